using System.Text.Json;
using NetworkLens.Api.Ids;

namespace NetworkLens.Api.Tests.Ids;

public sealed class NodeIdTests(SampleApi sample)
{
    [Theory]
    [InlineData("Person", 1), InlineData("Organisation", long.MaxValue), InlineData("Interaction", 0)]
    public void An_id_reads_back(string type, long row)
    {
        NodeId.TryDecode(NodeId.Encode(type, row), out var node).ShouldBeTrue();
        node.ShouldBe(new NodeId(type, row));
    }

    [Theory]
    [InlineData(""), InlineData("1"), InlineData("Person:1"), InlineData("!!"),
     InlineData("UGVyc29uOi0x"), InlineData("OjE"), InlineData("UGVyc29uOg")]
    public void What_is_no_id_is_refused(string id) => NodeId.TryDecode(id, out _).ShouldBeFalse();

    [Fact]
    public void A_long_text_is_refused_unread() => NodeId.TryDecode(new string('A', 100_000), out _).ShouldBeFalse();

    [Theory]
    [InlineData("organisations", "Organisation"), InlineData("people", "Person"), InlineData("posts", "Post"),
     InlineData("interactions", "Interaction")]
    public async Task Every_row_is_found_again_by_its_id(string list, string type)
    {
        var cancel = TestContext.Current.CancellationToken;
        var page = await sample.Api.AskAsync($"{{ {list}(first: 3) {{ nodes {{ id }} }} }}", cancel);
        var ids = page.GetProperty(list).GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()).ToArray();
        ids.Length.ShouldBe(3);

        var answer = await sample.Api.AskAsync(
            "query Q($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", new { ids = ids.Append("nobody").ToArray() }, cancel);
        var nodes = answer.GetProperty("nodes").EnumerateArray().ToArray();
        nodes[..3].Select(n => n.GetProperty("id").GetString()).ShouldBe(ids);
        nodes[..3].ShouldAllBe(n => n.GetProperty("__typename").GetString() == type);
        nodes[3].ValueKind.ShouldBe(JsonValueKind.Null);
    }
}
