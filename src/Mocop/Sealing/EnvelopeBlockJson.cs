using System.Text.Json;
using Mocop.Assembly;
using Mocop.Blocks;
using Mocop.Detection;
using Mocop.Json;
using Mocop.Policies;

namespace Mocop.Sealing;

/// <summary>A block of an envelope in canonical JSON.</summary>
internal static class EnvelopeBlockJson
{
    private static readonly string[] s_members =
    [
        "content", "createdAt", "digest", "findings", "hash", "id", "kind", "mediaType", "origin", "proven", "role", "schema", "sensitivity", "tenant", "tokens", "transforms", "trust", "verdict",
    ];

    private static readonly string[] s_transformMembers = ["detail", "op", "source", "target"];
    private static readonly string[] s_findingMembers = ["atlas", "category", "owasp", "rule", "score", "severity", "span"];

    /// <summary>The leaves of the tree over the blocks: of each the hash of everything but its digest.</summary>
    public static byte[][] Leaves(IReadOnlyList<EnvelopeBlock> blocks)
    {
        var writer = new CanonicalJsonWriter();
        var leaves = new byte[blocks.Count][];
        for (var i = 0; i < leaves.Length; i++)
        {
            writer.Clear();
            Write(writer, blocks[i], withDigest: false);
            leaves[i] = MerkleTree.Leaf(writer.Written);
        }

        return leaves;
    }

    public static void Write(CanonicalJsonWriter writer, EnvelopeBlock block, bool withDigest = true)
    {
        writer.StartObject()
            .Name("content").String(block.Content)
            .Name("createdAt").String(EnvelopeTime.Format(block.CreatedAt));
        if (withDigest)
            writer.Name("digest").String(block.Digest);
        writer.Name("findings").StartArray();
        foreach (var finding in block.Findings)
            Write(writer, finding);
        writer.EndArray()
            .Name("hash").String(block.Hash)
            .Name("id").String(block.Id)
            .Name("kind").String(WireName.Of(block.Kind))
            .Name("mediaType").String(block.MediaType);
        OriginJson.Write(writer.Name("origin"), block.Origin);
        writer.Name("proven").Boolean(block.Proven)
            .Name("role").String(WireName.Of(block.Role));
        if (block.Schema is { } schema)
            writer.Name("schema").String(schema);
        writer.Name("sensitivity").String(WireName.Of(block.Sensitivity))
            .Name("tenant").String(block.Tenant)
            .Name("tokens").Integer(block.Tokens)
            .Name("transforms").StartArray();
        foreach (var transform in block.Transforms)
            Write(writer, transform);
        writer.EndArray()
            .Name("trust").String(WireName.Of(block.Trust))
            .Name("verdict").String(WireName.Of(block.Verdict))
            .EndObject();
    }

    public static EnvelopeBlock Read(StrictJson json, JsonElement value, string path)
    {
        var members = json.Members(value, path, s_members);
        var block = new EnvelopeBlock
        {
            Id = ReadId(json, members),
            Kind = members.Name<BlockKind>("kind"),
            Role = members.Name<BlockRole>("role"),
            Trust = members.Name<TrustLevel>("trust"),
            Proven = members.Boolean("proven"),
            Sensitivity = members.Name<Sensitivity>("sensitivity"),
            Tenant = members.Text("tenant", ContextLimits.NameChars, 1),
            Origin = members.Object("origin", (v, p) => ReadOrigin(json, v, p)),
            Schema = members.OptionalText("schema", ContextLimits.NameChars),
            MediaType = members.Text("mediaType", ContextLimits.NameChars, 1),
            CreatedAt = members.Time("createdAt"),
            Hash = ContentHash.Read(json, members, "hash"),
            Digest = ContentHash.Read(json, members, "digest"),
            Tokens = members.Int("tokens"),
            Verdict = ReadVerdict(json, members),
            Content = members.Text("content", ContextLimits.BlockChars * ContextLimits.EscapeGrowth),
            Transforms = members.Items("transforms", ContextLimits.TransformsPerBlock, (v, p) => ReadTransform(json, v, p)),
            Findings = members.Items("findings", ContextLimits.FindingsPerBlock, (v, p) => ReadFinding(json, v, p)),
        };
        if (json.Error is null && !TransformMap.Fits(block))
            json.Refuse(StrictJson.Join(path, "transforms"), "must be in order, disjoint, inside the content, and with equally long runs of original and content between them", 0);
        return block;
    }

