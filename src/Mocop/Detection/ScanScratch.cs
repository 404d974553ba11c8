using Mocop.Detection.Packs;
using Mocop.Detection.Survey;
using Mocop.Detection.Views;

namespace Mocop.Detection;

/// <summary>The room that one scan needs, kept for the next scan on the same thread, so that a clean text allocates nothing.</summary>
internal sealed class ScanScratch
{
    [ThreadStatic]
    private static ScanScratch? _kept;

    internal PlainText Plain { get; } = new();

    internal TextSurvey Survey { get; } = new();

    internal MatchBuffer Matches { get; } = new();

    /// <summary>Whether some decoding may find something in the text as it stands.</summary>
    internal bool MayBeDecoded { get; set; }

    internal ScanWork Work { get; private set; } = new(0);

    /// <summary>The thread's room, taken out so that no second scan on the thread can get it.</summary>
    internal static ScanScratch Take(int length)
    {
        var scratch = _kept ?? new();
        _kept = null;
        scratch.Work.Reset(length);
        return scratch;
    }

    /// <summary>Gives it back.</summary>
    internal void Return()
    {
        Plain.Shrink();
        Survey.Shrink();
        Matches.Shrink();
        _kept = this;
    }
}
