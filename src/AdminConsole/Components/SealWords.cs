using Mocop.Sealing;

namespace AdminConsole.Components;

/// <summary>Why a seal does not hold, for a person.</summary>
internal static class SealWords
{
    public static string Why(VerificationResult result) => (result.Reason switch
    {
        "malformed" => "the envelope is no JSON",
        "schema" => $"the envelope is no mocop/1 envelope{(result.Path is null ? "" : $", see {result.Path}")}",
        "digest" => "the block is not the one that was sealed",
        "root" => "the list of blocks is not the one that was sealed",
        "seal" => "the seal itself cannot be read",
        "algorithm" => "the seal was made with another algorithm",
        "type" => "the seal belongs to something else",
        "key" => "the key is unknown or was retired",
        "signature" => "the signature does not fit",
        "not-yet-valid" => "it is not valid yet",
        "expired" => "it has expired",
        var reason => reason ?? "unknown reason",
    }) + (result.Block is null ? "" : $" (block {result.Block})");
}
