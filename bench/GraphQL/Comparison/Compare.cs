using System.Text.Json.Nodes;
using NetworkLens.GraphQL.Bench.Yardstick;

namespace NetworkLens.GraphQL.Bench.Comparison;

/// <summary>One server asked one query, round after round.</summary>
/// <param name="Server">The server.</param>
/// <param name="Query">The query's name in the table.</param>
/// <param name="Path">Where it is asked.</param>
/// <param name="Body">A request.</param>
/// <param name="BodyFile">The same in a file, for the load.</param>
/// <param name="Runs">What was measured.</param>
internal sealed record Cell(ServerProcess Server, string Query, string Path, byte[] Body, string BodyFile, List<Run> Runs);

/// <summary>Measures the library, the bare endpoint and the peers, in turn, and writes one table.</summary>
internal sealed class Compare(ComparisonOptions options, TextWriter output) : IDisposable
{
    private const string Batched = "c batched";
    private readonly List<ServerProcess> servers = [];
    private readonly List<Cell> cells = [];
    private readonly string bodies = Directory.CreateTempSubdirectory("graphql-bench").FullName;

    /// <summary>Runs it; false when the servers do not answer alike.</summary>
    public async Task<bool> RunAsync()
    {
        await StartAsync();
        if (!await AnswerAlikeAsync())
        {
            return false;
        }

        var load = new Load(options.Folder);
        foreach (var cell in cells)
        {
            await load.RunAsync(cell.Server, cell.Path, cell.BodyFile, options.WarmSeconds);
        }

        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var cell in cells.Where(cell => cell.Server.IsOurs || round < options.PeerRounds))
            {
                cell.Runs.Add(await load.RunAsync(cell.Server, cell.Path, cell.BodyFile, options.Seconds));
            }

            Console.Error.WriteLine(FormattableString.Invariant($"round {round + 1} of {options.Rounds}"));
        }

        ComparisonTable.Write(servers, cells, [.. Queries.All.Select(query => query.Name), Batched], options, output);
        return true;
    }

    /// <summary>Stops the servers.</summary>
    public void Dispose()
    {
        foreach (var server in servers)
        {
            server.Dispose();
        }

        Directory.Delete(bodies, recursive: true);
    }

    private async Task StartAsync()
    {
        string[] self = ["dotnet", Path.Combine(AppContext.BaseDirectory, "NetworkLens.GraphQL.Bench.dll")];
        servers.Add(await ServerProcess.StartAsync("bare", 5201, [.. self, "bare"]));
        servers.Add(await ServerProcess.StartAsync("library", 5202, [.. self, "serve"]));
        var peers = Path.Combine(options.Folder, "peers");
        if (options.PeerRounds > 0 && Directory.Exists(Path.Combine(peers, "node_modules")))
        {
            string Script(string name) => Path.Combine(peers, name);
            servers.Add(await ServerProcess.StartAsync("mercurius, graphql-jit", 5203, ["node", Script("mercurius.js")], "jit"));
            servers.Add(await ServerProcess.StartAsync("mercurius", 5204, ["node", Script("mercurius.js")]));
            servers.Add(await ServerProcess.StartAsync("graphql-js", 5205, ["node", Script("graphql-js.js")]));
            servers.Add(await ServerProcess.StartAsync("graphql-yoga", 5206, ["node", Script("yoga.js")]));
        }

        foreach (var (name, text) in Queries.All)
        {
            cells.AddRange(servers.Select(server => CellOf(server, name, "graphql", text)));
        }

        cells.Add(CellOf(servers.Single(server => server.Name == "library"), Batched, "batched", Queries.C));
    }

    private Cell CellOf(ServerProcess server, string name, string path, string text)
    {
        var body = Queries.Body(text);
        var file = Path.Combine(bodies, name.Replace(' ', '-') + ".json");
        File.WriteAllBytes(file, body);
        return new Cell(server, name, path, body, file, []);
    }

    private async Task<bool> AnswerAlikeAsync()
    {
        foreach (var cell in cells)
        {
            var bare = cells.First(each => each.Server.Name == "bare" && each.Query == cell.Query[..1]);
            var expected = await bare.Server.AskAsync(bare.Path, bare.Body);
            var given = await cell.Server.AskAsync(cell.Path, cell.Body);
            if (!JsonNode.DeepEquals(expected, given))
            {
                await output.WriteLineAsync($"{cell.Server.Name} answers {cell.Query} with other data than the bare endpoint.");
                return false;
            }
        }

        return true;
    }
}
