using System.Net;
using System.Text;
using System.Text.Json;
using AdminConsole.ControlPlane.Classifiers;
using AdminConsole.Gateway.Classifiers;
using AdminConsole.Gateway.Network;
using Mocop.Blocks;

namespace Gateway.Tests.Classifiers;

public sealed class ClassifierWireTests
{
    [Fact]
    public void A_question_is_text_kind_and_score()
    {
        var body = ClassifierWire.Write(new("“Hei” \uD800 <b>", BlockKind.Retrieval, 512));

        Assert.Equal("""{"text":"“Hei” \uFFFD <b>","kind":"retrieval","score":0.512}""", Encoding.UTF8.GetString(body).Replace("\uFFFD", "\\uFFFD", StringComparison.Ordinal));
        Assert.Equal(3, JsonDocument.Parse(body).RootElement.EnumerateObject().Count());
    }

    [Theory]
    [InlineData("""{"score":0.7315}""", 732, "")]
    [InlineData("""{"score":1,"label":"jailbreak"}""", 1000, "jailbreak")]
    [InlineData("""{"label":null,"score":0,"model":"mine-2"}""", 0, "")]
    public void An_answer_is_a_score_from_0_to_1_and_perhaps_a_label(string json, int score, string label) =>
        Assert.Equal(new ClassifierReply(score, label, null), Read(json));

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[0.5]")]
    [InlineData("0.5")]
    [InlineData("{}")]
    [InlineData("""{"score":"0.5"}""")]
    [InlineData("""{"score":1.001}""")]
    [InlineData("""{"score":-0.1}""")]
    [InlineData("""{"score":700}""")]
    [InlineData("""{"score":1e999}""")]
    [InlineData("""{"score":NaN}""")]
    [InlineData("""{"score":null}""")]
    [InlineData("""{"score":0.1,"score":0.9}""")]
    [InlineData("""{"score":0.5,"label":5}""")]
    [InlineData("""{"score":0.5,"label":"<script>"}""")]
    [InlineData("""{"score":0.5,"label":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""")]
    [InlineData("""{"score":0.5,"label":"\ud800"}""")]
    [InlineData("""{"score":0.5} {"score":0.5}""")]
    public void Anything_else_is_a_failure(string json) => Assert.Equal("malformed", Read(json).Failure?.Code);

    [Theory]
    [InlineData("https://classifier.example/v1", true, true)]
    [InlineData("https://93.184.216.34/", true, true)]
    [InlineData("http://classifier.example/v1", false, true)]
    [InlineData("ftp://classifier.example/v1", false, false)]
    [InlineData("file:///etc/passwd", false, false)]
    [InlineData("https://me:secret@classifier.example/", false, false)]
    [InlineData("https://127.0.0.1/", false, true)]
    [InlineData("https://[::1]/", false, true)]
    [InlineData("https://10.1.2.3/", false, true)]
    [InlineData("https://[fd12::1]/", false, true)]
    [InlineData("https://[::ffff:192.168.1.1]/", false, true)]
    [InlineData("https://2130706433/", false, true)]
    [InlineData("http://169.254.169.254/latest/meta-data", false, false)]
    [InlineData("http://[fe80::1]/", false, false)]
    [InlineData("http://[fd00:ec2::254]/", false, false)]
    [InlineData("https://[64:ff9b::5db8:d822]/", true, true)]
    [InlineData("https://[64:ff9b::a01:203]/", false, true)]
    [InlineData("http://[64:ff9b::a9fe:a9fe]/latest/meta-data", false, false)]
    [InlineData("https://[2002:a9fe:a9fe::1]/", false, false)]
    [InlineData("https://[2002:a01:203::1]/", false, true)]
    [InlineData("http://0.0.0.0/", false, false)]
    [InlineData("http://[::]/", false, false)]
    [InlineData("http://255.255.255.255/", false, false)]
    public void The_fence_says_where_a_classifier_may_be(string address, bool usually, bool withPrivateNetworks)
    {
        Assert.Equal(usually, new NetworkFence(allowPrivate: false).ProblemOf(new Uri(address)) is null);
        Assert.Equal(withPrivateNetworks, new NetworkFence(allowPrivate: true).ProblemOf(new Uri(address)) is null);
    }

    [Fact]
    public async Task A_name_is_judged_by_what_it_resolves_to_when_the_connection_is_made()
    {
        Assert.Null(new NetworkFence(allowPrivate: false).ProblemOf(new Uri("https://localhost/")));
        await Assert.ThrowsAsync<FencedException>(async () => await new NetworkFence(allowPrivate: false).ConnectAsync(new DnsEndPoint("localhost", 9), TestContext.Current.CancellationToken));
    }

    private static ClassifierReply Read(string json) => ClassifierWire.Read(Encoding.UTF8.GetBytes(json));
}
