using System.Diagnostics;
using System.Globalization;
using Mocop.Detection;
using Mocop.Detection.Model;
using Mocop.Detection.Packs;
using Mocop.Train;

const int Seed = 7;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not [("train" or "held-out" or "split" or "control" or "show" or "mistakes" or "languages" or "tongues" or "authors") and var command, .. { Length: > 0 } inputs])
{
    await Console.Error.WriteLineAsync("""
        usage: dotnet run -c Release --project eng/train -- COMMAND FILE-OR-FOLDER…
          train      learns from everything and writes src/Mocop/Detection/Model/model.bin.br
          held-out   the table of sources held apart, each scored by a model that has not seen it
          split      one fixed division of the sources: learned from, setting the scales, measured
          control    held-out with random labels: the area under the curve must be near 0.5
          tongues    passages in other languages, with the passage or the language left out
          authors    English passages of authors who are left out
          languages  attacks in languages whose sentences are left out
          mistakes   the texts that a model which has not seen their source gets most wrong
          show       some of the texts that the trainer makes
        A file holds JSON lines: {"id","text","label":0|1,"kind","source"}.
        """);
    return 2;
}

var clock = Stopwatch.StartNew();
var root = new DirectoryInfo(AppContext.BaseDirectory);
while (!File.Exists(Path.Combine(root.FullName, "AdminConsole.sln")))
    root = root.Parent ?? throw new InvalidOperationException("Run it inside the repository.");
string TextFile(string name) => Path.Combine(root.FullName, "eng", "train", "texts", name);

var corpus = new Corpus(
    Grammar.Read(TextFile("attacks-en.txt"), TextFile("attacks-readers.txt"), TextFile("attacks-users.txt"), TextFile("attacks-languages.txt")),
    Grammar.Read(TextFile("benign-en.txt"), TextFile("benign-readers.txt"), TextFile("benign-languages.txt")),
    Grammar.Read(TextFile("carriers.txt")),
    Passage.ReadAll(TextFile("")),
    Seed);
var samples = corpus.Build([.. inputs.SelectMany(i => Directory.Exists(i) ? Directory.EnumerateFiles(i, "*.jsonl") : [i]).Order(StringComparer.Ordinal)]);
if (command == "tongues")
{
    TongueReport.Write(new(Seed), samples, new InjectionScanner(RulePack.BuiltIn, model: null));
    return 0;
}

if (command == "show")
{
    foreach (var sample in samples.Where(s => s.IsOwn).Index().Where(s => s.Index % 600 == 0).Select(s => s.Item))
        Console.WriteLine($"{(sample.IsAttack ? 1 : 0)} {sample.Source} {sample.Kind}: {sample.Text.ReplaceLineEndings("⏎")}");
    return 0;
}

if (command == "control")
{
    var random = new Random(Seed);
    samples = [.. samples.Where(s => !s.IsOwn).Select(s => s with { IsAttack = random.Next(2) == 0, Weight = 1 })];
}

new FeatureReader().Read(samples);
var rules = new InjectionScanner(RulePack.BuiltIn, model: null);
if (command == "languages")
{
    LanguageReport.Write(samples, rules, Seed);
    return 0;
}

if (command == "authors")
{
    AuthorReport.Write(samples, Seed);
    return 0;
}

var measured = samples.Where(s => !s.IsOwn).ToList();
foreach (var sample in measured)
    sample.RuleScore = rules.Scan(sample.Text, sample.Kind).Score;
Console.Error.WriteLine($"read {samples.Count} texts in {clock.Elapsed.TotalSeconds:0} s");
if (command == "split")
{
    FrozenSplit.Write(samples, Seed);
    return 0;
}

OutOfFold.Score(samples, Seed);
if (command == "control")
{
    Console.WriteLine($"area under the curve with random labels: {HeldOutReport.AreaUnderCurve(samples):0.000}");
    return 0;
}

var fitted = measured.Where(s => s.IsLearned).ToList();
ScoreScale direct = ScaleFitter.Fit(fitted, isDirect: true, 700), indirect = ScaleFitter.Fit(fitted, isDirect: false, 500);
if (command == "mistakes")
    HeldOutReport.WriteMistakes(fitted, rows: 120);
HeldOutReport.Write(measured, direct, indirect);
if (command == "train")
{
    var injection = new LogisticTrainer(s => s.IsAttack, Seed);
    injection.Train([.. samples.Where(s => s.IsLearned && s.Language is null)]);
    var instruction = new LogisticTrainer(s => s.GivesInstructions, Seed);
    instruction.Train([.. samples.Where(s => s.IsLearned && !s.IsDirect && s.Source != Sample.OwnPassage)]);
    var tongues = new TongueTrainer(Seed);
    var tongueModel = tongues.Train(tongues.Read(samples), direct, indirect);
    await using var file = File.Create(Path.Combine(root.FullName, "src", "Mocop", "Detection", "Model", "model.bin.br"));
    new InjectionModel(InjectionModel.ReadConcepts(), injection.Quantised(), instruction.Quantised(), direct, indirect, tongueModel).Write(file);
    Console.Error.WriteLine($"written, {file.Length} bytes");
}

Console.Error.WriteLine($"{clock.Elapsed.TotalSeconds:0} s");
return 0;
