using System.Text.Json;

namespace NetworkLens.Api.Tests.Paging;

public sealed class ConnectionsTests(SampleApi sample)
{
    [Fact]
    public async Task Walking_forward_and_backward_meets_everyone_once_in_order()
    {
        var forward = await WalkAsync("first", "after", "endCursor", "hasNextPage");
        var backward = await WalkAsync("last", "before", "startCursor", "hasPreviousPage");
        forward.Count.ShouldBeGreaterThan(100);
        forward.ShouldBe(forward.Order(StringComparer.Ordinal));
        backward.AsEnumerable().Reverse().ShouldBe(forward);
    }

    [Fact]
    public async Task A_filter_through_posts_and_organisations_agrees_with_what_it_returns()
    {
        var cancel = TestContext.Current.CancellationToken;
        var data = await sample.Api.AskAsync(
            """
            { people(first: 190, where: { posts: { some: { level: { gte: DIRECTORATE }, organisation: { kind: { eq: ACUTE_TRUST } } } } }) {
                totalCount nodes { posts { level organisation { kind } } } } }
            """,
            cancel);
        var people = data.GetProperty("people");
        var nodes = people.GetProperty("nodes").EnumerateArray().ToList();
        nodes.Count.ShouldBe(people.GetProperty("totalCount").GetInt32());
        nodes.Count.ShouldBeGreaterThan(0);
        nodes.ShouldAllBe(person => person.GetProperty("posts").EnumerateArray().Any(IsSeniorInAcuteTrust));
    }

    [Fact]
    public async Task The_example_of_the_documentation_is_answered()
    {
        var cancel = TestContext.Current.CancellationToken;
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs", "graphql.md"), cancel);
        var section = page.Split("## Connections and filters\n")[1];
        var units = (await sample.Api.AskAsync(section.Split("```")[1]["graphql".Length..], cancel)).GetProperty("units");
        units.GetProperty("totalCount").GetInt32().ShouldBeGreaterThan(5);
        units.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean().ShouldBeFalse();
        units.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("site").GetString() ?? "")
            .ShouldBeInOrder(SortDirection.Descending, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Vacancies_and_reporting_lines_are_followed_both_ways()
    {
        var cancel = TestContext.Current.CancellationToken;
        var data = await sample.Api.AskAsync(
            """
            { posts(first: 20, where: { isVacant: { eq: true } }) {
                nodes { isVacant holder { name } reportsTo { kind to { key reports { from { key } } } from { key } } } } }
            """,
            cancel);
        var posts = data.GetProperty("posts").GetProperty("nodes").EnumerateArray().ToList();
        posts.Count.ShouldBeGreaterThan(5);
        posts.ShouldAllBe(p => p.GetProperty("isVacant").GetBoolean() && p.GetProperty("holder").ValueKind == JsonValueKind.Null);
        foreach (var line in posts.SelectMany(p => p.GetProperty("reportsTo").EnumerateArray()))
        {
            var own = line.GetProperty("from").GetProperty("key").GetString();
            var below = line.GetProperty("to").GetProperty("reports").EnumerateArray()
                .Select(r => r.GetProperty("from").GetProperty("key").GetString());
            below.ShouldContain(own);
        }
    }

    [Fact]
    public async Task Interactions_filter_by_time_and_kind()
    {
        var cancel = TestContext.Current.CancellationToken;
        var data = await sample.Api.AskAsync(
            """
            { interactions(
                first: 50,
                where: { kind: { in: [ADVICE, MENTORING] }, when: { gte: "2026-03-01T00:00:00Z", lt: "2026-04-01T00:00:00Z" } },
                order: [{ when: DESC }]) { nodes { kind when from { name } to { name } count } } }
            """,
            cancel);
        var rows = data.GetProperty("interactions").GetProperty("nodes").EnumerateArray().ToList();
        rows.Count.ShouldBeGreaterThan(10);
        rows.Select(r => r.GetProperty("when").GetDateTimeOffset()).ShouldAllBe(w => w.Year == 2026 && w.Month == 3);
        rows.Select(r => r.GetProperty("when").GetDateTimeOffset()).ShouldBe(
            rows.Select(r => r.GetProperty("when").GetDateTimeOffset()).OrderDescending());
        rows.ShouldAllBe(r => r.GetProperty("kind").GetString() == "ADVICE" || r.GetProperty("kind").GetString() == "MENTORING");
    }

    private static bool IsSeniorInAcuteTrust(JsonElement post) =>
        post.GetProperty("level").GetString() is "DIRECTORATE" or "EXECUTIVE" or "SYSTEM"
        && post.GetProperty("organisation").GetProperty("kind").GetString() == "ACUTE_TRUST";

    private async Task<List<string>> WalkAsync(string size, string from, string cursor, string more)
    {
        var cancel = TestContext.Current.CancellationToken;
        var keys = new List<string>();
        string? at = null;
        while (true)
        {
            var data = await sample.Api.AskAsync(
                $"query Q($at: String) {{ people({size}: 37, {from}: $at, "
                + "order: [{ key: ASC }], where: { name: { startsWith: \"m\" } }) "
                + "{ nodes { key } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }",
                new { at },
                cancel);
            var people = data.GetProperty("people");
            var page = people.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("key").GetString()!).ToList();
            keys.AddRange(size == "first" ? page : page.AsEnumerable().Reverse());
            if (!people.GetProperty("pageInfo").GetProperty(more).GetBoolean())
            {
                return keys;
            }

            at = people.GetProperty("pageInfo").GetProperty(cursor).GetString();
        }
    }
}
