using System.CommandLine;
using System.Text;
using NetworkLens.Api.Schemas;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Protection;

namespace NetworkLens.Api.CommandLine;

/// <summary><c>operations manifest DIR [--output FILE]</c>: documents, checked, under their hashes, for the server to trust.</summary>
internal static class OperationsCommand
{
    private const string DefaultName = "manifest.json";

    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of .graphql files, each one document." };
        var output = new Option<string?>("--output") { Description = $"The file to write; {DefaultName} in DIR if not given." };
        const string What = "Write the manifest of trusted documents; every one must fit the schema.";
        var manifest = new Command("manifest", What) { folder, output };
        manifest.SetAction(parsed => Run(parsed.GetValue(folder)!, parsed.GetValue(output)));
        return new Command("operations", "Prepare the documents that clients may ask for by their hash.") { manifest };
    }

    private static int Run(string folder, string? output)
    {
        if (Read(folder, out var sources) is { } fault)
        {
            return Terminal.Fail(fault);
        }

        var made = DocumentManifest.Of(sources, ApiSchema.Read());
        if (made.Manifest is not { } manifest)
        {
            return Terminal.Fail(string.Join('\n', made.Errors));
        }

        var path = output ?? Path.Combine(folder, DefaultName);
        if (OutputFiles.Write(path, Encoding.UTF8.GetString(manifest.ToJson())) is { } problem)
        {
            return Terminal.Fail(problem);
        }

        Terminal.Say($"Wrote {manifest.Count} documents to {path}.");
        return CommandLineApp.Success;
    }

    private static string? Read(string folder, out List<Source> sources)
    {
        sources = [];
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder, "*.graphql").Order(StringComparer.Ordinal))
            {
                sources.Add(new Source(File.ReadAllText(path), path));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"{folder} cannot be read: {error.Message}";
        }

        return sources.Count == 0 ? $"{folder} has no file that ends in .graphql." : null;
    }
}
