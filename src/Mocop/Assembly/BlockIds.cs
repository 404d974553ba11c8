using System.Buffers;
using System.Globalization;
using Mocop.Blocks;

namespace Mocop.Assembly;

/// <summary>Gives ids to blocks that came without one, and refuses an id that stands twice or is the engine's own.</summary>
internal sealed class BlockIds(IReadOnlyList<ContextBlock> blocks)
{
    /// <summary>The block to which provenance spans of the engine's own words belong.</summary>
    public const string Engine = "mocop";

    private static readonly SearchValues<char> s_letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    private readonly HashSet<string> _given = new(blocks.Select(b => b.Id).OfType<string>(), StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal) { Engine };

    public static bool IsValid(string id) => id.Length is > 0 and <= ContextLimits.IdChars && !id.AsSpan().ContainsAnyExcept(s_letters);

    public string? Next(int index)
    {
        if (blocks[index].Id is { } id)
            return _used.Add(id) ? id : null;
        var number = index + 1;
        while (_given.Contains(Name(number)) || !_used.Add(Name(number)))
            number++;
        return Name(number);
    }

    private static string Name(int number) => "b" + number.ToString(CultureInfo.InvariantCulture);
}
