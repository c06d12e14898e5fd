using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using NetworkLens.Api.Hosting;
using NetworkLens.Data.Databases;

namespace NetworkLens.Api.CommandLine;

/// <summary>Serves the API and the pages on this machine, filling an empty database with the sample first.</summary>
internal static class ServeCommand
{
    public static RootCommand Create(string description)
    {
        var noSample = new Option<bool>("--no-sample") { Description = "Leave an empty database empty." };
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen: addresses of this machine, separated by semicolons.",
            DefaultValueFactory = _ => ApiHost.DefaultUrl,
        };
        var command = new RootCommand(description) { noSample, urls };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(urls)!, parsed.GetValue(noSample), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string urls, bool noSample, CancellationToken cancel)
    {
        if (LoopbackOnly.FindFault(urls) is { } fault)
        {
            return Terminal.Fail(fault);
        }

        var settings = ApiHost.ReadSettings();
        if (CorsOrigins.Read(settings, out var origins) is { } corsFault)
        {
            return Terminal.Fail(corsFault);
        }

        if (TelemetryExport.FindFault(settings) is { } telemetryFault)
        {
            return Terminal.Fail(telemetryFault);
        }

        if (VersionFeedSettings.Read(settings, out var feed) is { } feedFault)
        {
            return Terminal.Fail(feedFault);
        }

        if (ViewerSettings.Read(settings, out var viewer) is { } viewerFault)
        {
            return Terminal.Fail(viewerFault);
        }

        if (!DatabaseAddress.TryParse(ApiHost.ConnectionStringOf(settings), out var address, out var databaseFault))
        {
            return Terminal.Fail(databaseFault.ToString());
        }

        if (!ApiProtection.TryRead(ApiHost.ReadSettings(), out var protection, out var protectionFault))
        {
            return Terminal.Fail(protectionFault);
        }

        Terminal.Say($"The data are in {address.Place}.");
        await using var app = ApiHost.Build(address, urls, viewer, origins, protection, feed);
        if (await DatabaseStart.ReadyAsync(app.Services, noSample, Terminal.Say, cancel) is { } startFault)
        {
            return Terminal.Fail(startFault);
        }

        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException or SocketException)
        {
            return Terminal.Fail(
                $"{urls} is in use by another program, perhaps by NetworkLens itself. Stop it, or give another address with --urls.");
        }

        if (app.Urls.Select(LoopbackOnly.FindFault).FirstOrDefault(found => found is not null) is { } open)
        {
            await app.StopAsync(cancel);
            return Terminal.Fail(open);
        }

        var url = app.Urls.First();
        Terminal.Say($"NetworkLens is ready: the page is at {url}/ and GraphQL at {url}/graphql. Ctrl+C stops it.");
        await app.WaitForShutdownAsync(cancel);
        return CommandLineApp.Success;
    }
}
