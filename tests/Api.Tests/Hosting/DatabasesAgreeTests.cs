using NetworkLens.Data.Databases;
using NetworkLens.Testing;

namespace NetworkLens.Api.Tests.Hosting;

/// <summary>SQLite and PostgreSQL give the same answer to the same question, byte for byte.</summary>
public sealed class DatabasesAgreeTests(SampleApi sample)
{
    private const string Question = """
        {
          organisations(order: [{ name: DESC }]) { nodes { key parents { parent { key } } } }
          people(first: 50, where: { name: { startsWith: "a" } }, order: [{ profession: ASC }, { name: ASC }]) {
            totalCount nodes { key name posts { title } }
          }
          network {
            version density reciprocity distances { mean unreachableShare }
            externalInternal(by: { column: UNIT }) { value }
            connectivity {
              vertical { score expected strength reach { value } distance { mean } redundancy { mean cutSet { key } } }
              horizontal { score expected strength reach { value } distance { mean } redundancy { mean cutSet { key } } }
              crossOrganisation { score expected strength reach { value } distance { mean } redundancy { mean cutSet { key } } }
              clinicalManagerial { score expected strength reach { value } distance { mean } redundancy { mean cutSet { key } } }
            }
            coverage(respondents: SENDERS) { responseRate observableShare oneSidedShare byOrganisation { label asked rate } }
            gaps(first: 50) { totalCount nodes { id summary priority configurationExpected verdict bridgedBy { key } } }
            pairs(first: 5, orderBy: RATIO, respondents: SENDERS) {
              totalCount nodes { id summary comparable { verdict expected ratioHigh q wouldSettle { explanation } } }
            }
            verdicts { summary byDimension { dimension verdict pairs share } }
          }
        }
        """;

    private const string WhatIf = """
        {
          network {
            whatIf(changes: [
              { mergeUnits: { unit: "NMA-CAN-HAE-02", into: "NMA-CAN-HAE-01" } }
              { mergeOrganisations: { organisation: "NMC", into: "NMA" } }
              { createPost: { key: "J-NEW", unit: "NMA-CAN", level: DIRECTORATE, discipline: HYBRID, reportsTo: "J0001" } }
            ]) {
              version peopleCount formalStructure { postCount }
              compare(with: {}) {
                formed kept dissolved figures { figure before after difference }
                connectivity { dimension figures { figure before after difference } }
                gaps { appearedCount closedCount stayedCount appeared(first: 5) { id summary } closed(first: 5) { id summary } }
              }
            }
          }
        }
        """;

    [Fact]
    public async Task The_sample_gives_the_same_answers_from_both()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var databases = new TestDatabases();
        var missing = await databases.MissingAsync(DatabaseKind.PostgreSql, cancel);
        Assert.SkipWhen(missing is not null, missing ?? "");
        var address = await databases.NewAddressAsync(DatabaseKind.PostgreSql, cancel);
        await using var other = await TestApi.StartAsync(address, folder: null, noSample: false, cancel);

        foreach (var question in (string[])[Question, WhatIf])
        {
            var fromSqlite = await sample.Api.AskAsync(question, cancel);
            (await other.AskAsync(question, cancel)).GetRawText().ShouldBe(fromSqlite.GetRawText());
            fromSqlite.GetRawText().ShouldContain("\"summary\":\"");
        }
    }
}
