using System.Globalization;
using NetworkLens.GraphQL.Bench.InProcess;

switch (args)
{
    case ["engine", .. var rest]:
        EngineBench.Run(rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 31, rest.Skip(1).ToArray(), Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("engine [rounds] [name]...");
        return 2;
}
