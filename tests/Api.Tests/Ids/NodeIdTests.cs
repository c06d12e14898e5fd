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
    [InlineData("organisations", "Organisation"), InlineData("units", "Unit"), InlineData("people", "Person"), InlineData("posts", "Post"),
     InlineData("interactions", "Interaction")]
    public async Task Every_row_is_found_again_by_its_id(string list, string type)
    {
        var cancel = TestContext.Current.CancellationToken;
        var page = await sample.Api.AskAsync($"{{ {list}(first: 3) {{ nodes {{ id }} }} }}", cancel);
        var ids = page.GetProperty(list).GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").GetString()).ToArray();
        ids.Length.ShouldBe(3);

        var gone = NodeId.Encode(type, 999_999_999);
        var answer = await sample.Api.AskAsync(
            "query Q($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", new { ids = ids.Append(gone).ToArray() }, cancel);
        var nodes = answer.GetProperty("nodes").EnumerateArray().ToArray();
        nodes[..3].Select(n => n.GetProperty("id").GetString()).ShouldBe(ids);
        nodes[..3].ShouldAllBe(n => n.GetProperty("__typename").GetString() == type);
        nodes[3].ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task What_is_no_id_is_an_error_in_its_place_and_the_others_come_in_the_order_asked()
    {
        var cancel = TestContext.Current.CancellationToken;
        var page = await sample.Api.AskAsync("{ people(first: 2) { nodes { id } } units(first: 1) { nodes { id } } }", cancel);
        var (first, second) = (IdOf(page, "people", 0), IdOf(page, "people", 1));
        var unit = IdOf(page, "units", 0);
        string[] ids = [second, "nobody", unit, NodeId.Encode("Gap", 1), first, second];

        var answer = await sample.Api.SendAsync("query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids }, cancel);

        answer.GetProperty("data").GetProperty("nodes").EnumerateArray()
            .Select(n => n.ValueKind == JsonValueKind.Null ? null : n.GetProperty("id").GetString())
            .ShouldBe([second, null, unit, null, first, second]);
        answer.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("message").GetString()).ShouldBe(
            ["ids[1] is no id of anything. Use an id as this API gave it.", "ids[3] is no id of anything. Use an id as this API gave it."]);
        var one = await sample.Api.SendAsync("{ node(id: \"nobody\") { id } }", null, cancel);
        one.GetProperty("data").GetProperty("node").ValueKind.ShouldBe(JsonValueKind.Null);
        one.GetProperty("errors")[0].GetProperty("message").GetString().ShouldBe("id is no id of anything. Use an id as this API gave it.");

        static string IdOf(JsonElement page, string list, int index) =>
            page.GetProperty(list).GetProperty("nodes")[index].GetProperty("id").GetString()!;
    }
}
