namespace Mocop.Cli.Evaluation;

/// <summary>A share with its Wilson interval of 95 %.</summary>
/// <param name="Count">How many of them.</param>
/// <param name="Of">Out of how many.</param>
internal readonly record struct Share(int Count, int Of)
{
    private const double Z = 1.959963984540054;

    public double Value => Of == 0 ? double.NaN : (double)Count / Of;

    public double Low => Bound(-1);

    public double High => Bound(1);

    private double Bound(int side)
    {
        if (Of == 0)
            return double.NaN;
        double n = Of, p = Value, square = Z * Z;
        var middle = p + (square / (2 * n));
        var width = Z * Math.Sqrt((p * (1 - p) / n) + (square / (4 * n * n)));
        return Math.Clamp((middle + (side * width)) / (1 + (square / n)), 0, 1);
    }
}
