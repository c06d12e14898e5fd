using NetworkLens.Api.Tests;

namespace NetworkLens.Conformance.Tests.Audit;

/// <summary>The audit of the npm package graphql-http against the real server: GraphQL over HTTP, as its reference reads it.</summary>
public sealed class ServerAuditTests
{
    private const int AuditCount = 61; // In 1.23: a new version that asks more must be looked at.

    [Fact]
    public async Task Every_audit_passes_without_a_warning_or_a_notice()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var api = await TestApi.StartEmptyAsync(cancel);
        var url = new Uri(api.Client.BaseAddress!, "/graphql");

        var told = await NodeScripts.RunAsync("Audit/audit.mjs", new { url }, cancel);

        var audits = told.GetProperty("audits").EnumerateArray().ToList();
        var found = from audit in audits
                    where audit.GetProperty("status").GetString() != "ok"
                    select string.Join(' ', new[] { "status", "id", "name", "reason" }.Select(part => audit.GetProperty(part).ToString()));
        found.ShouldBeEmpty();
        audits.Count.ShouldBe(AuditCount);
    }
}
