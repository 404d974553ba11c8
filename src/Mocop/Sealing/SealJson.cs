using System.Text.Json;
using Mocop.Json;

namespace Mocop.Sealing;

/// <summary>Reads and writes a seal: <c>{"protected":"…","signature":"…"}</c>.</summary>
public static class SealJson
{
    private const int MaxBytes = 4096;

    /// <summary>Writes a seal in canonical JSON.</summary>
    /// <param name="seal">The seal.</param>
    /// <returns>UTF-8.</returns>
    public static byte[] Write(JwsSeal seal) => new CanonicalJsonWriter().StartObject()
        .Name("protected").String(seal.Protected).Name("signature").String(seal.Signature).EndObject().ToArray();

    /// <summary>Reads a seal; members that are unknown, missing or doubled refuse it.</summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="seal">The seal.</param>
    /// <param name="error">What is wrong.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> utf8, out JwsSeal seal, out JsonError? error)
    {
        seal = new JwsSeal("", "");
        if (!StrictJson.TryParse(utf8, MaxBytes, out var document, out error))
            return false;
        using (document)
        {
            var json = new StrictJson();
            seal = Read(json, document.RootElement, "");
            error = json.Error;
            return error is null;
        }
    }

    internal static JwsSeal Read(StrictJson json, JsonElement value, string path)
    {
        var members = json.Members(value, path, "protected", "signature");
        return new JwsSeal(members.Text("protected", 1024), members.Text("signature", 256));
    }
}
