using System.CommandLine;
using NetworkLens.Api.Schemas;
using NetworkLens.GraphQL.Tooling.Diff;

namespace NetworkLens.Api.CommandLine;

/// <summary><c>schema diff OLD [NEW] [--json]</c>: what changed for clients; the exit code is 1 when something breaks.</summary>
internal static class SchemaDiffCommand
{
    public static Command Create()
    {
        var before = new Argument<string>("OLD") { Description = "The schema that clients know: a .graphql file, or a folder of them." };
        var after = new Argument<string?>("NEW")
        {
            Description = "The schema that they will meet; this program's own if not given.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = new Option<bool>("--json") { Description = "Answer in JSON, for programs." };
        var command = new Command(
            "diff", "Tell the breaking, dangerous and safe changes between two schemas. Exits with 1 if one is breaking.")
        {
            before, after, json,
        };
        command.SetAction(parsed => Run(parsed.GetValue(before)!, parsed.GetValue(after), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string oldPath, string? newPath, bool json)
    {
        if (SchemaFiles.Read(oldPath, out var fault) is not { } before)
        {
            return Terminal.Fail(fault!);
        }

        if ((newPath is null ? ApiSchema.Read() : SchemaFiles.Read(newPath, out fault)) is not { } after)
        {
            return Terminal.Fail(fault!);
        }

        var changes = SchemaDiff.Compare(before, after);
        if (json)
        {
            Terminal.Say(SchemaDiffReport.ToJson(changes));
        }
        else
        {
            SchemaDiffReport.Show(changes);
        }

        return changes.Any(change => change.Kind == ChangeKind.Breaking) ? CommandLineApp.BreakingChange : CommandLineApp.Success;
    }
}
