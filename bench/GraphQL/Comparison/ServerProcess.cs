using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using NetworkLens.GraphQL.Bench.Servers;

namespace NetworkLens.GraphQL.Bench.Comparison;

/// <summary>A server of the comparison: a process of its own on the first core.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(30) };

    private readonly Process process;
    private readonly Uri root;

    private ServerProcess(string name, bool isOurs, int port, Process process)
    {
        Name = name;
        IsOurs = isOurs;
        this.process = process;
        root = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
    }

    /// <summary>Its name in the table.</summary>
    public string Name { get; }

    /// <summary>Whether it is part of this program, and tells of its memory.</summary>
    public bool IsOurs { get; }

    /// <summary>How much processor time it has used, in seconds.</summary>
    public double CpuSeconds => ProcStat.Of(process.Id);

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="port">The port, which becomes the command's last argument but for <paramref name="options"/>.</param>
    /// <param name="command">The program and its first arguments.</param>
    /// <param name="options">What follows the port.</param>
    public static async Task<ServerProcess> StartAsync(string name, int port, string[] command, params string[] options)
    {
        string[] arguments = ["-c", "0", .. command, port.ToString(CultureInfo.InvariantCulture), .. options];
        var start = new ProcessStartInfo("taskset", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["NODE_ENV"] = "production";
        var started = Process.Start(start) ?? throw new InvalidOperationException($"{name} cannot be started.");
        started.OutputDataReceived += (_, _) => { };
        started.ErrorDataReceived += (_, line) => Report(name, line.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var server = new ServerProcess(name, isOurs: command[0] == "dotnet", port, started);
        await server.AnswersAsync();
        return server;
    }

    /// <summary>The address of a path.</summary>
    public Uri Address(string path) => new(root, path);

    /// <summary>Its answer to a body, as JSON.</summary>
    public async Task<JsonNode> AskAsync(string path, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        using var response = await Client.PostAsync(Address(path), content);
        var text = await response.Content.ReadAsStringAsync();
        return JsonNode.Parse(text) ?? throw new InvalidOperationException($"{Name} answers null.");
    }

    /// <summary>What its runtime has allocated so far; null when it does not tell.</summary>
    public async Task<long?> AllocatedAsync()
    {
        return IsOurs ? (await Client.GetFromJsonAsync(Address("memory"), BareJson.Default.Memory))?.AllocatedBytes : null;
    }

    /// <summary>Stops the server.</summary>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static void Report(string name, string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            Console.Error.WriteLine($"{name}: {line}");
        }
    }

    private async Task AnswersAsync()
    {
        var body = Encoding.UTF8.GetBytes("""{"query":"{ hello }"}""");
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await AskAsync("graphql", body);
                return;
            }
            catch (HttpRequestException) when (attempt < 100 && !process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }
}
