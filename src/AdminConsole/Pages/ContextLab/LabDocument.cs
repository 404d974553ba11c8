using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Rendering;

namespace AdminConsole.Pages.ContextLab;

/// <summary>What an operator edits in the lab: the pieces of a prompt, and for what they are assembled.</summary>
public sealed class LabDocument
{
    public string Model { get; set; } = "gpt-4o";

    public RenderFormat Format { get; set; }

    public string Subject { get; set; } = "";

    public int Limit { get; set; } = 4000;

    public int Reserve { get; set; } = 600;

    public List<LabBlock> Blocks { get; } = [];

    /// <summary>A document with the blocks and settings of a request.</summary>
    public static LabDocument Of(ContextRequest request)
    {
        var document = new LabDocument
        {
            Model = request.Model,
            Format = request.Format,
            Subject = request.Subject ?? "",
            Limit = request.Budget?.Limit ?? ContextLimits.DefaultTokens,
            Reserve = request.Budget?.Reserve ?? 0,
        };
        document.Blocks.AddRange(request.Blocks.Select(LabBlock.Of));
        return document;
    }

    /// <summary>The request as it stands. Whose it is, is decided where it is assembled.</summary>
    public ContextRequest ToRequest() => new()
    {
        Tenant = "",
        Application = "",
        Model = Model,
        Format = Format,
        Subject = Subject.Length > 0 ? Subject : null,
        Budget = new ContextBudget(Limit, Reserve),
        Blocks = [.. Blocks.Select(b => b.ToBlock())],
    };

    /// <summary>Moves a block one place, if there is one.</summary>
    public void Move(LabBlock block, int by)
    {
        var from = Blocks.IndexOf(block);
        var to = from + by;
        if (from < 0 || to < 0 || to >= Blocks.Count) return;
        Blocks.RemoveAt(from);
        Blocks.Insert(to, block);
    }

    /// <summary>Adds an empty block: instructions first, everything else last.</summary>
    public LabBlock Add(BlockKind kind)
    {
        var block = new LabBlock { Kind = kind };
        if (kind == BlockKind.System) Blocks.Insert(Blocks.FindLastIndex(b => b.Kind == BlockKind.System) + 1, block);
        else Blocks.Add(block);
        return block;
    }
}
