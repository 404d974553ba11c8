using Mocop.Sealing;

namespace Mocop.Tests.Sealing;

public sealed class MerkleTreeTests
{
    /// <summary>The entries and roots that the implementations of Certificate Transparency (RFC 6962) test with.</summary>
    private static readonly string[] s_entries = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Theory]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void The_root_is_that_of_rfc_6962(int count, string root)
    {
        var leaves = s_entries.Take(count).Select(e => MerkleTree.Leaf(Convert.FromHexString(e))).ToArray();
        Assert.Equal(root, Convert.ToHexStringLower(MerkleTree.Root(leaves)));
    }

    [Fact]
    public void Every_path_of_every_tree_leads_to_the_root_from_its_own_place_alone()
    {
        for (var size = 1; size <= 33; size++)
        {
            var leaves = Enumerable.Range(0, size).Select(i => MerkleTree.Leaf([(byte)i])).ToArray();
            var root = MerkleTree.Root(leaves);
            for (var index = 0; index < size; index++)
            {
                var path = MerkleTree.Path(leaves, index).ToArray();
                for (var claimed = 0; claimed < size; claimed++)
                    Assert.Equal(claimed == index, MerkleTree.Root(leaves[index], claimed, size, path) is { } reached && reached.AsSpan().SequenceEqual(root));
                Assert.Null(MerkleTree.Root(leaves[index], index, size, [.. path, root]));
                if (path.Length > 0)
                    Assert.Null(MerkleTree.Root(leaves[index], index, size, path.AsSpan(..^1)));
            }
        }
    }

    [Fact]
    public void A_path_alone_does_not_tell_the_size_of_the_tree_which_is_why_the_head_holds_it()
    {
        var leaves = Enumerable.Range(0, 4).Select(i => MerkleTree.Leaf([(byte)i])).ToArray();
        Assert.Equal(MerkleTree.Root(leaves), MerkleTree.Root(leaves[0], 0, 3, MerkleTree.Path(leaves, 0).ToArray()));
    }

    [Fact]
    public void The_largest_envelope_has_the_longest_path()
    {
        var leaves = Enumerable.Range(0, Mocop.Assembly.ContextLimits.Blocks).Select(i => MerkleTree.Leaf([(byte)i])).ToArray();
        Assert.Equal(BlockProof.MaxPath, MerkleTree.Path(leaves, 0).Count);
    }
}
