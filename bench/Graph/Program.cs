using System.Globalization;
using NetworkLens.Graph.Bench;
using NetworkLens.Graph.Bench.Comparison;
using NetworkLens.Graph.Bench.Country;

// [people] [mean degree]                    every algorithm and report on one made-up network, beside bounds and plain methods
// make PEOPLE DEGREE SEED FILE              writes a network that the peers can read
// compare FOLDER [options]                  ours beside igraph and graph-tool; see ComparisonOptions, and run.sh
// whole PEOPLE [build|measures|gravity|report|rules]  all that is asked of a country's network, step by step; see CountryBench
// growth RESULTS                            table and plot of how time and memory grow, of what compare left there
// sna FOLDER                                writes graphs, and what ours makes of them, for sna.R
// serve FILE                                what compare starts
switch (args)
{
    case ["make", var size, var mean, var seed, var path]:
        HealthSystem.Make(
            int.Parse(size, CultureInfo.InvariantCulture),
            double.Parse(mean, CultureInfo.InvariantCulture),
            int.Parse(seed, CultureInfo.InvariantCulture)).Write(path);
        break;
    case ["serve", var file]:
        Serving.Run(file, Console.In, Console.Out);
        break;
    case ["compare", ..]:
        var options = ComparisonOptions.Of(args.AsSpan(1));
        foreach (var name in options.Networks)
        {
            var kept = Path.Combine(options.Results, name + ".json");
            var compared = await Comparing.RunAsync(options, name, Console.Error);
            if (options.Only.Count > 0 && File.Exists(kept))
            {
                compared = ComparedNetwork.Read(kept).With(compared);
            }

            Directory.CreateDirectory(options.Results);
            compared.Write(kept);
            File.WriteAllText(Path.ChangeExtension(kept, ".md"), ComparisonTable.Of(compared));
        }

        break;
    case ["sna", var folder]:
        SnaFiles.Write(folder);
        break;
    case ["whole", var count, .. var parts]:
        CountryBench.Run(int.Parse(count, CultureInfo.InvariantCulture), parts, Console.Out);
        break;
    case ["growth", var results]:
        Growth.Write(results);
        break;
    default:
        var people = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 25_000;
        var degree = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 24;
        var network = PlantedNetwork.Make(people, degree, seed: 1);
        AlgorithmBench.Run(network, Console.Out);
        ReportBench.Run(network, Console.Out);
        break;
}
