using System.CommandLine;
using System.Text;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Cli.Evaluation;
using Mocop.Cli.Input;
using Mocop.Cli.Lines;
using Mocop.Cli.Output;
using Mocop.Detection;
using Mocop.Json;
using Mocop.Policies;

namespace Mocop.Cli.Commands;

/// <summary><c>mocop eval</c></summary>
internal static class EvalCommand
{
    private const string About = "Measures the detector on labelled texts: what it flags of the attacks and of the benign texts of each source.";

    private const string Lesson = """
        A line is {"id":"…","text":"…","label":1,"kind":"indirect","source":"…"}: label 1 is an attack, 0 is benign. Attacks of kind direct and jailbreak are scanned as
        a user's message, everything else as a plugin's answer; --as gives all texts one kind. Shares come with Wilson intervals of 95 %. The recalls
        at 1 % and 0.1 % are at thresholds set on the benign texts of the same run; flagged and blocked are at the policy's own thresholds.

        Example:  mocop eval attacks.jsonl benign.jsonl
                  mocop eval --by source --json attacks.jsonl benign.jsonl

        """;

    public static Command Build(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE") { Description = "Labelled texts as JSON lines.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Answer in JSON." };
        var by = new Option<string>("--by") { Description = "What is one source: the file, the member source or kind, or the id up to its last hyphen.", DefaultValueFactory = _ => "file" };
        by.AcceptOnlyFromAmong("file", "source", "kind", "id");
        var kind = new Option<string>("--as") { Description = "Scan all texts as this kind of block; auto goes by the kind of attack.", DefaultValueFactory = _ => "auto" };
        kind.AcceptOnlyFromAmong(["auto", .. WireName.All<BlockKind>()]);
        var policyFile = PolicyOption.Build();

        var command = new Command("eval", About) { files, json, by, kind, policyFile };
        command.SetAction(async (parsed, cancellation) =>
        {
            var policy = await PolicyOption.ReadAsync(parsed.GetValue(policyFile), terminal, cancellation);
            var groups = new Dictionary<(string, bool), EvalGroup>();
            foreach (var file in parsed.GetValue(files)!)
                await MeasureAsync(file, parsed.GetValue(by)!, parsed.GetValue(kind)!, policy, groups, terminal, cancellation);
            if (groups.Count == 0)
                throw new WrongUseException("There is no labelled text.");
            var report = EvalReport.Of(groups.Values);
            if (parsed.GetValue(json))
                await JsonOutput.WriteLineAsync(terminal, report, cancellation);
            else
                await terminal.Output.WriteAsync(Encoding.UTF8.GetBytes(EvalTable.Write(report)), cancellation);
            return ExitCode.Done;
        });
        return TeachingHelp.Teach(command, Lesson);
    }

    private static async Task MeasureAsync(
        string file, string by, string kind, GuardrailPolicy policy, Dictionary<(string, bool), EvalGroup> groups, Terminal terminal, CancellationToken cancellation)
    {
        var inspector = new BlockInspector(InjectionScanner.Default);
        await using var stream = InputFile.Open(file, terminal);
        await OrderedWork.RunAsync(new LineReader(stream, file), Scan, Count, cancellation);

        List<Outcome> Scan(LineBatch batch)
        {
            var outcomes = new List<Outcome>();
            foreach (var (number, bytes) in batch.Lines())
            {
                var line = EvalLine.Parse(bytes, number);
                var scan = inspector.Inspect(new ContextBlock { Kind = KindOf(line, kind), Content = line.Text }, policy);
                outcomes.Add(new(SourceOf(line, by, file), line.IsAttack, scan.Score, scan.Verdict));
            }

            return outcomes;
        }

        Task Count(List<Outcome> outcomes)
        {
            foreach (var outcome in outcomes)
            {
                if (!groups.TryGetValue((outcome.Source, outcome.IsAttack), out var group))
                    groups.Add((outcome.Source, outcome.IsAttack), group = new(outcome.Source, outcome.IsAttack));
                group.Add(outcome.Score, outcome.Verdict);
            }

            return Task.CompletedTask;
        }
    }

    private static BlockKind KindOf(EvalLine line, string kind) =>
        WireName.TryParse<BlockKind>(kind, out var known) ? known : line.Kind is "direct" or "jailbreak" ? BlockKind.User : BlockKind.Plugin;

    private static string SourceOf(EvalLine line, string by, string file) => by switch
    {
        "source" => line.Source,
        "kind" => line.Kind,
        "id" => line.Id[..Math.Max(0, line.Id.LastIndexOf('-'))],
        _ => Path.GetFileNameWithoutExtension(file),
    };

    private readonly record struct Outcome(string Source, bool IsAttack, int Score, Verdict Verdict);
}
