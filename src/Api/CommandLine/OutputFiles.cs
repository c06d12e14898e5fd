namespace NetworkLens.Api.CommandLine;

/// <summary>Writes files that a user named.</summary>
internal static class OutputFiles
{
    /// <summary>Writes a text as UTF-8, with the folders that lead to it.</summary>
    /// <returns>What is wrong, or null.</returns>
    public static string? Write(string path, string text)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            File.WriteAllText(path, text);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return $"{path} cannot be written: {error.Message} Name another file.";
        }
    }
}
