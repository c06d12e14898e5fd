using System.Globalization;
using System.Text;
using NetworkLens.Data.Model;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Tests.Import;

/// <summary>
/// A valid folder made up from a seed: its CSV text, and the rows that must be in the database after it, worked out without the code
/// under test. Keys of different seeds overlap, so that one import changes what another made.
/// </summary>
internal sealed class RandomFolder
{
    private static readonly string[] Names =
        ["Ann", "O'Neil, Bo", "\"Cy\"", "Zoë Ðal", "李 明", "=1+1", "-", "a;b", "🙂", "x  y", "007"];
    private static readonly string[] Kinds = ["advice", "information", "message", "contact"];
    private static readonly TieKind[] KindValues = [TieKind.Advice, TieKind.Information, TieKind.Message, TieKind.Contact];
    private static readonly string[] LevelWords = ["", "frontline", "team_lead", "service_lead", "directorate", "executive", "system"];
    private static readonly string[] DisciplineWords = ["", "clinical", "managerial", "hybrid", "support"];
    private readonly Random _random;
    private readonly Dictionary<string, StringBuilder> _files = [];

    public RandomFolder(int seed)
    {
        _random = new Random(seed);
        var organisations = AddOrganisations();
        var units = AddUnits(organisations);
        var people = AddPeople();
        AddPosts(organisations, units, people);
        AddInteractions(people);
    }

    /// <summary>What must be in an empty database afterwards, as <see cref="DatabaseDump"/> writes it.</summary>
    public SortedDictionary<string, string> Rows { get; } = new(StringComparer.Ordinal);

    public void WriteTo(ImportFolder folder)
    {
        foreach (var (file, text) in _files)
        {
            folder.Write(file, text.ToString());
        }
    }

    /// <summary>What must be in a database that held another folder: attributes, parents and undated lines are replaced.</summary>
    public SortedDictionary<string, string> MergedInto(RandomFolder earlier)
    {
        var merged = new SortedDictionary<string, string>(earlier.Rows, StringComparer.Ordinal);
        foreach (var key in earlier.Rows.Keys)
        {
            var words = key.Split(' ', '>', '.');
            var isReplaced = words[0] switch
            {
                "attribute" => Rows.ContainsKey($"person {words[1]}"),
                "link" => key.EndsWith('@') && earlier.Rows[key].Length == 0 && Rows.ContainsKey($"organisation {words[1]}"),
                "line" => key.EndsWith('@') && earlier.Rows[key].Length == 0 && Rows.ContainsKey($"post {words[1]}"),
                _ => false,
            };
            if (isReplaced)
            {
                merged.Remove(key);
            }
        }

        foreach (var (key, value) in Rows)
        {
            merged[key] = value;
        }

        return merged;
    }

    private List<string> AddOrganisations()
    {
        Header("organisations.csv", "key,name,kind,ods_code,parents");
        Header("organisation_links.csv", "child,parent,from,to");
        var keys = Subset("o", 5);
        for (var i = 0; i < keys.Count; i++)
        {
            var (name, code) = (Name(), Maybe("Z" + Number(90)));
            var parents = keys.Take(i).Where(_ => Chance(0.3)).ToList();
            Row("organisations.csv", keys[i], name, "other", code, string.Join(';', parents));
            Rows.Add($"organisation {keys[i]}", $"{name}|{TextFolding.Fold(name)}|{OrganisationKind.Other}|{code}");
            parents.ForEach(parent => Rows.Add($"link {keys[i]}>{parent}@", ""));
            if (i > 0 && Chance(0.4))
            {
                var (from, to) = (Day(2000), Chance(0.5) ? Day(2030) : "");
                Row("organisation_links.csv", keys[i], keys[0], from, to);
                Rows.Add($"link {keys[i]}>{keys[0]}@{from}", to);
            }
        }

        return keys;
    }

    private List<(string Key, string Organisation)> AddUnits(List<string> organisations)
    {
        Header("units.csv", "key,organisation,name,parent,site,service_line");
        var units = new List<(string Key, string Organisation)>();
        foreach (var organisation in organisations)
        {
            foreach (var key in Subset(organisation + "-u", 4))
            {
                // The parent's number is lower in every folder, so no two folders together make a circle.
                var above = units.Where(unit => unit.Organisation == organisation).Select(unit => unit.Key).ToList();
                var parent = above.Count > 0 && Chance(0.7) ? Pick(above) : "";
                var (name, site, line) = (Name(), Maybe("North"), Maybe("frailty"));
                units.Add((key, organisation));
                Row("units.csv", key, organisation, name, parent, site, line);
                Rows.Add($"unit {key}", $"{organisation}|{name}|{parent}|{site}|{line}");
            }
        }

        return units;
    }

    private List<string> AddPeople()
    {
        Header("people.csv", "key,name,profession,gender,\"site, main\"");
        var keys = Subset("p", 12);
        foreach (var key in keys)
        {
            var (name, profession, gender, site) = (Name(), Maybe(Name()), Maybe("f"), Maybe(Name()));
            Row("people.csv", key, name, profession, gender, site);
            Rows.Add($"person {key}", $"{name}|{TextFolding.Fold(name)}|{profession}");
            AddAttribute(key, "gender", gender);
            AddAttribute(key, "site, main", site);
        }

        return keys;
    }

