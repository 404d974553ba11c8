using System.Globalization;
using System.Text.Json;
using Mocop.Blocks;

namespace Mocop.Train;

/// <summary>The texts: labelled files, sentences of our own, and attacks put into clean documents.</summary>
internal sealed class Corpus(Grammar attacks, Grammar benign, Grammar carriers, IReadOnlyList<Passage> passages, int seed)
{
    private const int EnglishAttacks = 18000;
    private const int LanguageAttacks = 8000;
    private const int EnglishBenign = 14000;
    private const int LanguageBenign = 4000;
    private const int Buried = 10000;
    private const int BuriedTasks = 1500;
    private const int Carriers = 10000;
    private const int TimesAlone = 2;
    private const int TimesBuried = 3;
    private const float MostOfASource = 500;
    private const float MostOfABenignSource = 2500;

    private const uint RepositoryGroups = 6;

    /// <summary>Files of many repositories.</summary>
    private static readonly HashSet<string> Repositories = ["tech_docs_plain", "code_and_config", "docs_about_injection", "agent_instruction_files"];

    /// <summary>Attacks that a user could not mean innocently either.</summary>
    private static readonly HashSet<string> Direct = ["!override", "!leak", "!persona", "!authority", "!force", "!split", "!completion", "!extra"];
    private readonly Random _random = new(seed);

    internal List<Sample> Build(IReadOnlyList<string> files)
    {
        var read = files.SelectMany(Read).ToList();
        var clean = read.Where(s => !s.IsAttack && s.Source is "bipia_contexts_train" or "tech_docs_plain" or "asb_benign" or "garak_latent_clean" or "code_and_config").ToList();
        List<Sample> samples = [.. read, .. OwnAttacks(), .. OwnBenign()];
        for (var i = 0; i < Carriers; i++)
        {
            var carrier = Carrier(clean);
            samples.Add(i % 3 == 0 ? Insert(carrier, BenignText(), false, 1) : carrier with { Weight = 1 });
        }

        for (var i = 0; i < Buried; i++)
            samples.Add(Insert(Carrier(clean), AttackText(), true, 1));
        for (var i = 0; i < BuriedTasks; i++)
        {
            samples.Add(Insert(Carrier(clean), attacks.Sample(i % 2 == 1 ? "trivia" : "writetask", _random), true, 0.4f));
        }

        var harmless = passages.Where(p => p is { IsAttack: false, Language: not null }).ToLookup(p => p.Language);
        foreach (var (number, passage) in passages.Index())
        {
            var source = passage.GivesInstructions ? Sample.OwnInstructions : Sample.OwnPassage;
            for (var i = 0; i < TimesAlone; i++)
                samples.Add(new(source, "own", Vary(passage.Text), passage.IsAttack, passage.IsAttack ? passage.Kind : i % 2 == 0 ? BlockKind.Plugin : BlockKind.User, 1) { Passage = number, Author = passage.Author });
            for (var i = 0; i < TimesBuried; i++)
                samples.Add(Insert(Carrier(clean), Vary(passage.Text), passage.IsAttack, 1) with { Source = source, Author = passage.Author });
            var sameLanguage = harmless[passage.Language ?? ""].ToArray();
            foreach (var carrier in sameLanguage.Length == 0 ? [] : _random.GetItems(sameLanguage, TimesBuried))
                samples.Add(Insert(new("own-carrier", "own", carrier.Text, false, BlockKind.Plugin, 1), passage.Text, passage.IsAttack, 1) with { Source = source, Passage = number, Author = passage.Author });
        }

        return samples;
    }

    private IEnumerable<Sample> OwnAttacks()
    {
        var roots = attacks.Roots.ToArray();
        var english = roots.Where(r => r.Length > 4).ToArray();
        var languages = roots.Where(r => r.Length <= 4).ToArray();
        var lines = english.SelectMany(r => attacks.Lines(r).Select(l => (Root: r, Line: l))).ToArray();
        for (var i = 0; i < EnglishAttacks; i++)
        {
            var (root, line) = lines[i % lines.Length];
            var kind = IsOfUsers(root) ? _random.Next(4) > 0 ? BlockKind.User : BlockKind.Plugin : Direct.Contains(root) && _random.Next(2) == 0 ? BlockKind.User : BlockKind.Plugin;
            yield return new("own" + root, "own", Vary(attacks.Expand(line, _random)), true, kind, 1);
        }

        var foreign = languages.SelectMany(r => attacks.Lines(r).Select(l => (Root: r, Line: l))).ToArray();
        for (var i = 0; i < LanguageAttacks; i++)
        {
            var (root, line) = foreign[i % foreign.Length];
            yield return new("own" + root, "own", Vary(attacks.Expand(line, _random)), true, _random.Next(2) == 0 ? BlockKind.User : BlockKind.Plugin, 1);
        }
    }

    private static bool IsOfUsers(string root) => root.StartsWith("!u-", StringComparison.Ordinal);

