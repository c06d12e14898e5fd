using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.Api.CommandLine;

/// <summary>Reads a schema that a user named: a file of SDL, or a folder of them.</summary>
internal static class SchemaFiles
{
    private const long MostBytes = 16 * 1024 * 1024;

    /// <summary>Reads and builds a schema; in a folder, each <c>.graphql</c> and <c>.graphqls</c> file right in it.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="fault">What is wrong, with the file, line and column of each error; null when there is a schema.</param>
    /// <returns>The schema, or null.</returns>
    public static Schema? Read(string path, out string? fault)
    {
        try
        {
            var files = FilesOf(path);
            fault = files.Count == 0 ? $"{path} has no file that ends in .graphql." : FindFault(files);
            if (fault is not null)
            {
                return null;
            }

            var result = SchemaBuilder.Build(files.Select(file => new Source(File.ReadAllText(file.FullName), file.ToString())));
            fault = result.Schema is null ? string.Join('\n', result.Errors) : null;
            return result.Schema;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            fault = $"{path} cannot be read: {error.Message}";
            return null;
        }
    }

    private static List<FileInfo> FilesOf(string path) => Directory.Exists(path)
        ? [.. Directory.EnumerateFiles(path).Where(IsSdl).Order(StringComparer.Ordinal).Select(file => new FileInfo(file))]
        : [new FileInfo(path)];

    private static bool IsSdl(string path) => Path.GetExtension(path) is ".graphql" or ".graphqls";

    private static string? FindFault(List<FileInfo> files) =>
        files.Find(file => !file.Exists) is { } missing ? $"There is no file or folder {missing}."
        : files.Sum(file => file.Length) > MostBytes ? $"{files[0]} and what goes with it are more than 16 MB: no schema is that long."
        : null;
}
