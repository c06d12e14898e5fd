using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NetworkLens.Testing;

/// <summary>A PostgreSQL server of one's own on loopback, in a temporary folder, gone when the tests are.</summary>
/// <remarks>
/// A shell starts the server and then waits on its standard input: when this process ends, however it ends, the pipe closes, and the
/// shell stops the server and deletes the folder.
/// </remarks>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private const string Script =
        """
        set -e
        trap '' INT HUP
        cd /
        folder=$(mktemp -d -t networklens-pg.XXXXXX)
        server=
        finish() { if [ -n "$server" ]; then kill -INT "$server" 2>/dev/null; wait "$server"; fi; rm -rf "$folder"; }
        trap finish EXIT
        "$1/initdb" -D "$folder" -U networklens --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$folder.log" 2>&1 \
            || { cat "$folder.log"; rm -f "$folder.log"; exit 1; }
        rm -f "$folder.log"
        "$1/postgres" -D "$folder" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off \
            -c synchronous_commit=off -c full_page_writes=off -c max_connections=100 </dev/null >"$folder/log" 2>&1 &
        server=$!
        for attempt in $(seq 300); do
            if "$1/pg_isready" -q -h 127.0.0.1 -p "$2"; then echo ready; cat >/dev/null; exit 0; fi
            kill -0 "$server" 2>/dev/null || { cat "$folder/log"; exit 1; }
            sleep 0.1
        done
        exit 1
        """;

    private readonly Process _shell;
    private readonly int _port;

    private PostgreSqlServer(Process shell, int port)
    {
        _shell = shell;
        _port = port;
    }

    /// <summary>Connects to a database of this server.</summary>
    /// <param name="database">Its name.</param>
    public string ConnectionString(string database) => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=networklens;Database={database};Maximum Pool Size=10");

    /// <summary>Starts a server.</summary>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>The server, or why there is none on this machine.</returns>
    public static async Task<(PostgreSqlServer? Server, string? Missing)> StartAsync(CancellationToken cancel)
    {
        if (FindBinaries() is not { } binaries)
        {
            return (null, "PostgreSQL is not installed here (no initdb by pg_config --bindir or in /usr/lib/postgresql/*/bin).");
        }

        var said = "";
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var port = FreePort();
            var shell = Process.Start(Shell(binaries, port))!;
            var line = await shell.StandardOutput.ReadLineAsync(cancel);
            if (string.Equals(line, "ready", StringComparison.Ordinal))
            {
                return (new(shell, port), null);
            }

            said = $"{line} {await shell.StandardOutput.ReadToEndAsync(cancel)} {await shell.StandardError.ReadToEndAsync(cancel)}";
            shell.Dispose();
        }

        return (null, "PostgreSQL is installed but does not start: " + said);
    }

    /// <summary>Stops the server and waits until it is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private static ProcessStartInfo Shell(string binaries, int port)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };

        // The server refuses to run as root.
        string[] asUser = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--"] : [];
        string[] words = [.. asUser, "/bin/sh", "-c", Script, "postgresql", binaries, port.ToString(CultureInfo.InvariantCulture)];
        start.FileName = words[0];
        foreach (var word in words.Skip(1))
        {
            start.ArgumentList.Add(word);
        }

        return start;
    }

    private static string? FindBinaries()
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var named = new List<string>();
        try
        {
            using var tool = Process.Start(new ProcessStartInfo("pg_config", "--bindir")
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!;
            named.Add(tool.StandardOutput.ReadToEnd().Trim());
            tool.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No pg_config: servers are often installed without it.
        }

        const string Installed = "/usr/lib/postgresql";
        if (Directory.Exists(Installed))
        {
            named.AddRange(Directory.GetDirectories(Installed).OrderDescending(StringComparer.Ordinal).Select(x => Path.Combine(x, "bin")));
        }

        return named.Find(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
