using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Mocop.Blocks;
using Mocop.Client.Contexts;
using Mocop.Client.Incidents;
using Mocop.Json;
using Mocop.Sealing;

namespace Mocop.Client;

/// <summary>Calls a gateway for one application. Every method throws <see cref="MocopException"/> when the gateway refuses, and <see cref="HttpRequestException"/> when it does not answer. Safe to use from many threads.</summary>
public sealed class MocopClient : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>Makes a client.</summary>
    /// <param name="address">The gateway, e.g. <c>https://mocop.example/</c>.</param>
    /// <param name="key">The application's API key, <c>mk_…</c>.</param>
    /// <param name="handler">Sends the requests; a usual one when left out. It is not disposed.</param>
    public MocopClient(Uri address, string key, HttpMessageHandler? handler = null)
    {
        _http = handler is null ? new HttpClient() : new HttpClient(handler, disposeHandler: false);
        _http.BaseAddress = address;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Assembles, seals and renders a context.</summary>
    /// <param name="draft">The pieces.</param>
    /// <param name="cancellation">Ends the wait; what was flagged by then is stored all the same.</param>
    /// <returns>The context.</returns>
    public async Task<ContextResult> AssembleAsync(ContextDraft draft, CancellationToken cancellation = default)
    {
        using var answer = await PostAsync("v1/contexts?map=compact", draft.ToJson(), cancellation);
        return ContextResult.Read(answer.RootElement);
    }

    /// <summary>Opens a context of the application's own.</summary>
    /// <param name="id">Its id, <c>ctx_…</c>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The envelope in its canonical bytes, and its seal.</returns>
    public async Task<SealedEnvelope> GetContextAsync(string id, CancellationToken cancellation = default)
    {
        using var answer = await GetAsync($"v1/contexts/{Uri.EscapeDataString(id)}", cancellation);
        return SealedEnvelope.Read(answer.RootElement);
    }

    /// <summary>Fetches the proof of one block of a context of the application's own: it shows that block while the others stay secret.</summary>
    /// <param name="id">The context's id, <c>ctx_…</c>.</param>
    /// <param name="block">The block's id.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The document in JSON, as it came; <see cref="EnvelopeVerifier"/> and <c>mocop verify</c> take it.</returns>
    public async Task<ReadOnlyMemory<byte>> GetProofAsync(string id, string block, CancellationToken cancellation = default)
    {
        using var answer = await GetAsync($"v1/contexts/{Uri.EscapeDataString(id)}/blocks/{Uri.EscapeDataString(block)}/proof", cancellation);
        return JsonMarshal.GetRawUtf8Value(answer.RootElement).ToArray();
    }

    /// <summary>Asks whether an envelope is what the gateway sealed for the application's tenant. <see cref="EnvelopeVerifier"/> tells the same without asking.</summary>
    /// <param name="envelope">The envelope and its seal.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Whether it is, and if not, why and which block is at fault; besides the reasons of the verifier there is <c>tenant</c>.</returns>
    public async Task<VerificationResult> VerifyAsync(SealedEnvelope envelope, CancellationToken cancellation = default)
    {
        byte[] body = [.. "{\"envelope\":"u8, .. envelope.Utf8.Span, .. ",\"seal\":"u8, .. SealJson.Write(envelope.Seal), .. "}"u8];
        using var answer = await PostAsync("v1/contexts/verify", body, cancellation);
        var json = new AnswerReader(answer.RootElement);
        return new VerificationResult(json.Flag("valid"), json.OptionalText("key"), json.OptionalText("reason"), json.OptionalText("block"), json.OptionalText("path"));
    }

    /// <summary>Scans one text under the tenant's policy. A flagged text is stored as an incident.</summary>
    /// <param name="text">The text.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Score, verdict and findings.</returns>
    public async Task<ScanReport> ScanAsync(string text, BlockKind kind = BlockKind.Plugin, CancellationToken cancellation = default)
    {
        using var answer = await PostAsync("v1/scan", JsonSerializer.SerializeToUtf8Bytes(new { text, kind = WireName.Of(kind) }), cancellation);
        return ScanReport.Read(answer.RootElement);
    }

    /// <summary>Opens an incident of the application's own.</summary>
    /// <param name="id">Its id, <c>inc_…</c>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The incident; the text that was flagged is not in it.</returns>
    public async Task<IncidentInfo> GetIncidentAsync(string id, CancellationToken cancellation = default)
    {
        using var answer = await GetAsync($"v1/incidents/{Uri.EscapeDataString(id)}", cancellation);
        return IncidentInfo.Read(answer.RootElement);
    }

    /// <summary>The names of the models that the application may ask for.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The names.</returns>
    public async Task<IReadOnlyList<string>> ListModelsAsync(CancellationToken cancellation = default)
    {
        using var answer = await GetAsync("v1/models", cancellation);
        return [.. new AnswerReader(answer.RootElement).Items("data").Select(m => m.Text("id"))];
    }

    /// <summary>The public keys of the gateway, with which <see cref="EnvelopeVerifier"/> verifies without asking it again.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The keys.</returns>
    /// <exception cref="InvalidDataException">The answer is no key set.</exception>
    public async Task<JsonWebKeys> GetKeysAsync(CancellationToken cancellation = default)
    {
        var utf8 = await _http.GetByteArrayAsync(new Uri(".well-known/jwks.json", UriKind.Relative), cancellation);
        return JsonWebKeys.TryParse(utf8, out var keys, out var error) ? keys : throw new InvalidDataException($"The gateway's keys: {error!.Path} {error.Message}.");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<JsonDocument> GetAsync(string path, CancellationToken cancellation)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        return await ReadAsync(response, cancellation);
    }

    private async Task<JsonDocument> PostAsync(string path, byte[] json, CancellationToken cancellation)
    {
        using var body = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), body, cancellation);
        return await ReadAsync(response, cancellation);
    }

    private static async Task<JsonDocument> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var utf8 = await response.Content.ReadAsByteArrayAsync(cancellation);
        if (response.IsSuccessStatusCode)
            return JsonDocument.Parse(utf8);
        throw AnswerReader.Refusal(response.StatusCode, Encoding.UTF8.GetString(utf8));
    }
}
