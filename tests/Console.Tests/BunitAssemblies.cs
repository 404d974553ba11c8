using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace AdminConsole.Tests;

internal static class BunitAssemblies
{
    /// <summary>bUnit is built against a later AngleSharp.Diffing than the one that restores; the loader is told to take that one.</summary>
    [ModuleInitializer]
    internal static void TakeTheDiffingThatIsThere() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
        name.Name is "AngleSharp.Diffing" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll")) : null;
}
