using Mocop.Blocks;
using Mocop.Json;

namespace Mocop.Sealing;

/// <summary>The plugin runtime's seal over one block: it proves who said the content, to whom and when, so that an application can hand it on but not alter it.</summary>
public static class BlockSealing
{
    /// <summary>Seals a block.</summary>
    /// <param name="block">The block; its tenant, origin and time must be set.</param>
    /// <param name="key">The runtime's key.</param>
    /// <returns>The seal, to be carried in <see cref="ContextBlock.Seal"/>.</returns>
    /// <exception cref="ArgumentException">A member that the seal covers is missing.</exception>
    public static JwsSeal Seal(ContextBlock block, SigningKey key) =>
        block is { Tenant: not null, Origin: not null, CreatedAt: not null }
            ? DetachedJws.Sign(Payload(block), DetachedJws.BlockType, key)
            : throw new ArgumentException("A sealed block needs a tenant, an origin and a time.", nameof(block));

    /// <summary>Checks the seal of a block.</summary>
    /// <param name="block">The block as it came back.</param>
    /// <param name="keys">The runtime's public keys.</param>
    /// <returns>Whether the block carries a seal and is what was sealed. Its id, role and sensitivity are not covered.</returns>
    public static bool Verify(ContextBlock block, JsonWebKeys keys) =>
        block is { Seal: not null, Tenant: not null, Origin: not null, CreatedAt: not null }
        && WellFormedText.IsWellFormed(block.Content)
        && DetachedJws.Verify(Payload(block), DetachedJws.BlockType, block.Seal, keys).Key is not null;

    internal static byte[] Payload(ContextBlock block)
    {
        var writer = new CanonicalJsonWriter().StartObject()
            .Name("createdAt").String(EnvelopeTime.Format(block.CreatedAt!.Value))
            .Name("hash").String(ContentHash.Of(block.Content))
            .Name("kind").String(WireName.Of(block.Kind))
            .Name("mediaType").String(block.MediaType);
        OriginJson.Write(writer.Name("origin"), block.Origin!);
        if (block.Schema is { } schema)
            writer.Name("schema").String(schema);
        return writer.Name("tenant").String(block.Tenant!).EndObject().ToArray();
    }
}
