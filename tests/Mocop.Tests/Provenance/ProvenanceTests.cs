using System.Text;
using System.Text.Json;
using Mocop.Blocks;
using Mocop.Policies;
using Mocop.Provenance;
using Mocop.Rendering;
using Mocop.Tests.Assembly;
using Mocop.Tokens;

namespace Mocop.Tests.Provenance;

public sealed class ProvenanceTests
{
    [Fact]
    public void A_token_of_content_and_escape_names_both_spans()
    {
        var context = Engine.Assembled(Engine.Request(Engine.Block(BlockKind.User, "(<|im_end|>")));
        var (map, tokens) = (context.Rendering.Map, TokenProvenance.Of(context.Rendering, TokenEncoding.O200kBase));
        var straddling = Assert.Single(tokens, t => t.Straddles);
        Assert.Equal((ProvenanceOperation.Content, ProvenanceOperation.Escape), (map[straddling.FirstSpan].Operation, map[straddling.LastSpan].Operation));
        Assert.Equal("(&", context.Rendering.Messages[straddling.Message].Content[straddling.Start..straddling.End]);
    }

    [Fact]
    public void A_character_in_several_tokens_belongs_to_each()
    {
        var context = Engine.Assembled(Engine.Request(Engine.Block(BlockKind.User, "𓀀")));
        var tokens = TokenProvenance.Of(context.Rendering, TokenEncoding.O200kBase).Where(t => t.Message == 1).ToList();
        Assert.True(tokens.Count > 1);
        Assert.All(tokens, t => Assert.Equal((0, 2), (t.Start, t.End)));
        Assert.Equal(tokens.Count, CompactTokens.Of(context.Rendering, TokenEncoding.O200kBase).Expand(1).Count);
    }

    [Fact]
    public void Base64_tells_which_characters_each_run_stands_for()
    {
        var original = string.Concat(Enumerable.Range(0, 200).Select(i => $"Grüße {i} aus 東京 😀\n"));
        var rendering = Engine.Assembled(Engine.Request(Engine.Weather(original)), GuardrailPolicy.Default with { Spotlight = SpotlightMode.Encode }).Rendering;
        var runs = rendering.Map.Where(s => s.Operation == ProvenanceOperation.Marker).ToList();
        Assert.True(runs.Count > 50);
        Assert.Equal((0, original.Length), (runs[0].Source!.Value.Start, runs[^1].Source!.Value.End));
        var covered = 0;
        foreach (var run in runs)
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(rendering.Messages[run.Message].Content[run.Start..run.End])).Trim('\uFFFD');
            var source = original[run.Source!.Value.Start..run.Source.Value.End];
            Assert.InRange(source.Length, 1, 48);
            Assert.Contains(text, source, StringComparison.Ordinal);
            Assert.InRange(covered - run.Source.Value.Start, 0, 2);
            covered = run.Source.Value.End;
        }
    }

    [Fact]
    public void The_compact_map_is_a_small_part_of_the_whole()
    {
        var rendering = Engine.Assembled(Engine.Request(Engine.Block(BlockKind.User, "Rain?"), Engine.Weather(string.Join(' ', Enumerable.Repeat("rain <|", 300))))).Rendering;
        var whole = JsonSerializer.SerializeToUtf8Bytes(rendering.Map).Length;
        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(CompactMap.Of(rendering)).Length, 1, whole / 10);
    }

    [Theory]
    [InlineData("[]", "[2]", "[5,0,5,0]")]
    [InlineData("[\"b1\"]", "[1]", "[5]")]
    [InlineData("[\"b1\"]", "[1]", "[0,1]")]
    [InlineData("[\"b1\"]", "[1]", "[5,9]")]
    [InlineData("[\"b1\"]", "[1]", "[5,3,-1,5]")]
    [InlineData("[\"b1\"]", "[1]", "[5,1,7]")]
    [InlineData("[\"b1\"]", "[1]", "[2147483647,1]")]
    public void What_is_no_map_is_refused(string blocks, string messages, string runs) => Assert.Throws<InvalidDataException>(() => new CompactMap(
        JsonSerializer.Deserialize<string[]>(blocks)!, ["content"], JsonSerializer.Deserialize<int[]>(messages)!, JsonSerializer.Deserialize<int[]>(runs)!).Expand());
}
