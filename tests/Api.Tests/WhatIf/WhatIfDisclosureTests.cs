using System.Text.Json;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Tests.Measures;

namespace NetworkLens.Api.Tests.WhatIf;

/// <summary>
/// A figure with a change less the figure without it is a figure about whom the change is about: nobody is told what they may not see.
/// Ward W has four people, V three, the board X one.
/// </summary>
public sealed class WhatIfDisclosureTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{ leave: { person: "ID" } }""")]
    [InlineData("""{ move: { person: "ID", unit: "W" } }""")]
    [InlineData("""{ addTie: { from: "ID", to: "ID" } }""")]
    [InlineData("""{ dropTie: { from: "ID", to: "ID" } }""")]
    [InlineData("""{ takePost: { person: "ID", post: "pM" } }""")]
    [InlineData("""{ createPost: { key: "n", level: SYSTEM, discipline: CLINICAL, holder: "ID" } }""")]
    public async Task Whoever_may_not_see_individuals_may_not_try_what_becomes_of_one(string change)
    {
        await using var api = await TwoWards.StartAsync(Cancel, Outsider(0));
        var id = (await api.AskAsync("{ people(first: 1) { nodes { id } } }", Cancel))
            .GetProperty("people").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        foreach (var place in new[] { "whatIf(changes: [CHANGE]) { tieCount }", "compare(with: { whatIf: [CHANGE] }) { formed }" })
        {
            var query = $"{{ network {{ {place} }} }}".Replace("CHANGE", change, StringComparison.Ordinal);
            var answer = await api.SendAsync(query.Replace("ID", id, StringComparison.Ordinal), null, Cancel);
            var extensions = answer.GetProperty("errors")[0].GetProperty("extensions");
            extensions.GetProperty("code").GetString().ShouldBe("FORBIDDEN");
            extensions.GetProperty("fault").GetString().ShouldBe("WITHHELD");
        }
    }

    // Two mergers, each of many, can differ by the few whom one of them moves and the other does not.
    [Theory]
    [InlineData("{ mergeUnits: { unit: \"V\", into: \"W\" } }")]
    [InlineData("{ mergeUnits: { unit: \"V\", into: \"W\" } } { mergeUnits: { unit: \"X\", into: \"W\" } }")]
    [InlineData("{ createPost: { key: \"n\", level: SYSTEM, discipline: CLINICAL } }")]
    public async Task Nor_may_they_try_what_becomes_of_many(string changes)
    {
        await using var api = await TwoWards.StartAsync(Cancel, Outsider(1));
        foreach (var place in new[] { "whatIf(changes: [CHANGES]) { tieCount }", "compare(with: { whatIf: [CHANGES] }) { formed }" })
        {
            var query = $"{{ network {{ {place.Replace("CHANGES", changes, StringComparison.Ordinal)} }} }}";
            var errors = (await api.SendAsync(query, null, Cancel)).GetProperty("errors");
            errors[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");
        }

        var itself = await api.AskAsync("{ network { whatIf(changes: []) { tieCount } } }", Cancel);
        itself.GetProperty("network").GetProperty("whatIf").GetProperty("tieCount").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_changed_network_withholds_by_its_own_sizes()
    {
        // Who may see individuals, but no group of fewer than six, lets all but five leave.
        var sees = new Viewer("analyst", SeesIndividuals: true, "MIN_GROUP_6", LeastGroup: 6);
        await using var api = await TwoWards.StartAsync(Cancel, sees);
        var people = (await api.AskAsync("{ people { nodes { id } } }", Cancel)).GetProperty("people").GetProperty("nodes")
            .EnumerateArray().Select(person => person.GetProperty("id").GetString()).ToList();
        var leave = people.Take(3).Select(id => $"{{ leave: {{ person: \"{id}\" }} }}").ToList();
        var network = (await api.AskAsync(
            $$"""
            { network {
                two: whatIf(changes: [{{leave[0]}} {{leave[1]}}]) {
                  tieCount withheld { reason } compare(with: {}) { dissolved figures { before } } }
                three: whatIf(changes: [{{string.Join(' ', leave)}}]) {
                  tieCount withheld { reason } connectivity { vertical { observed } } } } }
            """,
            Cancel)).GetProperty("network");
        network.GetProperty("two").GetProperty("tieCount").ValueKind.ShouldBe(JsonValueKind.Number);
        network.GetProperty("two").GetProperty("compare").GetProperty("figures").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("three").GetProperty("tieCount").ValueKind.ShouldBe(JsonValueKind.Null);
        network.GetProperty("three").GetProperty("withheld").GetProperty("reason").GetString().ShouldBe("SMALL_GROUP");
        network.GetProperty("three").GetProperty("connectivity").GetProperty("vertical").GetProperty("observed").ValueKind
            .ShouldBe(JsonValueKind.Null);
    }

    private static Viewer Outsider(int least) => new("outsider", SeesIndividuals: false, $"MIN_GROUP_{least}", least);
}
