using System.Globalization;
using NetworkLens.GraphQL.Bench.Comparison;
using NetworkLens.GraphQL.Bench.InProcess;
using NetworkLens.GraphQL.Bench.Servers;
using NetworkLens.GraphQL.Bench.Soak;

switch (args)
{
    case ["engine", .. var rest]:
        EngineBench.Run(rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 101, rest.Skip(1).ToArray(), Console.Out);
        return 0;
    case ["serve", var port]:
        LibraryServer.Run(int.Parse(port, CultureInfo.InvariantCulture));
        return 0;
    case ["bare", var port]:
        BareServer.Run(int.Parse(port, CultureInfo.InvariantCulture));
        return 0;
    case ["compare", var folder, .. var rest] when ComparisonOptions.Read(Path.GetFullPath(folder), rest) is { } options:
        using (var compare = new Compare(options, Console.Out))
        {
            return await compare.RunAsync() ? 0 : 1;
        }

    case ["soak-server", var port]:
        SoakServer.Run(int.Parse(port, CultureInfo.InvariantCulture));
        return 0;
    case ["soak", var minutes]:
        return await new SoakRun(double.Parse(minutes, CultureInfo.InvariantCulture), Console.Out).RunAsync() ? 0 : 1;
    default:
        Console.Error.WriteLine("""
            engine [ROUNDS] [NAME]...    the engine alone, without HTTP
            compare FOLDER [--seconds 4] [--rounds 9] [--peer-rounds 3] [--warm 4]    beside the bare endpoint and the peers
            soak MINUTES                 full load, right and wrong requests, subscriptions; memory must stay flat
            serve PORT | bare PORT       the servers by themselves
            """);
        return 2;
}
