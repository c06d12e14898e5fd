using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms;

public sealed class ReportingStructureTests
{
    // 1 and 2 report to 0, 3 to 1, 3 also to 0; 4 stands alone.
    private const string Small = "1-0 2-0 3-1 3-0 4";

    [Fact]
    public void Depth_is_the_longest_chain_and_spans_are_direct_reports()
    {
        var structure = Compute(Small, [0, 1, 2, 3, 4]);

        structure.Depth.ShouldBe([1, 2, 2, 3, 1]);
        structure.DepthCounts.ShouldBe([0, 2, 2, 1]);
        structure.Spans.ShouldBe([3, 1, 0, 0, 0]);
        (structure.Posts, structure.Lines, structure.Roots, structure.Unattached, structure.MatrixPosts).ShouldBe((5, 4, 2, 1, 1));
        (structure.MaxDepth.Value, structure.MeanSpan.Value, structure.MaxSpan.Value, structure.Managers).ShouldBe((3, 2, 3, 2));
    }

    [Fact]
    public void Lines_live_where_the_two_holders_have_a_tie_in_either_direction()
    {
        // 0 is vacant in the second case; 3 is held by the holder of 1 in the third.
        var ties = CsrGraph.Parse("0-1 3-1 4", directed: true);

        var all = Compute(Small, [0, 1, 2, 3, 4], ties).Life;
        (all.Live, all.Vacant, all.SameHolder, all.Unjudged).ShouldBe((2, 0, 0, 0));
        all.Silent.ShouldBe([(2, 0), (3, 0)]);
        Close.To(0.5, all.LiveShare);
        var vacant = Compute(Small, [-1, 1, 2, 3, 4], ties);
        (vacant.Life.Live, vacant.Life.Vacant, vacant.Vacancies, vacant.Life.Silent.Length).ShouldBe((1, 3, 1, 0));
        Compute(Small, [0, 1, 2, 1, 4], ties).Life.SameHolder.ShouldBe(1);
        var unknown = Compute(Small, [0, 1, 2, 3, 4]).Life;
        (unknown.Unjudged, unknown.LiveShare.Why).ShouldBe((4, Absence.NoTies));
    }

    [Fact]
    public void A_circle_has_no_depth_nor_has_what_hangs_below_it()
    {
        // 0 → 1 → 2 → 0 is a circle; 3 reports into it and to the root 4; 5 to 4 only.
        var structure = Compute("0-1 1-2 2-0 3-0 3-4 5-4", [0, 1, 2, 3, 4, 5]);

        structure.Depth.ShouldBe([0, 0, 0, 0, 1, 2]);
        (structure.CircularPosts, structure.Roots, structure.MaxDepth.Value).ShouldBe((4, 1, 2));
        Compute("0-1 1-0", [0, 1]).MaxDepth.Why.ShouldBe(Absence.Cyclic);
    }

    [Fact]
    public void Nothing_has_no_depth_and_no_span()
    {
        var structure = Compute("", []);

        structure.MaxDepth.Why.ShouldBe(Absence.NoPeople);
        (structure.MeanSpan.Why, structure.MaxSpan.Why).ShouldBe((Absence.NoTies, Absence.NoTies));
        structure.DepthCounts.ShouldBeEmpty();
    }

    [Fact]
    public void Kinds_of_lines_can_be_read_apart_and_together_count_once()
    {
        ReportingLine[] lines =
        [
            new(1, 0, TieKind.OperationalLine),
            new(1, 0, TieKind.ProfessionalLine),
            new(2, 1, TieKind.ProfessionalLine),
            new(0, 0, TieKind.OperationalLine),
        ];

        LinesOf(null).ShouldBe(2);
        LinesOf(TieKind.OperationalLine).ShouldBe(1);
        LinesOf(TieKind.ProfessionalLine).ShouldBe(2);

        int LinesOf(TieKind? kind) =>
            ReportingStructure.Compute([0, 1, 2], lines, kind, null, TestContext.Current.CancellationToken).Lines;
    }

