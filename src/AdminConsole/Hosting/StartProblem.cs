using System.Data.Common;
using AdminConsole.ControlPlane.Persistence;
using Microsoft.AspNetCore.Connections;

namespace AdminConsole.Hosting;

/// <summary>Why the server does not start, for faults that whoever starts it can mend.</summary>
internal static class StartProblem
{
    /// <summary>One sentence or two; <see langword="null"/> for a fault of the program's own.</summary>
    public static string? Of(Exception fault) => fault switch
    {
        SettingException => fault.Message,
        IOException { InnerException: AddressInUseException } => $"--urls: {fault.Message.TrimEnd('.')}. Choose another one, for example --urls http://127.0.0.1:5050.",
        FormatException when fault.Message.StartsWith("Invalid url", StringComparison.Ordinal) => $"--urls: {fault.Message}. An address looks like http://127.0.0.1:5000.",
        DbException => $"Storage: the database cannot be used. {fault.Message}",
        _ => null,
    };
}
