using System.CommandLine;

namespace NetworkLens.Api.CommandLine;

/// <summary>The program as it is typed: <c>serve</c> when nothing is named, <c>import</c>, <c>generate</c>, <c>schema</c>,
/// <c>operations</c>.</summary>
public static class CommandLineApp
{
    /// <summary>It worked.</summary>
    public const int Success = 0;

    /// <summary>Two schemas were compared, and the new one breaks what worked with the old one.</summary>
    public const int BreakingChange = 1;

    /// <summary>What was asked for, or a file of the user's, is at fault; the message says where and how to mend it.</summary>
    public const int UserFault = 2;

    /// <summary>Runs a command line.</summary>
    /// <param name="args">What follows the program's name.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var root = ServeCommand.Create("NetworkLens shows where a health system is badly connected. Without a command it serves.");
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(GenerateCommand.Create());
        root.Subcommands.Add(SchemaCommand.Create());
        root.Subcommands.Add(OperationsCommand.Create());
        var parsed = root.Parse(args);
        var code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? UserFault : code;
    }
}
