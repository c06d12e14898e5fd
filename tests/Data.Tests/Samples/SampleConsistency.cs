using System.Globalization;

namespace NetworkLens.Data.Tests.Samples;

/// <summary>Reads a full folder and says what is wrong with it by docs/import.md, on its own account: not the importer's code.</summary>
internal static class SampleConsistency
{
    private static readonly string[] OrganisationKinds =
        ["acute_trust", "mental_health_trust", "community_trust", "primary_care", "care_board", "system"];

    private static readonly string[] Levels = ["frontline", "team_lead", "service_lead", "directorate", "executive", "system"];

    private static readonly string[] InteractionKinds =
        ["advice", "information", "collaboration", "mentoring", "shadowing", "escalation", "meeting", "message"];

    internal static List<string> Faults(string folder)
    {
        var faults = new List<string>();
        var organisations = Keyed(folder, "organisations.csv", faults);
        var units = Keyed(folder, "units.csv", faults);
        var people = Keyed(folder, "people.csv", faults);
        var posts = Keyed(folder, "posts.csv", faults);
        Organisations(organisations, faults);
        foreach (var (key, unit) in units)
        {
            Ask(faults, organisations.ContainsKey(unit["organisation"]), $"unit {key}: organisation");
            var parent = unit["parent"];
            var isSound = parent == "" || (units.ContainsKey(parent) && units[parent]["organisation"] == unit["organisation"]);
            Ask(faults, isSound, $"unit {key}: parent");
        }

        foreach (var (key, post) in posts)
        {
            Post(key, post, units, people, posts, faults);
        }

        Acyclic(units, "parent", faults);
        Acyclic(posts, "reports_to", faults);
        Acyclic(posts, "professional_reports_to", faults);
        Interactions(folder, people, faults);
        return faults;
    }

    private static Dictionary<string, Dictionary<string, string>> Keyed(string folder, string file, List<string> faults)
    {
        var rows = SampleFiles.Read(folder, file);
        var order = rows.Select(row => row["key"]).ToArray();
        Ask(faults, order.SequenceEqual(order.Order(StringComparer.Ordinal), StringComparer.Ordinal), $"{file}: order");
        Ask(faults, order.Distinct(StringComparer.Ordinal).Count() == order.Length, $"{file}: keys twice");
        return rows.ToDictionary(row => row["key"], StringComparer.Ordinal);
    }

    private static void Organisations(Dictionary<string, Dictionary<string, string>> organisations, List<string> faults)
    {
        foreach (var (key, organisation) in organisations)
        {
            Ask(faults, OrganisationKinds.Contains(organisation["kind"], StringComparer.Ordinal), $"organisation {key}: kind");
            Ask(faults, organisation["ods_code"].Contains('-', StringComparison.Ordinal), $"organisation {key}: code could be real");
            foreach (var parent in organisation["parents"].Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                Ask(faults, organisations.ContainsKey(parent) && parent != key, $"organisation {key}: parent {parent}");
            }
        }
    }

    private static void Post(
        string key,
        Dictionary<string, string> post,
        Dictionary<string, Dictionary<string, string>> units,
        Dictionary<string, Dictionary<string, string>> people,
        Dictionary<string, Dictionary<string, string>> posts,
        List<string> faults)
    {
        Ask(faults, units.TryGetValue(post["unit"], out var unit) && unit["organisation"] == post["organisation"], $"post {key}: unit");
        Ask(faults, post["person"] == "" || people.ContainsKey(post["person"]), $"post {key}: person");
        Ask(faults, Levels.Contains(post["level"], StringComparer.Ordinal), $"post {key}: level");
        Ask(faults, (post["discipline"] == "hybrid") == (post["management_share"] != ""), $"post {key}: management share of a hybrid post");
        Ask(faults, decimal.Parse(post["whole_time_share"], CultureInfo.InvariantCulture) is > 0 and <= 1, $"post {key}: whole time share");
        Ask(faults, post["person"] == "" == (post["start"] == ""), $"post {key}: start");
        Ask(faults, post["end"] == "" || string.CompareOrdinal(post["start"], post["end"]) < 0, $"post {key}: end");
        foreach (var column in (string[])["reports_to", "professional_reports_to"])
        {
            Ask(faults, post[column] == "" || posts.ContainsKey(post[column]), $"post {key}: {column}");
        }
    }

    // Walks up from every row; a walk longer than the file is a circle.
    private static void Acyclic(Dictionary<string, Dictionary<string, string>> rows, string column, List<string> faults)
    {
        foreach (var start in rows.Keys)
        {
            var steps = 0;
            for (var key = start; key != "" && rows.ContainsKey(key) && steps <= 100; key = rows[key][column])
            {
                steps++;
            }

            Ask(faults, steps <= 100, $"{column}: circle or endless line at {start}");
        }
    }

    private static void Interactions(string folder, Dictionary<string, Dictionary<string, string>> people, List<string> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var starts = SampleFiles.Read(folder, "posts.csv").Where(post => post["person"] != "")
            .GroupBy(post => post["person"], StringComparer.Ordinal)
            .ToDictionary(posts => posts.Key, posts => posts.Min(post => post["start"])!, StringComparer.Ordinal);
        foreach (var row in SampleFiles.Read(folder, "interactions.csv"))
        {
            var name = string.Join(' ', row.Values);
            var areTwo = people.ContainsKey(row["from"]) && people.ContainsKey(row["to"]) && row["from"] != row["to"];
            Ask(faults, areTwo, $"interaction {name}: ends");
            Ask(faults, InteractionKinds.Contains(row["kind"], StringComparer.Ordinal), $"interaction {name}: kind");
            Ask(faults, seen.Add($"{row["from"]} {row["to"]} {row["kind"]} {row["when"]} {row["source"]}"), $"interaction {name}: twice");
            var isInYear = string.CompareOrdinal(row["when"], "2025-10-01") >= 0 && string.CompareOrdinal(row["when"], "2026-09-30") <= 0;
            Ask(faults, isInYear, $"interaction {name}: outside the year");
            var hasBegun = string.CompareOrdinal(row["when"], starts[row["from"]]) >= 0
                && string.CompareOrdinal(row["when"], starts[row["to"]]) >= 0;
            Ask(faults, hasBegun, $"interaction {name}: before one of them came");
        }
    }

    private static void Ask(List<string> faults, bool holds, string fault)
    {
        if (!holds && faults.Count < 20)
        {
            faults.Add(fault);
        }
    }
}
