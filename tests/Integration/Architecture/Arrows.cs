using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Integration.Architecture;

/// <summary>What an assembly may know of the others. Read from the built file, so that nothing hides behind reflection or a transitive package.</summary>
internal sealed record Arrow(string Project, IReadOnlyList<string> MayReference, IReadOnlyList<string> ForbiddenNamespaces)
{
    private static readonly string[] Parts =
    [
        "Mocop", "Mocop.JsonSchemas", "Mocop.Client", "Mocop.Cli", "AdminConsole.ControlPlane", "AdminConsole.Gateway", "AdminConsole",
        "AdminConsole.Migrations.Sqlite", "AdminConsole.Migrations.PostgreSql",
    ];

    /// <summary>The arrows of the design: AdminConsole → Gateway → ControlPlane → JsonSchemas → Mocop; Cli → Client, JsonSchemas, Mocop; Client → Mocop.</summary>
    public static IReadOnlyList<Arrow> All { get; } =
    [
        new("Mocop", [], ["Microsoft.AspNetCore", "Microsoft.Extensions", "Microsoft.EntityFrameworkCore", "System.Net.Http", "System.IO.File"]),
        new("Mocop.JsonSchemas", ["Mocop"], ["Microsoft.AspNetCore", "Microsoft.Extensions", "Microsoft.EntityFrameworkCore", "System.Net.Http", "System.IO.File"]),
        new("Mocop.Client", ["Mocop"], ["Microsoft.EntityFrameworkCore"]),
        new("Mocop.Cli", ["Mocop", "Mocop.Client", "Mocop.JsonSchemas"], ["Microsoft.EntityFrameworkCore"]),
        new("AdminConsole.ControlPlane", ["Mocop", "Mocop.JsonSchemas"], ["Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Mvc", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.SignalR", "Radzen"]),
        new("AdminConsole.Gateway", ["Mocop", "AdminConsole.ControlPlane"], ["Microsoft.AspNetCore.Components", "Radzen"]),
        new("AdminConsole", ["Mocop", "AdminConsole.ControlPlane", "AdminConsole.Gateway", "AdminConsole.Migrations.Sqlite", "AdminConsole.Migrations.PostgreSql"], []),
    ];

    /// <summary>Every breach of this arrow in an assembly's file.</summary>
    public IReadOnlyList<string> Breaches(string assemblyFile)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        var metadata = file.GetMetadataReader();
        var references = metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name));
        var types = metadata.TypeReferences.Select(h => metadata.GetTypeReference(h))
            .Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}");
        return
        [
            .. references.Where(r => Parts.Contains(r) && !MayReference.Contains(r)).Select(r => $"{Project} references {r}"),
            .. types.Where(t => ForbiddenNamespaces.Any(n => t.StartsWith(n + ".", StringComparison.Ordinal) || t == n)).Select(t => $"{Project} uses {t}"),
        ];
    }
}
