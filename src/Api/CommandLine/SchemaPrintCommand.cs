using System.CommandLine;
using NetworkLens.Api.Schemas;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.Api.CommandLine;

/// <summary><c>schema print [--output FILE]</c>: the contract as one text of SDL.</summary>
internal static class SchemaPrintCommand
{
    public static Command Create()
    {
        var output = new Option<string?>("--output") { Description = "A file to write, instead of showing it." };
        var command = new Command(
            "print", "Show the schema as SDL: directives first, then types as their files, in order of name, declare them.") { output };
        command.SetAction(parsed => Run(parsed.GetValue(output)));
        return command;
    }

    private static int Run(string? output)
    {
        var sdl = SchemaPrinter.Print(ApiSchema.Read());
        if (output is null)
        {
            Console.Out.Write(sdl);
            return CommandLineApp.Success;
        }

        return OutputFiles.Write(output, sdl) is { } fault ? Terminal.Fail(fault) : CommandLineApp.Success;
    }
}