    private void AddAttribute(string person, string name, string value)
    {
        if (value.Length > 0)
        {
            Rows.Add($"attribute {person}.{name}", value);
        }
    }

    private void AddPosts(List<string> organisations, List<(string Key, string Organisation)> units, List<string> people)
    {
        Header("posts.csv", "key,title,organisation,unit,person,level,discipline,management_share,grade,whole_time_share," +
            "start,end,reports_to,professional_reports_to");
        Header("reporting_lines.csv", "from,to,kind,start,end");
        var keys = Subset("j", 15);
        for (var i = 0; i < keys.Count; i++)
        {
            var unit = units.Count > 0 && Chance(0.6) ? units[_random.Next(units.Count)] : default;
            var organisation = unit.Organisation ?? (Chance(0.7) ? Pick(organisations) : "");
            var (title, person, level, discipline) = (Name(), Chance(0.8) ? Pick(people) : "", _random.Next(7), _random.Next(5));
            var (share, grade, start, end) = (Maybe("0.25"), Maybe("8b"), Maybe(Day(2010)), Maybe(Day(2030)));
            var boss = i > 0 && Chance(0.7) ? keys[_random.Next(i)] : "";
            var professional = i > 0 && Chance(0.4) ? keys[_random.Next(i)] : "";
            Row("posts.csv", keys[i], title, unit.Key is not null && Chance(0.5) ? "" : organisation, unit.Key ?? "", person,
                LevelWords[level], DisciplineWords[discipline], share, grade, "0.5", start, end, boss, professional);
            Rows.Add($"post {keys[i]}", DatabaseDump.Post(title, organisation, unit.Key, person, (Level)level, (Discipline)discipline,
                share.Length > 0 ? 0.25 : null, grade, 0.5, Parse(start), Parse(end)));
            AddLine(keys[i], boss, TieKind.OperationalLine, "", "");
            AddLine(keys[i], professional, TieKind.ProfessionalLine, "", "");
            if (i > 0 && Chance(0.4))
            {
                var (to, from, until) = (keys[_random.Next(i)], Day(2015), Maybe(Day(2035)));
                Row("reporting_lines.csv", keys[i], to, "operational", from, until);
                AddLine(keys[i], to, TieKind.OperationalLine, from, until);
            }
        }
    }

    private void AddLine(string from, string to, TieKind kind, string start, string end)
    {
        if (to.Length > 0)
        {
            Rows.Add($"line {from}>{to} {kind}@{start}", end);
        }
    }

    private void AddInteractions(List<string> people)
    {
        Header("interactions.csv", "kind,from,to,when,count,strength,source,mutual");
        var sums = new Dictionary<string, (long Count, bool Mutual)>();
        for (var i = 0; i < 60; i++)
        {
            var (from, to, kind, count) = (Pick(people), Pick(people), _random.Next(4), _random.Next(1, 5));
            var (when, source) = (Maybe(Day(2026)), Maybe("survey"));
            var key = $"interaction {from}>{to} {KindValues[kind]}@{Parse(when)?.ToDateTime(TimeOnly.MinValue).Ticks} {source}";
            var mutual = sums.TryGetValue(key, out var sum) ? sum.Mutual : Chance(0.3);
            Row("interactions.csv", Kinds[kind], from, to, when, Number(count), "0.1", source, mutual ? "true" : "");
            if (from != to)
            {
                sums[key] = (sum.Count + count, mutual);
            }
        }

        foreach (var (key, sum) in sums)
        {
            Rows.Add(key, DatabaseDump.Interaction(sum.Count, 0.1, sum.Mutual));
        }
    }

    private void Header(string file, string columns) => _files.Add(file, new StringBuilder(columns).Append('\n'));

    private void Row(string file, params string[] fields) => _files[file]
        .AppendJoin(',', fields.Select(field => field.AsSpan().ContainsAny(",\"") || Chance(0.1) ? Quoted(field) : field))
        .Append(Chance(0.2) ? "\r\n" : "\n").Append(Chance(0.05) ? "\n" : "");

    private List<string> Subset(string prefix, int most)
    {
        var keys = Enumerable.Range(0, most).Where(_ => Chance(0.7)).Select(i => prefix + Number(i)).ToList();
        return keys.Count > 0 ? keys : [prefix + "0"];
    }

    private string Name() => Pick(Names);

    private string Maybe(string value) => Chance(0.5) ? value : "";

    private string Pick(List<string> values) => values[_random.Next(values.Count)];

    private string Pick(string[] values) => values[_random.Next(values.Length)];

    private bool Chance(double p) => _random.NextDouble() < p;

    private string Day(int year) => $"{Number(year + _random.Next(3))}-0{Number(_random.Next(1, 10))}-1{Number(_random.Next(10))}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static DateOnly? Parse(string day) =>
        day.Length == 0 ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
