using System.Text.Json;

namespace NetworkLens.Data.Tests.Samples.Planting;

/// <summary>Reads planted.json and counts again in the committed files, knowing nothing of how the links were cut.</summary>
public sealed class GapPlanterTests
{
    private static readonly JsonElement Planted =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(SampleFiles.Committed, "planted.json"))).RootElement;

    private static readonly Dictionary<string, Dictionary<string, string>> Primary = SampleFiles.Read(SampleFiles.Committed, "posts.csv")
        .Where(post => post["person"] != "").DistinctBy(post => post["person"]).ToDictionary(post => post["person"]);

    private static readonly Dictionary<string, string> Profession =
        SampleFiles.Read(SampleFiles.Committed, "people.csv").ToDictionary(person => person["key"], person => person["profession"]);

    private static readonly HashSet<(string, string)> Tied = [.. Pairs()];

    [Fact]
    public void There_are_planted_links_of_every_kind_and_dimension()
    {
        var links = Links();
        links.Length.ShouldBeInRange(12, 18);
        Texts(links, "kind").ShouldBe(["FRAGILE", "SILENT_LINE", "SPARSE", "UNREACHED"], ignoreOrder: true);
        Texts(links, "dimension").ShouldBe(["CLINICAL_MANAGERIAL", "CROSS_ORGANISATION", "HORIZONTAL", "VERTICAL"], ignoreOrder: true);
    }

    [Fact]
    public void Observed_ties_are_those_of_the_files()
    {
        foreach (var link in Links().Where(link => Text(link, "kind") != "SILENT_LINE"))
        {
            var (a, b) = (Members(link, "a"), Members(link, "b"));
            a.Overlaps(b).ShouldBeFalse(Text(link, "title"));
            a.Count.ShouldBe(link.GetProperty("a").GetProperty("people").GetInt32(), Text(link, "title"));
            Between(a, b).Count.ShouldBe(link.GetProperty("observedAfter").GetInt32(), Text(link, "title"));
        }
    }

    [Fact]
    public void Cut_links_hold_no_more_than_their_share()
    {
        foreach (var link in Links().Where(link => Text(link, "kind") == "SPARSE"))
        {
            var keep = link.GetProperty("keep").GetDouble();
            var before = link.GetProperty("observedBefore").GetInt32();
            var expected = link.GetProperty("expectedBefore").GetDouble();
            ((double)before).ShouldBe(expected, 4 * Math.Sqrt(expected), Text(link, "title"));
            var spread = 0.01 + (4 * Math.Sqrt(before * keep * (1 - keep)));
            link.GetProperty("observedAfter").GetDouble().ShouldBe(before * keep, spread, Text(link, "title"));
        }
    }

    [Fact]
    public void Fragile_links_hang_on_the_person_who_is_named()
    {
        foreach (var link in Links().Where(link => Text(link, "kind") == "FRAGILE"))
        {
            var bridge = link.GetProperty("bridges").EnumerateArray().Single().GetString()!;
            var ties = Between(Members(link, "a"), Members(link, "b"));
            ties.Count.ShouldBeGreaterThan(1);
            ties.ShouldAllBe(tie => tie.A == bridge || tie.B == bridge);
        }
    }

    [Fact]
    public void Without_the_one_person_recovery_and_rehabilitation_reaches_nobody_else()
    {
        var link = Links().First(one =>
            Text(one, "kind") == "FRAGILE" && one.GetProperty("b").GetProperty("notUnits").GetArrayLength() > 0);
        var bridge = link.GetProperty("bridges").EnumerateArray().Single().GetString()!;
        var inside = Members(link, "a");
        var leaving = Tied.Where(pair => inside.Contains(pair.Item1) != inside.Contains(pair.Item2));
        leaving.ShouldAllBe(pair => pair.Item1 == bridge || pair.Item2 == bridge);
    }

    [Fact]
    public void Unreached_front_line_has_no_route_of_two_steps()
    {
        var link = Links().Single(one => Text(one, "kind") == "UNREACHED");
        var (a, b) = (Members(link, "a"), Members(link, "b"));
        var friends = Tied.SelectMany(pair => new[] { pair, (pair.Item2, pair.Item1) }).ToLookup(pair => pair.Item1, pair => pair.Item2);
        a.ShouldAllBe(person => !friends[person].Any(friend => b.Contains(friend) || friends[friend].Any(b.Contains)));
        link.GetProperty("reachAfter").GetDouble().ShouldBe(0);
        link.GetProperty("reachBefore").GetDouble().ShouldBeGreaterThan(0.3);
    }

    [Fact]
    public void Silent_lines_are_reporting_lines_without_a_word()
    {
        var posts = SampleFiles.Read(SampleFiles.Committed, "posts.csv").ToDictionary(post => post["key"]);
        var lines = posts.Values.Where(post => post["reports_to"] != "")
            .Select(post => (post["person"], posts[post["reports_to"]]["person"])).ToHashSet();
        var link = Links().Single(one => Text(one, "kind") == "SILENT_LINE");
        var planted = link.GetProperty("lines").EnumerateArray().Select(line => (Text(line, "from"), Text(line, "to"))).ToArray();
        planted.Length.ShouldBeGreaterThan(15);
        planted.ShouldAllBe(line => lines.Contains(line) && !Tied.Contains(Sorted(line.Item1, line.Item2)));
    }

    [Fact]
    public void Counterparts_that_nobody_cut_are_connected()
    {
        // Every pair of organisations that share a service line and have at least 12 people each on it.
        var cut = Links().Where(link => Text(link, "dimension") == "CROSS_ORGANISATION")
            .Select(link => (Members(link, "a"), Members(link, "b"))).ToArray();
        var lines = SampleFiles.Read(SampleFiles.Committed, "units.csv").ToDictionary(unit => unit["key"], unit => unit["service_line"]);
        var groups = Primary.GroupBy(person => (Organisation: person.Value["organisation"], Line: lines[person.Value["unit"]]))
            .Where(group => group.Key.Line != "" && group.Count() >= 12)
            .Select(group => (group.Key, People: group.Select(person => person.Key).ToHashSet())).ToArray();
        var pairs = from one in groups
                    from other in groups
                    where string.CompareOrdinal(one.Key.Organisation, other.Key.Organisation) < 0 && one.Key.Line == other.Key.Line
                    where !cut.Any(link => (link.Item1.Overlaps(one.People) && link.Item2.Overlaps(other.People))
                        || (link.Item1.Overlaps(other.People) && link.Item2.Overlaps(one.People)))
                    select Between(one.People, other.People).Count;
        var counts = pairs.ToArray();
        counts.Length.ShouldBeGreaterThan(8);
        counts.ShouldAllBe(count => count > 0);
    }

    private static JsonElement[] Links() => [.. Planted.GetProperty("links").EnumerateArray()];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static string[] Texts(JsonElement[] links, string name) => [.. links.Select(link => Text(link, name)).Distinct()];

    private static (string, string) Sorted(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    private static IEnumerable<(string, string)> Pairs() =>
        SampleFiles.Read(SampleFiles.Committed, "interactions.csv").Select(row => Sorted(row["from"], row["to"]));

    private static List<(string A, string B)> Between(HashSet<string> a, HashSet<string> b) =>
    [
        .. Tied.Where(pair => (a.Contains(pair.Item1) && b.Contains(pair.Item2)) || (a.Contains(pair.Item2) && b.Contains(pair.Item1))),
    ];

    private static HashSet<string> Members(JsonElement link, string side)
    {
        var group = link.GetProperty(side);
        string[] Values(string name) => [.. group.GetProperty(name).EnumerateArray().Select(value => value.GetString()!)];
        bool Fits(string name, string value) => Values(name) is var wanted && (wanted.Length == 0 || wanted.Contains(value));
        bool IsUnder(string unit, string top) => unit == top || unit.StartsWith(top + "-", StringComparison.Ordinal);
        var (units, notUnits) = (Values("units"), Values("notUnits"));
        return
        [
            .. Primary.Where(entry => Fits("organisations", entry.Value["organisation"])
                    && Fits("levels", entry.Value["level"])
                    && Fits("disciplines", entry.Value["discipline"])
                    && Fits("professions", Profession[entry.Key])
                    && (units.Length == 0 || units.Any(top => IsUnder(entry.Value["unit"], top)))
                    && !notUnits.Any(top => IsUnder(entry.Value["unit"], top)))
                .Select(entry => entry.Key),
        ];
    }
}
