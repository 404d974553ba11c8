namespace Mocop.Cli;

/// <summary>What a command reads and writes: JSON on the output, messages for people beside it.</summary>
internal sealed record Terminal(Stream Input, Stream Output, TextWriter Messages, TimeProvider Clock)
{
    public static Terminal OfProcess() => new(Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error, TimeProvider.System);
}
