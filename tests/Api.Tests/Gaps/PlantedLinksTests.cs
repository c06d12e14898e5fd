using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Api.Tests.Gaps;

/// <summary>
/// How many of the links that were planted in the sample are found, and where in the lists. Measured and written down as it is, in the
/// approved file beside this one: nothing here is tuned to them.
/// </summary>
public sealed class PlantedLinksTests(SampleApi sample)
{
    [Fact]
    public async Task What_is_found_of_the_planted_links_is_what_was_written_down()
    {
        var cancel = TestContext.Current.CancellationToken;
        var shared = await sample.Api.Services.GetRequiredService<NetworkCache>().GetAsync(Lens.Default, null, cancel);
        var report = await Analyses.GapsAsync(shared, cancel);
        var planted = JsonDocument.Parse(await File.ReadAllTextAsync(Repository.PathOf("samples", "northmere", "planted.json"), cancel))
            .RootElement.GetProperty("links").EnumerateArray().ToList();
        planted.Count.ShouldBeGreaterThan(10);

        var rows = planted.Select(link => new Row(link, shared.Network, report)).ToList();
        Format(rows, report).ShouldMatchApproved(c => c.NoDiff());
    }

    private static string Format(List<Row> rows, GapReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"gap rank (of {report.Gaps.Length}) | ");
        text.Append(CultureInfo.InvariantCulture, $"fewest ties rank (of {report.FewestTies.Length}) | verdict | planted link\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.GapRank?.ToString(CultureInfo.InvariantCulture) ?? "-",4} | ");
            text.Append(CultureInfo.InvariantCulture, $"{row.FewestRank?.ToString(CultureInfo.InvariantCulture) ?? "-",4} | "
                + $"{row.Verdict,-11} | {row.Title}\n");
        }

        text.Append('\n');
        foreach (var most in new[] { 10, 20, 50 })
        {
            text.Append(CultureInfo.InvariantCulture, $"among the first {most}: ");
            text.Append(CultureInfo.InvariantCulture, $"{rows.Count(r => r.GapRank <= most)} of {rows.Count} as gaps, ");
            text.Append(CultureInfo.InvariantCulture, $"{rows.Count(r => r.FewestRank <= most)} as fewest ties, ");
            text.Append(CultureInfo.InvariantCulture, $"{rows.Count(r => r.GapRank <= most || r.FewestRank <= most)} as either\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"verdict GAP: {rows.Count(r => r.Verdict == "GAP")} of {rows.Count - 1} planted "
            + $"pairs, ");
        var gaps = VerdictCount.Compute(report.Pairs)[0]; // As verdicts and the story count: two groups of people once.
        text.Append(CultureInfo.InvariantCulture, $"{gaps.Pairs} of {gaps.Of} pairs; ");
        text.Append(CultureInfo.InvariantCulture, $"{rows.Sum(r => r.Touched)} of these share most of their people with a planted pair\n");
        var silent = rows.Single(r => r.Lines > 0);
        text.Append(CultureInfo.InvariantCulture, $"silent lines: {silent.LinesFound} of {silent.Lines} planted are gaps\n");
        return text.ToString();
    }

    /// <summary>
    /// A planted link and where it came up: the first entry whose two groups share at least half of their people with its two.
    /// </summary>
    private sealed class Row
    {
        public Row(JsonElement link, OrganisationNetwork network, GapReport report)
        {
            Title = link.GetProperty("title").GetString()!;
            var lines = link.GetProperty("lines").EnumerateArray()
                .Select(l => (From: l.GetProperty("from").GetString()!, To: l.GetProperty("to").GetString()!)).ToHashSet();
            Lines = lines.Count;
            if (Lines > 0)
            {
                var gaps = report.Gaps.Where(g => g.Kind == GapKind.SilentLine).ToList();
                bool IsPlanted(Gap gap) => lines.Contains((Holder(network, gap.From), Holder(network, gap.To)));
                LinesFound = gaps.Count(IsPlanted);
                GapRank = Rank(report.Gaps, g => g.Kind == GapKind.SilentLine && IsPlanted(g));
                return;
            }

            var a = Members(link.GetProperty("a"), network);
            var b = Members(link.GetProperty("b"), network);
            GapRank = Rank(report.Gaps, g => g.Kind != GapKind.SilentLine && IsSame(a, b, g.From, g.To));
            FewestRank = Rank(report.FewestTies, f => IsSame(a, b, f.From, f.To));
            var pairs = report.Pairs.Where(p => IsSame(a, b, p.From, p.To)).Select(p => p.Test.Verdict).ToList();
            Touched = pairs.Count(verdict => verdict == GapVerdict.Gap);
            Verdict = pairs.Count == 0 ? "-" : Touched > 0 ? "GAP" : Word(pairs[0]);
        }

        public string Title { get; }

        public int? GapRank { get; }

        public int? FewestRank { get; }

        /// <summary>What the test says of the pair; of several that are like it, GAP if it says so of one.</summary>
        public string Verdict { get; } = "-";

        /// <summary>Pairs like it that the test calls a gap.</summary>
        public int Touched { get; }

        public int Lines { get; }

        public int LinesFound { get; }

        private static int? Rank<T>(ImmutableArray<T> list, Func<T, bool> isIt)
        {
            for (var i = 0; i < list.Length; i++)
            {
                if (isIt(list[i]))
                {
                    return i + 1;
                }
            }

            return null;
        }

        private static string Holder(OrganisationNetwork network, PeopleGroup group) =>
            group.Members.Length == 1 ? network.PersonKeys[group.Members[0]] : "";

        private static bool IsSame(HashSet<int> a, HashSet<int> b, PeopleGroup from, PeopleGroup to) =>
            (IsLike(a, from) && IsLike(b, to)) || (IsLike(a, to) && IsLike(b, from));

        private static bool IsLike(HashSet<int> planted, PeopleGroup group)
        {
            var both = group.Members.Count(planted.Contains);
            return 2 * both >= planted.Count + group.Size - both;
        }

        private static HashSet<int> Members(JsonElement group, OrganisationNetwork network)
        {
            var organisations = Texts(group, "organisations");
            var units = Texts(group, "units");
            var notUnits = Texts(group, "notUnits");
            var levels = Texts(group, "levels");
            var disciplines = Texts(group, "disciplines");
            var professions = Texts(group, "professions");
            bool Fits(HashSet<string> list, string? value) => list.Count == 0 || (value is not null && list.Contains(value));
            return
            [
                .. Enumerable.Range(0, network.PeopleCount).Where(p =>
                    Fits(organisations, network.OrganisationOf[p] is >= 0 and var o ? network.Organisations[o].Key : null)
                    && (units.Count == 0 || IsIn(network, network.UnitOf[p], units))
                    && !IsIn(network, network.UnitOf[p], notUnits)
                    && Fits(levels, Word(network.LevelOf[p]))
                    && Fits(disciplines, Word(network.DisciplineOf[p]))
                    && Fits(professions, network.Profession.Codes[p] is >= 0 and var code ? network.Profession.Values[code] : null)),
            ];
        }

        private static bool IsIn(OrganisationNetwork network, int unit, HashSet<string> keys)
        {
            for (; unit >= 0; unit = network.Units[unit].Parent)
            {
                if (keys.Contains(network.Units[unit].Key))
                {
                    return true;
                }
            }

            return false;
        }

        private static string Word(Level level) => level switch
        {
            Level.TeamLead => "team_lead",
            Level.ServiceLead => "service_lead",
            _ => level.ToString().ToLowerInvariant(),
        };

        private static string Word(GapVerdict verdict) => verdict switch
        {
            GapVerdict.CannotTell => "CANNOT_TELL",
            GapVerdict.TooFew => "TOO_FEW",
            _ => verdict.ToString().ToUpperInvariant(),
        };

        private static string Word(Discipline discipline) => discipline.ToString().ToLowerInvariant();

        private static HashSet<string> Texts(JsonElement group, string name) =>
            [.. group.GetProperty(name).EnumerateArray().Select(v => v.GetString()!)];
    }
}
