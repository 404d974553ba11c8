namespace Mocop.Cli;

/// <summary>Ends the program as wrongly used. The message is for a person and holds nothing of any content.</summary>
internal sealed class WrongUseException(string message) : Exception(message);