    private static bool IsForeign(string root) =>
        root.Length <= 4 && root is not "!ui" || root is "!nordic" or "!more" or "!aimore" || (root.StartsWith("!ai", StringComparison.Ordinal) && root.Length == 5);

    private IEnumerable<Sample> OwnBenign()
    {
        var roots = benign.Roots.ToArray();
        foreach (var (names, count) in new[] { (roots.Where(r => !IsForeign(r)).ToArray(), EnglishBenign), (roots.Where(r => IsForeign(r)).ToArray(), LanguageBenign) })
        {
            var lines = names.SelectMany(r => benign.Lines(r).Select(l => (Root: r, Line: l))).ToArray();
            for (var i = 0; i < count; i++)
            {
                var (root, line) = lines[i % lines.Length];
                yield return new("own-benign" + root, "own", Vary(benign.Expand(line, _random)), false, _random.Next(2) == 0 ? BlockKind.User : BlockKind.Plugin, 1);
            }
        }
    }

    private string AttackText()
    {
        var roots = attacks.Roots.ToArray();
        var root = roots[_random.Next(roots.Length)];
        if (root.Length <= 4 && _random.Next(3) > 0)
            root = "!sequence";
        return Vary(attacks.Sample(root, _random));
    }

    private string BenignText()
    {
        var roots = benign.Roots.ToArray();
        return Vary(benign.Sample(roots[_random.Next(roots.Length)], _random));
    }

    /// <summary>Now and then in capitals, in small letters, or between comment signs.</summary>
    private string Vary(string text) => _random.Next(20) switch
    {
        0 => text.ToUpperInvariant(),
        1 or 2 => text.ToLowerInvariant(),
        _ => text,
    };

    private Sample Carrier(List<Sample> clean)
    {
        if (_random.Next(2) == 0 || clean.Count == 0)
        {
            var roots = carriers.Roots.ToArray();
            var root = roots[_random.Next(roots.Length)];
            return new("own-carrier" + root, "own", carriers.Sample(root, _random), false, BlockKind.Plugin, 1);
        }

        var found = clean[_random.Next(clean.Count)];
        return found with { Source = "own-carrier" };
    }

    /// <summary>Puts a text between two lines or sentences of a document.</summary>
    private Sample Insert(Sample carrier, string text, bool isAttack, float weight)
    {
        List<int> places = [0, carrier.Text.Length];
        for (var i = 1; i < carrier.Text.Length; i++)
        {
            if (carrier.Text[i - 1] == '\n' || (carrier.Text[i] == ' ' && carrier.Text[i - 1] is '.' or '!' or '?' or '"' or '>' or ','))
                places.Add(i);
        }

        var at = places[_random.Next(places.Count)];
        var wrapped = _random.Next(12) switch
        {
            0 => $"<!-- {text} -->",
            1 => $"<p>{text}</p>",
            2 => $"\n\n{text}\n\n",
            3 => $"({text})",
            4 => $"// {text}\n",
            5 => $"\"note\": \"{text}\", ",
            _ => at > 0 && carrier.Text[at - 1] == '\n' ? text + "\n" : " " + text + " ",
        };
        return new(isAttack ? "own-buried" : "own-hard", carrier.Group, carrier.Text[..at] + wrapped + carrier.Text[at..], isAttack, BlockKind.Plugin, weight, at..(at + wrapped.Length));
    }

    /// <summary>Texts of one repository are held apart together, whichever file they stand in.</summary>
    private static string Repository(string source)
    {
        var hash = 0u;
        foreach (var letter in source.Split(' ')[0])
            hash = (hash * 31) + letter;
        return string.Create(CultureInfo.InvariantCulture, $"repositories {hash % RepositoryGroups}");
    }

    private IEnumerable<Sample> Read(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var rows = File.ReadLines(file).Where(l => l.Length > 0).Select(l => JsonElement.Parse(l)).ToList();
        var attacked = Math.Max(1, rows.Count(r => r.GetProperty("label").GetInt32() == 1));
        var group = name.StartsWith("obfuscation", StringComparison.Ordinal) ? "obfuscation" : name.Split('_')[0] is "cyberseceval" ? name : name.Split('_')[0];
        foreach (var row in rows)
        {
            var isAttack = row.GetProperty("label").GetInt32() == 1;
            var family = row.GetProperty("kind").GetString()!;
            var kind = family is "direct" or "jailbreak" || name is "selfinstruct_user" or "cyberseceval_frr" ? BlockKind.User : BlockKind.Plugin;
            var weight = isAttack ? Math.Min(1, MostOfASource / attacked) : Math.Min(1, MostOfABenignSource / (rows.Count - attacked + 1));
            yield return new(name, Repositories.Contains(name) ? Repository(row.GetProperty("source").GetString()!) : group, row.GetProperty("text").GetString()!, isAttack, kind, weight);
        }
    }
}
