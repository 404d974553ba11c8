using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Integration.Hosting;

namespace Integration.Crash;

public sealed class CrashTests
{
    private const int Callers = 4;
    private const int AnswersBeforeTheCrash = 60;

    [Fact]
    public async Task A_killed_server_loses_no_incident_whose_caller_had_its_answer()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("mocop-crash-");
        var key = await ServerProcess.RunAsync(folder, "provision", "--tenant", "acme", "--application", "bot");
        var answered = new ConcurrentBag<string>();

        await using (var server = await ServerProcess.StartAsync(folder))
        {
            var enough = new TaskCompletionSource();
            var callers = Enumerable.Range(0, Callers).Select(i => Task.Run(() => CallUntilItBreaksAsync(server.Address, key, i, answered, enough), cancellation)).ToList();
            await enough.Task.WaitAsync(TimeSpan.FromSeconds(120), cancellation);
            await server.KillAsync();
            await Task.WhenAll(callers);
        }

        await using (var server = await ServerProcess.StartAsync(folder))
        {
            using var http = Client(server.Address, key);
            Assert.True(answered.Count >= AnswersBeforeTheCrash);
            foreach (var incident in answered)
                Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri($"v1/incidents/{incident}", UriKind.Relative), cancellation)).StatusCode);
        }

        folder.Delete(recursive: true);
    }

    /// <summary>Notes each incident once the head of its answer is here: that is when the caller knows of it.</summary>
    private static async Task CallUntilItBreaksAsync(Uri address, string key, int caller, ConcurrentBag<string> answered, TaskCompletionSource enough)
    {
        using var http = Client(address, key);
        try
        {
            while (true)
            {
                var streams = answered.Count % 2 == caller % 2;
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("v1/chat/completions", UriKind.Relative))
                {
                    Content = new StringContent(streams ? Injection.Chat.Replace("\"model\"", "\"stream\":true,\"model\"", StringComparison.Ordinal) : Injection.Chat, Encoding.UTF8, "application/json"),
                };
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                answered.Add(response.Headers.GetValues("x-mocop-incident").Single());
                if (answered.Count >= AnswersBeforeTheCrash)
                    enough.TrySetResult();
                await response.Content.ReadAsStringAsync();
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            // The crash.
        }
        catch (Exception fault)
        {
            enough.TrySetException(fault);
        }
    }

    private static HttpClient Client(Uri address, string key)
    {
        var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }
}
