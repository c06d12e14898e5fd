using System.Globalization;

namespace NetworkLens.Data.Samples;

/// <summary>What became of the wish for a sample.</summary>
/// <param name="Sample">What was made; null where there are faults.</param>
/// <param name="Faults">What stands against it, each with its mend; empty where it was made.</param>
public sealed record SampleOutcome(Sample? Sample, IReadOnlyList<string> Faults);

/// <summary>Makes a sample in a folder: all of it or nothing.</summary>
public static class SampleFolder
{
    /// <summary>Generates a sample into a folder beside the wanted one, and moves it there when it is complete.</summary>
    /// <param name="options">How large, and which one.</param>
    /// <param name="folder">Where. It must be absent or empty, or hold an earlier sample and nothing else.</param>
    /// <param name="overwrite">Replaces an earlier sample. A folder that holds anything else is never touched.</param>
    /// <param name="progress">Told of every stage; null: nobody.</param>
    /// <param name="cancel">Stops the work; the wanted folder is then as it was.</param>
    /// <returns>The sample, or the faults of options and folder. Faults of the disc are exceptions, as everywhere.</returns>
    public static SampleOutcome Create(
        SampleOptions options,
        string folder,
        bool overwrite = false,
        IProgress<SampleProgress>? progress = null,
        CancellationToken cancel = default)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        List<string> faults = [.. options.Faults(), .. FolderFaults(folder, target, overwrite)];
        if (faults.Count > 0)
        {
            return new SampleOutcome(null, faults);
        }

        var sample = SampleGenerator.Generate(options, progress, cancel);
        var partial = Beside(target, "partial");
        try
        {
            SampleWriter.Write(sample, partial, cancel);
            Swap(partial, target);
        }
        finally
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }
        }

        return new SampleOutcome(sample, []);
    }

    private static IEnumerable<string> FolderFaults(string folder, string target, bool overwrite)
    {
        if (File.Exists(target))
        {
            yield return $"--out {folder} is a file. Give a folder.";
        }

        if (!Directory.Exists(target))
        {
            yield break;
        }

        var names = Directory.EnumerateFileSystemEntries(target).Select(path => Path.GetFileName(path)).ToArray();
        var strange = Array.Find(names, name => !SampleWriter.Files.Contains(name, StringComparer.Ordinal));
        if (strange is not null)
        {
            yield return $"--out {folder} holds {strange}, which is no part of a sample. Give a new or empty folder.";
        }
        else if (names.Length > 0 && !overwrite)
        {
            yield return $"--out {folder} holds a sample already. Give another folder, or --overwrite to replace it.";
        }
    }

    private static void Swap(string partial, string target)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(partial, target);
            return;
        }

        var former = Beside(target, "former");
        Directory.Move(target, former);
        try
        {
            Directory.Move(partial, target);
        }
        catch (IOException)
        {
            Directory.Move(former, target);
            throw;
        }

        Directory.Delete(former, recursive: true);
    }

    private static string Beside(string target, string word)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target) ?? target);
        for (var number = 0; ; number++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{target}.{word}{number}");
            if (!Path.Exists(path))
            {
                return path;
            }
        }
    }
}
