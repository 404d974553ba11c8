namespace Mocop.Detection;

/// <summary>
/// What one scan has done so far and may still do. The limits grow with the length of the text, so that no text, however it is made, costs more than a
/// fixed amount per character.
/// </summary>
internal sealed class ScanWork(int length)
{
    private const int DecodedPerCharacter = 4;
    private int _expressions = 2_000 + (length / 32);
    private long _decoded = 65_536 + ((long)length * DecodedPerCharacter);
    private int _views = 64;

    /// <summary>Hits that phrases looked at.</summary>
    internal long Steps;

    /// <summary>Characters that were cut into words, over all views.</summary>
    internal long Characters;

    /// <summary>Whether a limit was reached, so that something may have been missed.</summary>
    internal bool IsExhausted { get; private set; }

    /// <summary>Asks for one more try of an expression.</summary>
    internal bool TakeExpression() => Allow(--_expressions >= 0);

    /// <summary>Asks for one more view of this many characters.</summary>
    internal bool TakeView(int characters) => Allow(--_views >= 0 && (_decoded -= characters) >= 0);

    private bool Allow(bool allowed)
    {
        IsExhausted |= !allowed;
        return allowed;
    }
}
