using System.Text.Json;
using NetworkLens.Api.Tests.Measures;

namespace NetworkLens.Api.Tests.Suggestions;

/// <summary>Suggestions are kept for whoever asks the same again, and for nobody who asks otherwise.</summary>
public sealed class KeptSuggestionsTests
{
    private const string ByProfession = "by: { column: PROFESSION }";
    private const string ByUnit = "by: { column: UNIT }";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("suggestedCohort(size: 1) { memberCount", "suggestedCohort(size: 2) { memberCount")]
    [InlineData("suggestedCohort(size: 1) { share", "suggestedCohort(size: 1, throughTies: false) { share")]
    [InlineData(
        "suggestedCohort(size: 1) { people { unit { key } }",
        "suggestedCohort(size: 1, among: { units: [\"V\"] }) { people { unit { key } }")]
    [InlineData("suggestedCohort { memberCount", "suggestedCohort(quotas: [{ " + ByUnit + ", most: 0 }]) { memberCount")]
    [InlineData(
        "suggestedCohort(quotas: [{ " + ByProfession + ", most: 0 }]) { memberCount",
        "suggestedCohort(quotas: [{ " + ByProfession + ", most: 1 }]) { memberCount")]
    [InlineData(
        "suggestedCohort(quotas: [{ " + ByProfession + ", most: 0, except: [{ label: \"Manager\", most: 0 }] }]) { memberCount",
        "suggestedCohort(quotas: [{ " + ByProfession + ", most: 0, except: [{ label: \"Manager\", most: 1 }] }]) { memberCount")]
    [InlineData("suggestedPairings { fittingCount", "suggestedPairings(input: { unit: SAME }) { fittingCount")]
    [InlineData("suggestedPairings { fittingCount", "suggestedPairings(input: { organisation: DIFFERENT }) { fittingCount")]
    [InlineData("suggestedPairings { fittingCount", "suggestedPairings(input: { mostLevelsApart: 1 }) { fittingCount")]
    [InlineData("suggestedPairings { total", "suggestedPairings(input: { loadDiscount: false }) { total")]
    [InlineData(
        "suggestedLinks(objective: REACH, dimension: HORIZONTAL) { before",
        "suggestedLinks(objective: DISTANCE, dimension: HORIZONTAL) { before")]
    [InlineData(
        "suggestedLinks(objective: REACH, dimension: HORIZONTAL) { base",
        "suggestedLinks(objective: REACH, dimension: CLINICAL_MANAGERIAL) { base")]
    [InlineData(
        "suggestedLinks(objective: DISTANCE, dimension: HORIZONTAL, perPerson: 1) { after",
        "suggestedLinks(objective: DISTANCE, dimension: HORIZONTAL, perPerson: 3) { after")]
    public async Task What_is_asked_otherwise_is_answered_otherwise(string one, string other)
    {
        await using var api = await TwoWards.StartAsync(Cancel);
        var first = await AskAsync(api, one);
        (await AskAsync(api, other)).ShouldNotBe(first);
        (await AskAsync(api, one)).ShouldBe(first);
    }

    private static async Task<string> AskAsync(TestApi api, string field)
    {
        var answer = (await api.AskAsync($"{{ network {{ it: {field} computing {{ state }} }} }} }}", Cancel))
            .GetProperty("network").GetProperty("it");
        answer.GetProperty("computing").ValueKind.ShouldBe(JsonValueKind.Null, "eight people take no time");
        return answer.GetRawText();
    }
}