    [Theory]
    [InlineData(false, true, 1, 0), InlineData(true, true, 0, 1)]
    [InlineData(false, false, 0, 1)] // Nothing was seen at all.
    public void A_network_judges_its_lines_by_interactions_only(bool linesAreTies, bool hasInteractions, int silent, int unjudged)
    {
        var builder = new OrganisationNetworkBuilder(new() { Kinds = linesAreTies ? [TieKind.OperationalLine] : [] }, "v1");
        builder.AddPerson(1, "a", null);
        builder.AddPerson(2, "b", null);
        builder.AddPost(new(1, "pa", 1, null, null, Level.Frontline, Discipline.Unknown));
        builder.AddPost(new(2, "pb", 2, null, null, Level.TeamLead, Discipline.Unknown));
        builder.AddLine(new(1, 2, TieKind.OperationalLine));
        builder.AddPerson(3, "c", null);
        builder.AddPerson(4, "d", null);
        if (hasInteractions)
        {
            builder.AddTie(3, 4, TieKind.Advice, null, 1, false);
        }

        var structure = ReportingStructure.Compute(
            builder.Build(TestContext.Current.CancellationToken), TieKind.OperationalLine, TestContext.Current.CancellationToken);

        (structure.Life.Silent.Length, structure.Life.Unjudged).ShouldBe((silent, unjudged));
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Depth_is_found_by_walking_every_chain_up(int seed)
    {
        // Lines only lead to lower numbers before renaming, so there is no circle.
        var random = new Random(seed);
        var name = RandomGraph.Permutation(25, seed);
        var lines = new List<ReportingLine>();
        for (var post = 1; post < 25; post++)
        {
            for (var line = random.Next(3); line > 0; line--)
            {
                lines.Add(new(name[post], name[random.Next(post)], TieKind.OperationalLine));
            }
        }

        int[] holders = [.. Enumerable.Range(0, 25)];
        var structure = ReportingStructure.Compute(
            holders, lines.ToArray(), null, null, TestContext.Current.CancellationToken);
        for (var post = 0; post < 25; post++)
        {
            structure.Depth[post].ShouldBe(Chain(post));
        }

        structure.CircularPosts.ShouldBe(0);

        int Chain(int post) => 1 + lines.Where(line => line.From == post).Select(line => Chain(line.To)).DefaultIfEmpty(0).Max();
    }

    [Fact]
    public void The_Department_of_Health_family_of_2011_has_its_published_shape()
    {
        var data = SharedData.Open("ukgov_dh_family_2011");
        var expected = data.Expected.GetProperty("result");
        ReportingLine[] lines = [.. data.Ties("reports_to").Select(tie => new ReportingLine(tie.From, tie.To, TieKind.OperationalLine))];
        int[] holders = [.. Enumerable.Range(0, data.NodeCount)];
        var structure = ReportingStructure.Compute(holders, lines, null, null, TestContext.Current.CancellationToken);

        (structure.Posts, structure.Lines, structure.Roots).ShouldBe((
            expected.GetProperty("n").GetInt32(), expected.GetProperty("m").GetInt32(), expected.GetProperty("roots").GetInt32()));
        (structure.MatrixPosts, structure.CircularPosts).ShouldBe((0, 0));
        (structure.Posts - structure.Managers).ShouldBe(expected.GetProperty("leaves").GetInt32());
        structure.MaxSpan.Value.ShouldBe(expected.GetProperty("max_span").GetInt32());
        Close.To(expected.GetProperty("mean_span_of_managers").GetDouble(), structure.MeanSpan);
        var depths = expected.GetProperty("depth_counts").EnumerateObject().ToDictionary(p => int.Parse(p.Name), p => p.Value.GetInt32());
        structure.DepthCounts.Skip(1).ShouldBe(depths.OrderBy(p => p.Key).Select(p => p.Value));
        CheckEi(data, expected);
    }

    private static void CheckEi(SharedData data, System.Text.Json.JsonElement expected)
    {
        var graph = data.Graph("reports_to", directed: true);
        foreach (var attribute in expected.GetProperty("ei").EnumerateObject())
        {
            var index = EiIndex.Compute(graph, data.Column(attribute.Name), TestContext.Current.CancellationToken);
            Close.To(attribute.Value.GetProperty("ei").GetDouble(), index.Value, attribute.Name);
            index.Excluded.ShouldBe(attribute.Value.GetProperty("excluded").GetInt64());
        }
    }

    private static ReportingStructure Compute(string lines, int[] holders, CsrGraph? interactions = null)
    {
        var arcs = Dense.Ties(CsrGraph.Parse(lines, directed: true));
        ReportingLine[] rows = [.. arcs.Select(arc => new ReportingLine(arc.From, arc.To, TieKind.OperationalLine))];
        return ReportingStructure.Compute(holders, rows, null, interactions, TestContext.Current.CancellationToken);
    }
}
