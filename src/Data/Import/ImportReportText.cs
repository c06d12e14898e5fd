using System.Globalization;
using System.Text;

namespace NetworkLens.Data.Import;

/// <summary>Words for the command line: reports and faults as lines of text.</summary>
public static class ImportReportText
{
    /// <summary>A report: a table of counts, then notices, then the version.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Lines, each ended by a line feed.</returns>
    public static string Format(ImportReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"",-20}{"added",12}{"changed",12}{"unchanged",12}{"removed",12}\n");
        foreach (var (name, counts) in report.Kinds)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{name,-20}{counts.Added,12:N0}{counts.Changed,12:N0}{counts.Unchanged,12:N0}{counts.Removed,12:N0}\n");
        }

        foreach (var notice in report.Notices)
        {
            text.Append("Note: ").Append(notice).Append('\n');
        }

        return text.Append(report.Version is { } version
            ? string.Create(CultureInfo.InvariantCulture, $"Imported '{report.Name}'. Data version {version} is published.\n")
            : $"'{report.Name}' holds nothing new: the data are as they were.\n").ToString();
    }

    /// <summary>Faults: one a line, then how many there are and that nothing was imported.</summary>
    /// <param name="faults">The faults, at least one.</param>
    /// <param name="most">How many to tell in full.</param>
    /// <returns>Lines, each ended by a line feed.</returns>
    public static string Format(ImportFaults faults, int most = int.MaxValue)
    {
        var text = new StringBuilder();
        foreach (var fault in faults.Shown.Take(most))
        {
            text.Append(fault).Append('\n');
        }

        var shown = Math.Min(most, faults.Shown.Count);
        var hidden = faults.Count - shown;
        return text.Append(CultureInfo.InvariantCulture,
            $"{faults.Count:N0} {(faults.Count == 1 ? "fault" : "faults")}{(hidden > 0 ? $", {hidden:N0} of them not shown" : "")}. ")
            .Append("Nothing was imported.\n")
            .ToString();
    }
}
