using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gaps;

/// <summary>The gaps of a firm that was really asked; skipped where the published networks are not beside the repository.</summary>
public sealed class GapReportOfManagersTests
{
    [Fact]
    public void Managers_of_a_real_firm_have_lines_and_levels()
    {
        var network = HighTechManagers();
        var report = GapReport.Compute(network, new GapOptions { LeastGroupSize = 1 });
        (report.Lines.Live + report.Lines.Silent.Length).ShouldBe(20);
        report.Gaps.ShouldAllBe(gap => gap.Summary.Length > 0 && gap.Priority > 0);
        ConnectivityReport.Compute(network).Vertical.Score.HasValue.ShouldBeTrue();
    }

    /// <summary>
    /// Krackhardt's 21 managers: the chief executive, four vice presidents, their managers; advice as ties, reports-to as lines.
    /// </summary>
    private static OrganisationNetwork HighTechManagers()
    {
        var data = SharedData.Open("krackhardt_hightech");
        AttributeColumn levels = data.Column("level"), departments = data.Column("dept");
        var draft = new Draft();
        var firm = draft.Organisation("firm");
        foreach (var _ in departments.Values)
        {
            draft.Unit(firm);
        }

        for (var person = 0; person < data.NodeCount; person++)
        {
            var level = levels.Values[levels.Codes[person]] switch
            {
                "1" => Level.Executive,
                "2" => Level.Directorate,
                _ => Level.Frontline,
            };
            draft.Person(firm, departments.Codes[person], level);
        }

        foreach (var (from, to, _) in data.Ties("reports_to"))
        {
            draft.Line(from, to);
        }

        foreach (var (from, to, _) in data.Ties("advice"))
        {
            draft.Tie(from, to);
        }

        return draft.Build();
    }
}
