using System.Text.Json;

namespace AdminConsole.Pages.Playground;

/// <summary>Examples of what comes back from plugins, written for this console.</summary>
public static class AttackLibrary
{
    private const string Resource = "AdminConsole.Pages.Playground.attacks.json";

    private static readonly Lazy<IReadOnlyList<Attack>> LazyAll = new(Read);

    /// <summary>All examples, in the order in which they are offered.</summary>
    public static IReadOnlyList<Attack> All => LazyAll.Value;

    private static Attack[] Read()
    {
        using var json = typeof(AttackLibrary).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        return JsonSerializer.Deserialize<Attack[]>(json, JsonSerializerOptions.Web) ?? throw new InvalidOperationException($"{Resource} is empty.");
    }
}

/// <summary>An example.</summary>
/// <param name="Id">Its stable name.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Group">Its kind.</param>
/// <param name="About">How it works, in a sentence.</param>
/// <param name="Content">What the plugin answers.</param>
/// <param name="Obeyed">Whether the simulated model obeys it when it stands naked in the prompt.</param>
public sealed record Attack(string Id, string Title, string Group, string About, string Content, bool Obeyed = false);
