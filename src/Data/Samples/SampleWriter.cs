using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace NetworkLens.Data.Samples;

/// <summary>Writes a sample as the full folder of docs/import.md, with planted.json beside it. UTF-8 without a mark, LF.</summary>
public static class SampleWriter
{
    /// <summary>The files of a sample, in the order in which they are written.</summary>
    public static readonly IReadOnlyList<string> Files =
        ["organisations.csv", "units.csv", "people.csv", "posts.csv", "interactions.csv", "planted.json"];

    private static readonly CsvConfiguration Layout = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    /// <summary>Writes all files; a file of the same name is replaced. The same sample gives the same bytes.</summary>
    /// <param name="sample">What to write.</param>
    /// <param name="folder">Where; made if it is not there.</param>
    /// <param name="cancel">Stops the work, leaving what is written.</param>
    public static void Write(Sample sample, string folder, CancellationToken cancel = default)
    {
        Directory.CreateDirectory(folder);
        Rows(
            folder,
            Files[0],
            ["key", "name", "kind", "ods_code", "parents"],
            sample.Organisations.Select(o => new[] { o.Key, o.Name, o.Kind, o.OdsCode, string.Join(';', o.Parents) }),
            cancel);
        Rows(
            folder,
            Files[1],
            ["key", "organisation", "name", "parent", "site", "service_line"],
            sample.Units.Select(u => new[] { u.Key, u.Organisation, u.Name, u.Parent ?? "", u.Site, u.ServiceLine }),
            cancel);
        Rows(
            folder,
            Files[2],
            ["key", "name", "profession", "gender", "joined", "contract", "band_group"],
            sample.People.Select(p => new[] { p.Key, p.Name, p.Profession, p.Gender, Whole(p.Joined), p.Contract, p.BandGroup }),
            cancel);
        Rows(
            folder,
            Files[3],
            [
                "key", "title", "organisation", "unit", "person", "level", "discipline", "management_share", "grade", "whole_time_share",
                "start", "end", "reports_to", "professional_reports_to",
            ],
            sample.Posts.Select(Post),
            cancel);
        Rows(
            folder,
            Files[4],
            ["from", "to", "kind", "when", "count", "source", "mutual"],
            sample.Interactions.Select(i =>
                new[] { i.From, i.To, Words.Of(i.Kind), Day(i.When), Times(i.Count), i.Source, i.Mutual ? "true" : "" }),
            cancel);
        PlantedFile.Write(sample, Path.Combine(folder, Files[5]));
    }

    private static string[] Post(SamplePost post) =>
    [
        post.Key,
        post.Title,
        post.Organisation,
        post.Unit,
        post.Person ?? "",
        Words.Of(post.Level),
        Words.Of(post.Discipline),
        Hundredths(post.ManagementShare),
        post.Grade,
        Hundredths(post.WholeTimeShare),
        Day(post.Start),
        Day(post.End),
        post.ReportsTo ?? "",
        post.ProfessionalReportsTo ?? "",
    ];

    private static void Rows(string folder, string file, string[] header, IEnumerable<string[]> rows, CancellationToken cancel)
    {
        var plain = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var text = new StreamWriter(Path.Combine(folder, file), append: false, plain);
        using var csv = new CsvWriter(text, Layout);
        foreach (var (number, row) in rows.Prepend(header).Index())
        {
            if (number % 4096 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            foreach (var field in row)
            {
                csv.WriteField(field);
            }

            csv.NextRecord();
        }
    }

    // A blank count is 1, and most are.
    private static string Times(int count) => count == 1 ? "" : Whole(count);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Hundredths(int? share) =>
        share is { } number ? (number / 100m).ToString("0.##", CultureInfo.InvariantCulture) : "";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
