using System.Reflection;
using System.Runtime.InteropServices;

namespace AdminConsole.Pages.Settings;

/// <summary>What runs here.</summary>
internal static class InstallationFacts
{
    /// <summary>The product's version, with the commit where the build knew it.</summary>
    public static string Version { get; } =
        typeof(InstallationFacts).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion is { } version
            ? version.Split('+') is [var number, { Length: > 12 } commit] ? $"{number} ({commit[..12]})" : version
            : "unknown";

    public static string Runtime { get; } = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}";
}
