using System.Globalization;
using NetworkLens.Data.Databases;
using NetworkLens.Testing;

namespace NetworkLens.Api.Tests.Paging;

/// <summary>How many commands a question sends to its database: as many as it has sorts of things, however many things there are.</summary>
public sealed class CommandsTests
{
    // The page; attributes and posts; organisations, units and holders. What is known by then is not fetched again.
    [Theory]
    [InlineData(1), InlineData(50), InlineData(500)]
    public async Task Nested_lists_cost_a_few_commands_a_level_whatever_their_length(int first)
    {
        const string Query = """
            query Nested($first: Int!) {
              people(first: $first) {
                nodes {
                  name attributes { name value }
                  posts { title organisation { name } unit { name organisation { name } } holder { name posts { title } } }
                }
              }
            }
            """;
        var commands = await CommandsAsync(api => api.AskAsync(Query, new { first }, TestContext.Current.CancellationToken));
        commands.Count.ShouldBe(6, string.Join("\n\n", commands));
    }

    [Theory]
    [InlineData(2), InlineData(500)]
    public async Task Objects_by_id_cost_one_command_a_table(int count)
    {
        var ids = Enumerable.Range(1, count)
            .Select(row => (row % 2 == 0 ? "Person:" : "Post:") + row.ToString(CultureInfo.InvariantCulture))
            .Select(id => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(id)).TrimEnd('='));
        const string Query = "query Nodes($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";
        (await CommandsAsync(api => api.AskAsync(Query, new { ids }, TestContext.Current.CancellationToken))).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_query_without_end_ends_when_its_client_leaves()
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("networklens-endless-").FullName;
        var file = Path.Combine(folder, "test.db");
        DatabaseAddress.TryParse($"Data Source={file};Pooling=False", out var address, out _).ShouldBeTrue();
        using var commands = new CapturedCommands(address!);
        await using var api = await TestApi.StartAsync(address!, folder, noSample: false, cancel);
        commands.Clear();
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancel);

        // Every post of every organisation, again and again: more ways than anybody can wait for, and none that fits.
        const string Again = "posts: { some: { organisation: {";
        var endless = $"{{ organisations(where: {{ {Again} {Again} {Again} posts: {{ some: {{ title: {{ eq: \"nowhere\" }} }} }} "
            + "} } } } } } } } } }) { nodes { key } } }";
        var asking = api.SendAsync(endless, null, left.Token);
        await Soon.UntilAsync(
            "the query is sent",
            () => asking.IsCompleted || commands.All.Any(x => x.Text.Contains("EXISTS", StringComparison.Ordinal)),
            cancel);
        asking.IsCompleted.ShouldBeFalse();
        commands.Stopped.IsCompleted.ShouldBeFalse(commands.Stopped.IsCompleted ? await commands.Stopped : "");
        await left.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => asking);
        await commands.Stopped.WaitAsync(TimeSpan.FromSeconds(20), cancel); // The request's own limit is longer.
    }

    [Fact]
    public async Task A_total_costs_one_command_more_and_only_where_it_is_asked()
    {
        var cancel = TestContext.Current.CancellationToken;
        (await CommandsAsync(api => api.AskAsync("{ people(first: 3) { nodes { name } } }", cancel))).Count.ShouldBe(1);
        (await CommandsAsync(api => api.AskAsync("{ people(first: 3) { totalCount nodes { name } } }", cancel))).Count.ShouldBe(2);
        (await CommandsAsync(api => api.AskAsync("{ people(first: 3) { totalCount } }", cancel))).Count.ShouldBe(1);
    }

    private static async Task<IReadOnlyList<string>> CommandsAsync(Func<TestApi, Task> ask)
    {
        var folder = Directory.CreateTempSubdirectory("networklens-commands-").FullName;
        var file = Path.Combine(folder, "test.db");
        DatabaseAddress.TryParse($"Data Source={file};Pooling=False", out var address, out _).ShouldBeTrue();
        using var commands = new CapturedCommands(address!);
        await using var api = await TestApi.StartAsync(
            address!, folder, noSample: false, TestContext.Current.CancellationToken, protection: TestApi.WithoutBudget);
        await api.AskAsync(
            "{ network { density connectivity { vertical { score } } gaps { totalCount } } }", TestContext.Current.CancellationToken);
        commands.Clear();
        await ask(api);

        // Somebody looks for new versions every now and then, whatever is asked.
        return [.. commands.All.Select(x => x.Text).Where(x => !x.Contains("data_versions", StringComparison.Ordinal))];
    }
}
