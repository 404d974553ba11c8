namespace Mocop.Cli;

/// <summary>How the program ends.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The engine refused the request, or the envelope is not what was sealed.</summary>
    public const int Refused = 1;

    /// <summary>The command line is wrong, or a file cannot be read or is not what the command needs.</summary>
    public const int WrongUse = 2;
}
