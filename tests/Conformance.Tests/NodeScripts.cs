using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace NetworkLens.Conformance.Tests;

/// <summary>
/// Runs the <c>.mjs</c> scripts of this folder in Node, with the packages of its <c>package-lock.json</c>: installed once, when they are
/// missing or older than the lock. Where there is no Node, or the packages cannot be had, the test that asks is skipped and says so.
/// </summary>
internal static class NodeScripts
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly string Folder = Path.Combine(
        typeof(NodeScripts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!,
        "tests",
        "Conformance.Tests");

    private static readonly Lazy<Task<string?>> Installed = new(InstallAsync);

    /// <summary>Hands a script one JSON value on its standard input and gives the one that it writes on its standard output.</summary>
    /// <param name="script">Its path below this folder, such as "Audit/audit.mjs".</param>
    /// <param name="input">Written as JSON.</param>
    /// <param name="cancel">Ends the script with all that it started.</param>
    /// <remarks>A script that fails, writes no JSON, or runs for more than five minutes fails the test with its standard error.</remarks>
    public static async Task<JsonElement> RunAsync(string script, object input, CancellationToken cancel)
    {
        if (await Installed.Value is { } lack)
        {
            Assert.Skip(lack);
        }

        var path = Path.Combine(Folder, script.Replace('/', Path.DirectorySeparatorChar));
        var (exitCode, output, errors) = await ExecuteAsync("node", [path], JsonSerializer.Serialize(input), cancel);
        exitCode.ShouldBe(0, $"{script}: {errors}");
        errors.ShouldBeEmpty(script);
        return JsonSerializer.Deserialize<JsonElement>(output);
    }

    // What is lacking; null when nothing is.
    private static async Task<string?> InstallAsync()
    {
        try
        {
            await ExecuteAsync("node", ["--version"], "", CancellationToken.None);
        }
        catch (Win32Exception)
        {
            return "Node is not installed.";
        }

        var stamp = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (stamp.Exists && stamp.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
        {
            return null;
        }

        try
        {
            string[] arguments = ["ci", "--no-fund", "--no-audit", "--prefer-offline", "--fetch-retries=1", "--prefix", Folder];
            var (exitCode, _, errors) = await ExecuteAsync("npm", arguments, "", CancellationToken.None);
            if (exitCode != 0)
            {
                return $"npm ci failed in tests/Conformance.Tests: {errors}";
            }
        }
        catch (Win32Exception)
        {
            return "npm is not installed, which the packages of tests/Conformance.Tests come by.";
        }

        stamp.Refresh();
        stamp.LastWriteTimeUtc = DateTime.UtcNow;
        return null;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> ExecuteAsync(
        string program, string[] arguments, string input, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await SendAsync(process, input, limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} ran for more than {Patience}.", late);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task SendAsync(Process process, string input, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended without reading: its exit code and its standard error say why.
        }
    }
}
