using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

/// <summary>
/// Every figure of docs/real-networks.md, worked out anew from the published networks: the page holds each sentence word for word. Skipped
/// where these are not beside the repository.
/// </summary>
public sealed partial class RealNetworksTests
{
    [Theory]
    [InlineData("advice"), InlineData("cowork"), InlineData("friendship")]
    public void A_law_firm_by_its_three_relations(string relation)
    {
        var network = RealNetworks.LawFirm(relation);
        var report = GapReport.Compute(network);
        var offices = network.Organisations.Select((office, at) => $"{office.Name} {network.OrganisationOf.Count(of => of == at)}");
        Says($"({string.Join(", ", offices)})");
        Says($"### {Title(relation)}: {network.Ties.TieCount} ties among {network.PeopleCount} lawyers");
        Says(VerdictWords.Summary(VerdictCount.Compute(report.Pairs)));
        SaysPairs(report, ("executives of Boston", "executives of Hartford"), ("Boston", "Hartford"));
        SaysPairs(report, ("front line of Boston", "executives of Boston"), ("front line of Hartford", "executives of Hartford"));
        SaysPairs(report, ("corporate of Boston, Boston", "litigation of Boston, Boston"));
    }

    [Fact]
    public void Consultants_of_two_regions()
    {
        var network = RealNetworks.Consultants();
        var report = GapReport.Compute(network);
        Says($"{network.Ties.TieCount} ties among {network.PeopleCount} consultants");
        Says(VerdictWords.Summary(VerdictCount.Compute(report.Pairs)));
        SaysPairs(report, ("Europe", "USA"), ("executives of Europe", "executives of USA"));
        SaysPairs(report, ("front line of Europe", "executives of Europe"), ("front line of USA", "executives of USA"));
    }

    [Fact]
    public void Health_bodies_of_which_only_the_lines_are_known()
    {
        var network = RealNetworks.HealthBodies(Lens.Default);
        var report = GapReport.Compute(network);
        Says($"{network.PeopleCount} posts in {network.Organisations.Length} bodies, with {network.Lines.Length} reporting lines");
        Says(VerdictWords.Warning(report.Outcome)!.Value.Explanation);
        report.Gaps.ShouldBeEmpty();
        Says($"none of the {report.Lines.Unjudged} lines is called silent and nothing is listed as missing");

        var lens = Lens.Default with { Kinds = [TieKind.OperationalLine] };
        var drawn = RealNetworks.HealthBodies(lens);
        var lines = GapReport.Compute(drawn);
        lines.Gaps.ShouldNotContain(gap => gap.Kind == GapKind.SilentLine);
        Says($"none of the {lines.Lines.Unjudged} lines is judged either");
        var structure = ReportingStructure.Compute(network, TieKind.OperationalLine, TestContext.Current.CancellationToken);
        for (var depth = 1; depth < structure.DepthCounts.Length; depth++)
        {
            Says($"| {depth} | {structure.DepthCounts[depth]} | {Percent.Of((double)structure.DepthCounts[depth] / structure.Posts)} |");
        }

        var reach = ConnectivityReport.Compute(drawn).Vertical.Reach.Parts[0];
        Says($"{reach.Reached} of {reach.Possible} front-line posts ({Percent.Of((double)reach.Reached / reach.Possible)})");
        foreach (var gap in lines.Gaps.Where(gap => gap.Kind == GapKind.Unreached && gap.To.Level == Level.Executive
            && gap.From is { Level: Level.Frontline, Unit: null }).OrderBy(gap => gap.From.Label, StringComparer.Ordinal))
        {
            Says($"- {gap.Summary}");
        }
    }

    private static void SaysPairs(GapReport report, params (string From, string To)[] pairs)
    {
        foreach (var (from, to) in pairs)
        {
            var pair = report.Pairs.Where(pair => pair.From.Label == from && pair.To.Label == to).ShouldHaveSingleItem();
            Says($"| {from} and {to} | {Upper($"{pair.Test.Verdict}")} | {Upper($"{pair.Test.Reason}")} | {pair.Observed} | "
                + $"{Number(pair.Test.Expected.Value)} | {Number(pair.Test.RatioLow.Value)} to {Number(pair.Test.RatioHigh.Value)} | "
                + $"{Number(pair.ConfigurationRatio.Value)} |");
        }
    }

    private static string Number(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";

    private static string Title(string relation) => char.ToUpperInvariant(relation[0]) + relation[1..];

    // As the contract writes it: CannotTell is CANNOT_TELL.
    private static string Upper(string name) => Inside().Replace(name, "_").ToUpperInvariant();

    private static void Says(string sentence) => Page.Value.ShouldContain(Space().Replace(sentence, " "), Case.Sensitive);

    private static readonly Lazy<string> Page = new(() => Space().Replace(
        File.ReadAllText(Path.Combine(Root, "docs", "real-networks.md")), " "));

    private static string Root => typeof(SharedData).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!;

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Space();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.None, 1000)]
    private static partial Regex Inside();
}
