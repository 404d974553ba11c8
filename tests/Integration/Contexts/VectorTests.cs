using System.Text;
using System.Text.Json;
using AdminConsole.ControlPlane.Access;
using AdminConsole.ControlPlane.Persistence;
using AdminConsole.ControlPlane.Signing;
using Integration.Hosting;
using Microsoft.EntityFrameworkCore;
using Mocop.Sealing;
using Mocop.Vectors;
using Tests.Shared;

namespace Integration.Contexts;

/// <summary>The test vectors of the specification over HTTP: a whole server that has their keys, in the minute in which they are valid.</summary>
public sealed class VectorTests(VectorServer server) : IClassFixture<VectorServer>
{
    private static readonly VectorFile s_file = VectorFile.Read();

    [Fact]
    public async Task The_api_answers_as_every_vector_says()
    {
        foreach (var vector in s_file.Vectors)
        {
            await server.ForgetAsync();
            foreach (var expected in vector.Results)
                Assert.Equal((vector.Name, expected), (vector.Name, await server.VerifyAsync(Encoding.UTF8.GetBytes(vector.Document), Query(vector))));
        }
    }

    [Fact]
    public async Task A_flipped_bit_in_any_byte_is_refused_for_the_reason_that_the_vectors_say()
    {
        foreach (var flips in s_file.Flips)
        {
            foreach (var (flipped, letter) in flips.Variants(Encoding.UTF8.GetBytes(s_file.Find(flips.Of).Document), step: 5))
                Assert.Equal($"{letter}", flips.Letters[(await server.VerifyAsync(flipped)).Reason ?? "valid"]);
        }
    }

    [Fact]
    public async Task The_api_judges_sealed_blocks_as_the_vectors_say()
    {
        foreach (var vector in s_file.SealedBlocks)
        {
            var reply = await server.Running.PostAsync("v1/contexts", server.Running.Acme, $$"""{"model":"gpt-4o","blocks":[{{vector.Block}}]}""");
            var proven = reply.Status == 200 && reply.Json.GetProperty("envelope").GetProperty("blocks")[0].GetProperty("proven").GetBoolean();
            Assert.Equal((vector.Name, vector.Valid), (vector.Name, proven));
            Assert.True(proven || reply.Code is "block.seal-broken" or "tenant.mismatch", reply.Code);
        }
    }

    [Fact]
    public async Task The_published_keys_are_those_that_verify()
    {
        var published = (await server.Running.SendAsync(HttpMethod.Get, ".well-known/jwks.json", key: null)).Body;
        Assert.Contains(VectorKeys.Active.Id, published, StringComparison.Ordinal);
        Assert.Contains(VectorKeys.Older.Id, published, StringComparison.Ordinal);
        Assert.DoesNotContain(VectorKeys.Retired.Id, published, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_context_is_accepted_once_by_the_applications_of_a_tenant_and_however_many_ask_at_once()
    {
        await server.ForgetAsync();
        var document = Encoding.UTF8.GetBytes(s_file.Find("one-block").Document);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.VerifyAsync(document, "?once=true")));
        Assert.Single(answers, a => a.Valid);
        Assert.All(answers.Where(a => !a.Valid), a => Assert.Equal("replay", a.Reason));
        Assert.True((await server.VerifyAsync(document)).Valid);
    }

    private static string Query(Vector vector)
    {
        string[] after = vector.Expected?.After is { } session ? [$"session={Uri.EscapeDataString(session.Id)}", $"after={session.Sequence}"] : [];
        string[] block = vector.Expected?.Block is { } id ? [$"block={Uri.EscapeDataString(id)}"] : [];
        string[] once = vector.Remember ? ["once=true"] : [];
        return "?" + string.Join('&', [.. after, .. block, .. once]);
    }
}

/// <summary>A server with the keys of the vectors: one signs, one is older, one was retired.</summary>
public sealed class VectorServer : IAsyncLifetime
{
    private HttpClient? _http;

    public RunningServer Running { get; } = new() { Clock = new ManualClock(VectorFile.Read().Time) };

    public async ValueTask InitializeAsync()
    {
        await Running.InitializeAsync();
        var (secrets, cancellation) = (Running.Get<ISecretProtector>(), TestContext.Current.CancellationToken);
        await using (var store = Running.Store())
        {
            var newest = await store.SigningKeys.MaxAsync(k => k.CreatedAt, cancellation);
            var keys = new[] { VectorKeys.Retired, VectorKeys.Older, VectorKeys.Active };
            store.SigningKeys.AddRange(keys.Select((key, i) => new StoredSigningKey { Kid = key.Id, ProtectedPem = secrets.Protect(key.ExportPem()), CreatedAt = newest.AddSeconds(i + 1) }));
            await store.SaveChangesAsync(cancellation);
        }

        Assert.True((await Running.Get<SigningKeyStore>().RetireAsync(Actor.System, VectorKeys.Retired.Id, cancellation)).Succeeded);
        _http = new HttpClient { BaseAddress = Running.Address, DefaultRequestHeaders = { Authorization = new("Bearer", Running.Acme.Key) } };
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        await Running.DisposeAsync();
    }

    public async Task ForgetAsync()
    {
        await using var store = Running.Store();
        await store.AcceptedContexts.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
    }

    internal async Task<VectorResult> VerifyAsync(byte[] document, string query = "")
    {
        using var content = new ByteArrayContent(document) { Headers = { ContentType = new("application/json") } };
        using var response = await _http!.PostAsync(new Uri($"v1/contexts/verify{query}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var json = answer.RootElement;
        return VectorResult.Of(new VerificationResult(json.GetProperty("valid").GetBoolean(), Text("key"), Text("reason"), Text("block")));

        string? Text(string name) => json.TryGetProperty(name, out var member) ? member.GetString() : null;
    }
}
