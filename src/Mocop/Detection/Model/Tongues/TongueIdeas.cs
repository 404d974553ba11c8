namespace Mocop.Detection.Model.Tongues;

/// <summary>The ideas that words of every language are sorted into, and the few groups of ideas that orders use alike. Read from <c>groups.txt</c>.</summary>
internal sealed class TongueIdeas
{
    private static readonly Lazy<TongueIdeas> LazyBuiltIn = new(() => new(TongueTables.Lines("groups.txt")));
    private readonly Dictionary<string, byte> _numbers = new(StringComparer.Ordinal);
    private readonly List<byte> _groups = [0];

    private TongueIdeas(IEnumerable<string> lines)
    {
        byte group = 0;
        foreach (var line in lines)
        {
            group++;
            foreach (var idea in line.Split(' ').Skip(1))
            {
                _numbers.Add(idea, (byte)_groups.Count);
                _groups.Add(group);
            }
        }
    }

    /// <summary>The ideas that come with this library.</summary>
    internal static TongueIdeas BuiltIn => LazyBuiltIn.Value;

    /// <summary>The number of an idea, from 1 on.</summary>
    internal byte NumberOf(string idea) => _numbers[idea];

    /// <summary>The group of an idea, from 1 on.</summary>
    internal uint GroupOf(byte idea) => _groups[idea];
}
