using System.Text.Json;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Tests.Measures;

namespace NetworkLens.Api.Tests.Disclosure;

/// <summary>What a viewer who is shown no figures of fewer than six people is told of the trust of eight.</summary>
public sealed class SmallestGroupTests : IAsyncLifetime
{
    private static readonly Viewer SeesSix = new("analyst", SeesIndividuals: true, "MIN_GROUP_6", LeastGroup: 6);

    private TestApi _wards = null!;

    public async ValueTask InitializeAsync() => _wards = await TwoWards.StartAsync(CancellationToken.None, SeesSix);

    public ValueTask DisposeAsync() => _wards.DisposeAsync();

    [Theory]
    [InlineData("coveringPeople(by: { column: ORGANISATION }) { covered", false)] // One covers it.
    [InlineData("coveringPeople(by: { column: UNIT }) { covered", false)] // The board is one.
    [InlineData("keyPlayers(size: 6) { score", true)]
    [InlineData("keyPlayers(size: 5) { score", false)]
    [InlineData("keyPlayers(size: 1, objective: REACH) { score", false)]
    [InlineData("suggestedCohort(size: 5) { memberCount", false)]
    [InlineData("suggestedCohort(size: 8) { memberCount", false)] // Two stand for all.
    [InlineData("whomToAsk(answered: { assume: SENDERS }) { answeredCount", true)]
    [InlineData("whomToAsk(answered: { attribute: { name: \"colour\", value: \"red\" } }) { answeredCount", false)]
    [InlineData("suggestedLinks(objective: REACH, dimension: HORIZONTAL) { base", false)] // Ward V has three.
    [InlineData("separation(from: {}, to: { levels: [FRONTLINE] }) { size", true)]
    [InlineData("separation(from: {}, to: { units: [\"W\"] }) { size", false)]
    [InlineData("separation(from: { units: [\"W\"] }, to: {}) { size", false)]
    [InlineData("separation(from: { units: [\"W\", \"V\"] }, to: { units: [\"W\", \"V\"] }) { size", true)]
    [InlineData("separation(from: { units: [\"W\", \"V\"] }, to: { levels: [FRONTLINE, EXECUTIVE] }) { size", false)] // L, and M.
    [InlineData("assortativity(by: { measure: DEGREE }) { value", true)]
    [InlineData("assortativity(by: { attribute: \"years\" }) { value", false)] // Five have years.
    [InlineData("sampledBetweenness(precision: COARSE) { draws", true)]
    [InlineData("regression(on: [{ same: { column: ORGANISATION } }]) { peopleCount", true)]
    [InlineData("regression(on: [{ same: { column: PROFESSION } }]) { peopleCount", false)] // One manager.
    [InlineData("regression(on: [{ reportingLine: OPERATIONAL }]) { peopleCount", true)]
    [InlineData("regression(on: [{ difference: { attribute: \"years\" } }]) { peopleCount", false)]
    [InlineData("correlations(with: [{ same: { column: ORGANISATION } }]) { peopleCount", true)]
    [InlineData("correlations(with: [{ reportingLine: OPERATIONAL }, { same: { column: UNIT } }]) { peopleCount", false)]
    [InlineData("correlations(with: [{ ties: { lens: { kinds: [ADVICE] } } }]) { peopleCount", true)]
    [InlineData("correlations(with: [{ ties: { lens: { levels: [FRONTLINE] } } }]) { peopleCount", false)] // Two are in one alone.
    public async Task Figures_of_few_are_withheld_and_others_are_given(string field, bool isGiven)
    {
        var figures = await AskAsync($"{{ network {{ it: {field} withheld {{ reason }} }} }} }}");
        figures.EnumerateObject().First().Value.ValueKind.ShouldBe(isGiven ? JsonValueKind.Number : JsonValueKind.Null);
        Reason(figures).ShouldBe(isGiven ? null : "SMALL_GROUP");
    }

    [Theory]
    [InlineData("sampledBetweenness(precision: COARSE) { draws")]
    [InlineData("regression(on: [{ same: { column: UNIT } }]) { peopleCount")]
    public async Task A_network_of_few_is_withheld_as_a_whole(string field) =>
        Reason(await AskAsync($"{{ network(lens: {{ units: [\"W\"] }}) {{ it: {field} withheld {{ reason }} }} }} }}"))
            .ShouldBe("SMALL_GROUP");

    [Fact]
    public async Task A_group_counts_as_many_as_take_part()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await TwoWards.StartAsync(cancel, SeesSix with { LeastGroup = 3 });
        var network = (await api.AskAsync(
            """
            { network { colours: regression(on: [{ same: { attribute: "colour" } }]) { peopleCount withheld { reason } }
                        both: regression(on: [{ same: { attribute: "colour" } }, { difference: { attribute: "years" } }]) {
                          peopleCount withheld { reason } } } }
            """,
            cancel)).GetProperty("network");
        // Four are red and three are blue, but of the blue ones two alone have years.
        Reason(network.GetProperty("colours")).ShouldBeNull();
        Reason(network.GetProperty("both")).ShouldBe("SMALL_GROUP");
    }

    private static string? Reason(JsonElement figures) =>
        figures.GetProperty("withheld") is { ValueKind: JsonValueKind.Object } why ? why.GetProperty("reason").GetString() : null;

    private async Task<JsonElement> AskAsync(string query) =>
        (await _wards.AskAsync(query, TestContext.Current.CancellationToken)).GetProperty("network").GetProperty("it");
}
