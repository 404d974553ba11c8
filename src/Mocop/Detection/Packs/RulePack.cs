namespace Mocop.Detection.Packs;

/// <summary>A versioned set of detection rules, read from JSON and checked. Immutable.</summary>
public sealed class RulePack
{
    private static readonly Lazy<RulePack> LazyBuiltIn = new(ReadBuiltIn);

    internal RulePack(string id, string version, IReadOnlyList<DetectionRule> rules, IReadOnlyDictionary<string, CategoryTaxonomy> categories, IReadOnlyDictionary<string, string> words)
    {
        Id = id;
        Version = version;
        Rules = rules;
        Categories = categories;
        Words = words;
    }

    /// <summary>The rules that come with this library.</summary>
    public static RulePack BuiltIn => LazyBuiltIn.Value;

    /// <summary>The pack's name.</summary>
    public string Id { get; }

    /// <summary>The pack's version, to be recorded with what it found.</summary>
    public string Version { get; }

    /// <summary>The rules, by file and then in the order of the file.</summary>
    public IReadOnlyList<DetectionRule> Rules { get; }

    /// <summary>The families and their published names.</summary>
    public IReadOnlyDictionary<string, CategoryTaxonomy> Categories { get; }

    /// <summary>The word lists that patterns name with <c>@</c>, each as alternatives: <c>buy|purchase</c>.</summary>
    public IReadOnlyDictionary<string, string> Words { get; }

    /// <summary>Reads a pack from the JSON of its files.</summary>
    /// <param name="documents">The files; all name the same pack and version.</param>
    /// <returns>The pack, or what is wrong with the files.</returns>
    public static RulePackReading Read(IEnumerable<string> documents) => RulePackReader.Read(documents);

    private static RulePack ReadBuiltIn()
    {
        var assembly = typeof(RulePack).Assembly;
        var names = assembly.GetManifestResourceNames().Where(n => n.Contains(".Detection.Packs.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var reading = RulePackReader.ReadTried(names.Select(n => ReadText(assembly, n)));
        return reading.Pack ?? throw new InvalidOperationException("The built-in rule pack is broken: " + string.Join("; ", reading.Errors));
    }

    private static string ReadText(System.Reflection.Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

/// <summary>The outcome of reading a pack.</summary>
/// <param name="Pack">The pack, if nothing is wrong.</param>
/// <param name="Errors">What is wrong, each naming the rule and the member; empty if nothing is.</param>
public sealed record RulePackReading(RulePack? Pack, IReadOnlyList<string> Errors);
