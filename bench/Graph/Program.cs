using System.Globalization;
using NetworkLens.Graph.Bench;

// dotnet run -c Release --project bench/Graph -- [people] [mean degree]
var people = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 25_000;
var degree = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 24;
var network = PlantedNetwork.Make(people, degree, seed: 1);
AlgorithmBench.Run(network, Console.Out);
ReportBench.Run(network, Console.Out);
