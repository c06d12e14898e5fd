using System.CommandLine;
using NetworkLens.Api.Schemas;
using NetworkLens.GraphQL.Tooling.Docs;

namespace NetworkLens.Api.CommandLine;

/// <summary><c>schema docs --output DIR</c>: the reference of the contract as Markdown.</summary>
internal static class SchemaDocsCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output")
        {
            Description = "The folder to write to. Its other files stay as they are.",
            Required = true,
        };
        var command = new Command("docs", "Write the reference of the schema: Markdown, one page for each of its files.") { output };
        command.SetAction(parsed => Run(parsed.GetValue(output)!));
        return command;
    }

    private static int Run(string folder)
    {
        var pages = SchemaDocs.Write(ApiSchema.Read());
        foreach (var page in pages)
        {
            if (OutputFiles.Write(Path.Combine(folder, page.Name), page.Text) is { } fault)
            {
                return Terminal.Fail(fault);
            }
        }

        Terminal.Say($"Wrote {pages.Length} pages to {folder}. Begin with README.md.");
        return CommandLineApp.Success;
    }
}