    private static void Write(CanonicalJsonWriter writer, BlockTransform transform)
    {
        writer.StartObject().Name("detail").String(transform.Detail).Name("op").String(transform.Op);
        WriteSpan(writer.Name("source"), transform.Source);
        WriteSpan(writer.Name("target"), transform.Target);
        writer.EndObject();
    }

    private static void Write(CanonicalJsonWriter writer, EnvelopeFinding finding)
    {
        writer.StartObject()
            .Name("atlas").String(finding.Atlas)
            .Name("category").String(finding.Category)
            .Name("owasp").String(finding.Owasp)
            .Name("rule").String(finding.Rule)
            .Name("score").Integer(finding.Score)
            .Name("severity").String(WireName.Of(finding.Severity));
        WriteSpan(writer.Name("span"), finding.Span);
        writer.EndObject();
    }

    private static void WriteSpan(CanonicalJsonWriter writer, TextSpan span) =>
        writer.StartArray().Integer(span.Start).Integer(span.End).EndArray();

    private static string ReadId(StrictJson json, JsonMembers members)
    {
        var id = members.Text("id", ContextLimits.IdChars, 1);
        return json.Error is not null || BlockIds.IsValid(id) ? id : json.Refuse(members.PathOf("id"), "may hold the letters A-Z, a-z, 0-9, '.', '_' and '-'", id);
    }

    private static BlockOrigin ReadOrigin(StrictJson json, JsonElement value, string path)
    {
        var origin = OriginJson.Read(json, value, path);
        return json.Error is not null || BlockShape.OriginTypes.Contains(origin.Type, StringComparer.Ordinal)
            ? origin
            : json.Refuse(StrictJson.Join(path, "type"), $"must be one of {string.Join(", ", BlockShape.OriginTypes)}", origin);
    }

    private static Verdict ReadVerdict(StrictJson json, JsonMembers members)
    {
        var verdict = members.Name<Verdict>("verdict");
        return json.Error is null && verdict == Verdict.Block ? json.Refuse(members.PathOf("verdict"), "must not be block: such a context is never made", verdict) : verdict;
    }

    private static BlockTransform ReadTransform(StrictJson json, JsonElement value, string path)
    {
        var members = json.Members(value, path, s_transformMembers);
        var op = members.Text("op", 16);
        if (json.Error is null && !TransformOp.All.Contains(op, StringComparer.Ordinal))
            json.Refuse(members.PathOf("op"), $"must be one of {string.Join(", ", TransformOp.All)}", 0);
        return new BlockTransform(
            op,
            members.Object("source", (v, p) => ReadSpan(json, v, p)),
            members.Object("target", (v, p) => ReadSpan(json, v, p)),
            members.Text("detail", ContextLimits.NameChars));
    }

    private static EnvelopeFinding ReadFinding(StrictJson json, JsonElement value, string path)
    {
        var members = json.Members(value, path, s_findingMembers);
        return new EnvelopeFinding(
            members.Text("rule", ContextLimits.NameChars),
            members.Text("category", ContextLimits.NameChars),
            members.Name<Severity>("severity"),
            members.Int("score", 0, 1000),
            members.Object("span", (v, p) => ReadSpan(json, v, p)),
            members.Text("owasp", ContextLimits.NameChars),
            members.Text("atlas", ContextLimits.NameChars));
    }

    private static TextSpan ReadSpan(StrictJson json, JsonElement value, string path)
    {
        return json.Error is not null ? default
            : value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2 && TryGetPosition(value[0], out var start) && TryGetPosition(value[1], out var end) && start <= end
                ? new TextSpan(start, end)
                : json.Refuse(path, "must be [start,end], two positions with start at most end", default(TextSpan));
    }

    private static bool TryGetPosition(JsonElement value, out int position)
    {
        var isPosition = value.ValueKind == JsonValueKind.Number && StrictJson.TryGetInteger(value, out var number) && number is >= 0 and <= int.MaxValue;
        position = isPosition ? value.GetInt32() : 0;
        return isPosition;
    }
}
