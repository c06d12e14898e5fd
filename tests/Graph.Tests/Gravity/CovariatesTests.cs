using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gravity;

public sealed class CovariatesTests
{
    private static readonly CellPlace Home = new(0, 0, 0, 0, 0, 0, 0, new(Level.Frontline, Discipline.Clinical, true));

    // Everybody is of one organisation, site and discipline: these are the same for all and left out. Who is of one directorate is of one
    // profession: the second of the two is left out. So is the level difference within the organisation, which is that of all.
    [Fact]
    public void Columns_that_say_nothing_new_are_left_out()
    {
        var lead = Home with { Traits = Home.Traits with { Level = Level.TeamLead } };
        var elsewhere = Home with { Directorate = 1, Service = 1, Unit = 1, Profession = 1 };
        var (sibling, siblingLead) = (Home with { Service = 2 }, lead with { Service = 2 });
        Check(["1 level apart", "same directorate"], (Home, sibling), (Home, siblingLead), (Home, elsewhere));
    }

    [Fact]
    public void Columns_that_differ_once_are_kept()
    {
        var near = Home with { Unit = 1 };
        Check(["same service", "same site"], (Home, near), (Home, near with { Service = 1 }), (Home, near with { Site = 1 }));
        Check(
            ["same organisation", "same service line in different organisations"],
            (Home, near with { Service = 1, Directorate = 1 }),
            (Home, near with { Service = 1, Directorate = 1, Organisation = 1 }),
            (Home, near with { Service = 1, Directorate = 1, Organisation = 1, ServiceLine = 1 }));
    }

    // Twice ln 2 for an organisation and a level apart in it; the difference of level alone is ln 3.
    [Fact]
    public void Weight_is_the_product_of_what_is_shared()
    {
        var lead = Home with { Traits = Home.Traits with { Level = Level.TeamLead } };
        var away = Home with { Organisation = 1, Directorate = 1, Service = 1, ServiceLine = 1 };
        var (near, apart) = (Home with { Directorate = 1, Service = 1 }, lead with { Directorate = 1, Service = 1 });
        var farLead = away with { Traits = lead.Traits };
        var columns = Of((Home, near), (Home, apart), (Home, away), (Home, farLead));
        columns.Names.ShouldBe(["1 level apart", "1 level apart in one organisation", "same organisation"]);
        var weights = columns.Weights([Math.Log(3), Math.Log(2), Math.Log(2)]);
        Close.To(2, weights[Patterns.Of(Home, near)]);
        Close.To(12, weights[Patterns.Of(Home, apart)]);
        Close.To(1, weights[Patterns.Of(Home, away)]);
        Close.To(3, weights[Patterns.Of(Home, farLead)]);
        columns.Only(2, weights)[Patterns.Of(Home, apart)].ShouldBe(weights[Patterns.Of(Home, apart)]);
        columns.Only(2, weights)[Patterns.Of(Home, farLead)].ShouldBe(0);
    }

    private static void Check(string[] names, params (CellPlace, CellPlace)[] pairs) => Of(pairs).Names.ShouldBe(names);

    private static Covariates Of(params (CellPlace, CellPlace)[] pairs)
    {
        var sums = new double[Patterns.Count];
        foreach (var (own, other) in pairs)
        {
            sums[Patterns.Of(own, other)]++;
        }

        return Covariates.Of(sums);
    }
}
