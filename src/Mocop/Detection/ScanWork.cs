namespace Mocop.Detection;

/// <summary>
/// What one scan has done so far and may still do. The limits grow with the length of the text, so that no text, however it is made, costs more than a
/// fixed amount per character.
/// </summary>
internal sealed class ScanWork
{
    private const int DecodedPerCharacter = 4;
    private int _expressions;
    private long _decoded;
    private int _views;

    internal ScanWork(int length) => Reset(length);

    /// <summary>Whether everything is to be tried everywhere, whatever the fast pass says: what it must not change is tested against this.</summary>
    internal bool IsExhaustive { get; init; }

    /// <summary>Hits that phrases looked at.</summary>
    internal long Steps;

    /// <summary>Characters that were surveyed or cut into words, over all views.</summary>
    internal long Characters;

    /// <summary>Whether a limit was reached, so that something may have been missed.</summary>
    internal bool IsExhausted { get; private set; }

    /// <summary>Begins anew.</summary>
    internal void Reset(int length)
    {
        _expressions = 2_000 + (length / 32);
        _decoded = 65_536 + ((long)length * DecodedPerCharacter);
        _views = 64;
        Steps = Characters = 0;
        IsExhausted = false;
    }

    /// <summary>Asks for one more try of an expression.</summary>
    internal bool TakeExpression() => Allow(--_expressions >= 0);

    /// <summary>Whether one more view may be had at all.</summary>
    internal bool HasRoom => _views >= 0 && _decoded >= 0;

    /// <summary>Asks for one more view of this many characters.</summary>
    internal bool TakeView(int characters) => Allow(--_views >= 0 && (_decoded -= characters) >= 0);

    private bool Allow(bool allowed)
    {
        IsExhausted |= !allowed;
        return allowed;
    }
}
