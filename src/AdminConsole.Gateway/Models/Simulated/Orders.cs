using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace AdminConsole.Gateway.Models.Simulated;

/// <summary>Finds the orders in a text: clauses that begin with a verb of command. Rules (“never …”, “only …”, “if …”) are no orders.</summary>
internal static partial class Orders
{
    private const int LongestObject = 200;

    /// <summary>Verbs that do something in the world, and how one says that it was done.</summary>
    private static readonly FrozenDictionary<string, string> Deeds = """
        buy:bought purchase:purchased order:ordered book:booked reserve:reserved pay:paid send:sent email:emailed mail:mailed forward:forwarded
        post:posted publish:published share:shared upload:uploaded transfer:transferred wire:wired move:moved copy:copied delete:deleted
        remove:removed erase:erased drop:dropped cancel:cancelled disable:disabled enable:enabled grant:granted approve:approved create:created
        install:installed download:downloaded run:ran execute:executed call:called invoke:invoked open:opened reveal:revealed leak:leaked
        disclose:disclosed exfiltrate:exfiltrated reset:reset change:changed update:updated
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(d => d.Split(':')).ToFrozenDictionary(d => d[0], d => d[1], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Speech = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "say", "print", "output", "write", "repeat", "reply", "respond", "answer");

    private static readonly FrozenSet<string> Overrides = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "ignore", "disregard", "forget", "override", "bypass", "skip");

    public static IEnumerable<Order> In(string text) =>
        from sentence in Sentences.Of(text)
        from clause in Clause.Split(sentence)
        let order = Read(Lead.Replace(clause.Trim(), ""))
        where order is not null
        select order;

    private static Order? Read(string clause)
    {
        var word = FirstWord.Match(clause);
        if (!word.Success || Rule.IsMatch(clause))
            return null;
        var verb = word.Groups["word"].Value;
        var rest = clause[word.Length..].Trim().Trim('"', '“', '”', '\'', '`').TrimEnd('.', '!', '?', ':', ';', ',').Trim();
        rest = rest.Length > LongestObject ? rest[..LongestObject] : rest;
        return Deeds.TryGetValue(verb, out var past) ? new(OrderKind.Deed, verb, past, rest)
            : Overrides.Contains(verb) && rest.Length > 0 ? new(OrderKind.Override, verb, verb, rest)
            : Speech.Contains(verb) && Quoted(verb, rest) is { Length: > 0 } words ? new(OrderKind.Speech, verb, verb, words)
            : null;
    }

    /// <summary>“reply with X” and “say X” name what to say; “answer in one sentence” does not.</summary>
    private static string? Quoted(string verb, string rest) =>
        rest.StartsWith("with ", StringComparison.OrdinalIgnoreCase) ? rest[5..].Trim('"', '“', '”', '\'', '`')
        : verb.Equals("say", StringComparison.OrdinalIgnoreCase) || verb.Equals("print", StringComparison.OrdinalIgnoreCase) || verb.Equals("repeat", StringComparison.OrdinalIgnoreCase) ? rest
        : null;

    [GeneratedRegex(@"(?:,\s*|\s+)(?:and|then|and then)\s+|;\s*|:\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Clause { get; }

    [GeneratedRegex(
        @"^(?:[\s""“'`*#>\-–•()\[\]]+|(?:please|now|then|also|instead|kindly|just|immediately|first|next|assistant|system|important|note|and|you (?:must|should|have to|need to|will|can|are to)|i (?:want|need) you to|(?:can|could|would|will) you(?: please)?|go ahead and|make sure to|be sure to|remember to)\b[\s,:]*)+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Lead { get; }

    [GeneratedRegex(@"^(?<word>\p{L}+)\b", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FirstWord { get; }

    [GeneratedRegex(@"\b(?:only|never|unless|if|when|whenever|not)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Rule { get; }
}

/// <summary>What an order asks for.</summary>
internal enum OrderKind
{
    /// <summary>To do something in the world.</summary>
    Deed,

    /// <summary>To say given words.</summary>
    Speech,

    /// <summary>To set other instructions aside.</summary>
    Override,
}

/// <summary>An order.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Verb">Its verb.</param>
/// <param name="Past">The verb as of something done.</param>
/// <param name="Rest">What the verb is about.</param>
internal sealed record Order(OrderKind Kind, string Verb, string Past, string Rest);
