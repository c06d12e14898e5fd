using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Networks;
using NetworkLens.Api.Tests.Measures;
using NetworkLens.Data.Expectations;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Api.Tests.Disclosure;

/// <summary>
/// What fields that choose people, or let a client choose them, tell a guest: figures about fewer than the bound are withheld, however the
/// few were chosen.
/// </summary>
public sealed class GuestSuggestionsTests(GuestApi guest) : IClassFixture<GuestApi>
{
    private const string OneExecutive =
        "quotas: [{ by: { column: ORGANISATION }, most: 0, except: [{ label: \"NMP\", most: 1 }] }, "
        + "{ by: { column: LEVEL }, most: 0, except: [{ label: \"EXECUTIVE\", most: 1 }] }]";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("keyPlayers(size: 1) { it: score", false)]
    [InlineData("keyPlayers(size: 5) { it: score", true)]
    [InlineData("keyPlayers(size: 4, objective: REACH) { it: score", false)]
    [InlineData("coveringPeople(by: { column: DISCIPLINE }, size: 1) { it: covered", false)]
    [InlineData("suggestedCohort(size: 1) { computing { state } it: memberCount", false)]
    [InlineData("suggestedCohort { computing { state } it: memberCount", true)]
    [InlineData("suggestedCohort(size: 1, " + OneExecutive + ") { computing { state } it: share", false)]
    [InlineData("suggestedCohort(size: 5, " + OneExecutive + ") { computing { state } it: share", false)] // Still one.
    [InlineData("suggestedLinks(objective: REACH, dimension: HORIZONTAL) { computing { state } it: base", true)]
    [InlineData(
        "suggestedLinks(objective: REACH, dimension: HORIZONTAL, among: { units: [\"NMA-MED-CAR-03\", \"NMA-MED-CAR-02\"], "
        + "levels: [TEAM_LEAD] }) { computing { state } it: base",
        false)]
    [InlineData(
        "suggestedLinks(among: { units: [\"NMA-MED-CAR-03\", \"NMA-MED-CAR-02\"], levels: [TEAM_LEAD] }) { computing { state } it: base",
        false)]
    public async Task Figures_about_few_are_withheld_however_they_were_chosen(string field, bool isGiven)
    {
        var figures = await AskAsync(guest.Api, $"{{ network {{ {field} withheld {{ reason }} }} }} }}");
        figures.GetProperty("it").ValueKind.ShouldBe(isGiven ? JsonValueKind.Number : JsonValueKind.Null);
        Reason(figures).ShouldBe(isGiven ? null : "SMALL_GROUP");
    }

    [Theory]
    [InlineData("objective: REACH, dimension: HORIZONTAL")]
    [InlineData("objective: DISTANCE, dimension: CLINICAL_MANAGERIAL")]
    [InlineData("objective: CLOSE_GAPS")]
    public async Task No_link_tells_how_far_two_people_are_apart(string arguments)
    {
        var links = (await AskAsync(
            guest.Api,
            $$"""
            { network { suggestedLinks({{arguments}}) { computing { state } links {
                stepsApart reason undefined { figure } namesWithheld { reason } withheld { reason } } } } }
            """)).GetProperty("links").EnumerateArray().ToList();
        links.ShouldNotBeEmpty();
        foreach (var link in links)
        {
            link.GetProperty("withheld").ValueKind.ShouldBe(JsonValueKind.Null);
            link.GetProperty("stepsApart").ValueKind.ShouldBe(JsonValueKind.Null);
            link.GetProperty("undefined").GetArrayLength().ShouldBe(0);
            link.GetProperty("namesWithheld").GetProperty("reason").GetString().ShouldBe("NOT_PERMITTED");
            link.GetProperty("reason").GetString().ShouldNotBeNull().ShouldNotMatch("share a contact|ties apart|No chain");
        }
    }

    [Fact]
    public async Task Only_listed_gaps_are_closed_and_counted()
    {
        var network = (await guest.Api.AskAsync("{ network { gaps(first: 500) { nodes { id from { size } to { size } } } } }", Cancel))
            .GetProperty("network");
        var listed = network.GetProperty("gaps").GetProperty("nodes").EnumerateArray().Select(gap => gap.GetProperty("id").GetString());
        var links = await AskAsync(
            guest.Api, "{ network { suggestedLinks(first: 50) { computing { state } base links { closes { gapId } } } } }");
        var closed = links.GetProperty("links").EnumerateArray().SelectMany(link => link.GetProperty("closes").EnumerateArray())
            .Select(step => step.GetProperty("gapId").GetString()).Distinct().ToList();
        closed.ShouldNotBeEmpty();
        closed.ShouldBeSubsetOf(listed);
        links.GetProperty("base").GetInt32().ShouldBeLessThanOrEqualTo(listed.Count());

        // Of the groups of a gap only those count who may be suggested: five of the front line, and four who lead.
        var few = await AskAsync(
            guest.Api,
            "{ network { suggestedLinks(among: { units: [\"NMA-MED-CAR\"] }) { computing { state } base links { closes { from } } } } }");
        few.GetProperty("base").GetInt32().ShouldBeLessThan(links.GetProperty("base").GetInt32());
    }

    // Whoever writes rules chooses groups: that one of them is a gap, and how many are, is told to nobody who may not see individuals.
    [Fact]
    public async Task No_gap_of_a_rule_is_closed_or_counted()
    {
        const string Ask = "{ network { suggestedLinks(first: 100) { computing { state } before base links { closes { gapId } } } } }";
        var without = await AskAsync(guest.Api, Ask);
        var store = guest.Api.Services.GetRequiredService<ExpectationStore>();
        static PeopleCriteria FrontLine(string unit) => new() { Units = [unit], Levels = [Level.Frontline] };
        var rule = (await store.WriteAsync(
            new(null, "Frailty and cancer", "", new(new(FrontLine("NMA-FRA"), FrontLine("NMA-CAN")), Lens.Default), 1), Cancel)).Written!;

        var network = await guest.Api.Services.GetRequiredService<NetworkCache>().GetAsync(Lens.Default, null, Cancel);
        var rules = await guest.Api.Services.GetRequiredService<GapRules>().ReadAsync(Cancel);
        var report = await Analyses.GapsAsync(network, rules, Cancel);
        var ofRule = report.Gaps.Where(gap => gap.Pair?.Rule is not null).ShouldHaveSingleItem();
        GapToClose.Of(report, null).ShouldContain(gap => gap.Id == ofRule.Id, "or the test sees nothing");

        var links = await AskAsync(guest.Api, Ask);
        links.GetRawText().ShouldNotContain(ofRule.Id);
        links.GetProperty("base").GetInt32().ShouldBe(without.GetProperty("base").GetInt32());
        links.GetProperty("before").GetDouble().ShouldBe(without.GetProperty("before").GetDouble());
        await store.RemoveAsync(rule.Id, Cancel);
    }

    // Ward W has four people, V three, and the board one.
    [Theory]
    [InlineData(3, "suggestedLinks(objective: REACH, dimension: HORIZONTAL) { it: base", true)]
    [InlineData(4, "suggestedLinks(objective: REACH, dimension: HORIZONTAL) { it: base", false)]
    [InlineData(2, "suggestedLinks(objective: DISTANCE, dimension: CLINICAL_MANAGERIAL) { it: base", false)] // One manager.
    [InlineData(2, "suggestedLinks(objective: REACH, dimension: HORIZONTAL, among: { professions: [\"Nursing\"] }) { it: base", true)]
    [InlineData(2, "separation(from: { units: [\"W\"] }, to: { units: [\"V\"] }) { it: size", true)]
    [InlineData(2, "separation(from: { units: [\"W\", \"V\"] }, to: { units: [\"W\", \"X\"] }) { it: size", false)] // V, and one more.
    [InlineData(2, "separation(from: {}, to: { units: [\"W\"] }) { it: size", true)]
    [InlineData(
        2, "suggestedPairings(input: { first: { units: [\"W\", \"X\"] }, second: { units: [\"W\", \"V\"] } }) { it: fittingCount", false)]
    [InlineData(
        2, "suggestedPairings(input: { first: { units: [\"W\"] }, second: { units: [\"V\"] } }) { it: fittingCount", true)]
    [InlineData(
        2, "suggestedPairings(input: { first: { units: [\"W\"] }, second: { units: [\"V\"] }, unit: SAME }) { it: fittingCount", false)]
    [InlineData(
        2,
        "suggestedPairings(input: { first: { units: [\"V\", \"X\"] }, second: { units: [\"W\"] }, mostLevelsApart: 3 }) { it: total",
        true)]
    [InlineData( // L alone is near.
        2,
        "suggestedPairings(input: { first: { levels: [TEAM_LEAD, EXECUTIVE] }, second: { units: [\"V\"] }, mostLevelsApart: 1 }) { "
        + "it: total",
        false)]
    [InlineData(2, "whomToAsk(answered: { attribute: { name: \"years\", value: \"1\" } }) { it: answeredCount", false)]
    [InlineData(2, "whomToAsk(answered: { attribute: { name: \"colour\", value: \"red\" } }) { it: answeredCount", true)]
    public async Task Whoever_is_left_over_from_a_choice_is_a_group_of_its_own(int least, string field, bool isGiven)
    {
        var analyst = new Viewer("analyst", SeesIndividuals: false, $"MIN_GROUP_{least}", least);
        await using var api = await TwoWards.StartAsync(Cancel, analyst);
        var figures = await AskAsync(api, $"{{ network {{ {field} withheld {{ reason }} }} }} }}");
        figures.GetProperty("it").ValueKind.ShouldBe(isGiven ? JsonValueKind.Number : JsonValueKind.Null);
        Reason(figures).ShouldBe(isGiven ? null : "SMALL_GROUP");
    }

    private static string? Reason(JsonElement figures) =>
        figures.GetProperty("withheld") is { ValueKind: JsonValueKind.Object } why ? why.GetProperty("reason").GetString() : null;

    // Asks again while something is being worked out; gives the one field of the network.
    private static async Task<JsonElement> AskAsync(TestApi api, string query)
    {
        for (; ; )
        {
            var answer = (await api.AskAsync(query, Cancel)).GetProperty("network");
            if (!answer.GetRawText().Contains("\"state\":\"", StringComparison.Ordinal))
            {
                return answer.EnumerateObject().Single().Value;
            }
        }
    }
}
