using System.Reflection;

namespace AdminConsole.EndToEnd.Hosting;

/// <summary>What the build told this assembly about where things are.</summary>
internal static class BuildFacts
{
    public static string ConsoleProgram => Fact("ConsoleProgram");

    public static string Artifacts => Fact("Artifacts");

    private static string Fact(string key) =>
        typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => string.Equals(fact.Key, key, StringComparison.Ordinal)).Value!;
}
