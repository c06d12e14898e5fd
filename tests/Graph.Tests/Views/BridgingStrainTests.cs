using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Views;

namespace NetworkLens.Graph.Tests.Views;

public sealed class BridgingStrainTests
{
    /// <summary>
    /// Two clinicians and a manager. One path runs through hybrid h alone, one through h and g, who share it: h carries 1.5, g 0.5, that is
    /// 3/4 and 1/4. h has a fifth of a week for it and g three fifths: 1/4 and 3/4 of the time.
    /// </summary>
    [Fact]
    public void Who_carries_most_with_the_least_time_is_stretched()
    {
        var strains = Of(Make(0.2, 0.6, "c-h d-h d-g h-m g-m"));

        strains[0].Why.ShouldBe(Absence.NotApplicable);
        Close.To(3, strains[3].Value!.Value);
        Close.To(1 / 3.0, strains[4].Value!.Value);
        strains[5].Why.ShouldBe(Absence.NotApplicable);
    }

    [Fact]
    public void Without_time_or_paths_there_is_no_strain()
    {
        var noTime = Of(Make(0, 0.6, "c-h d-h d-g h-m g-m"));
        noTime[3].Why.ShouldBe(Absence.NothingExpected);
        Close.To(0.25, noTime[4].Value!.Value);

        Of(Make(0.2, 0.6, "c-m d-m h-g"))[3].Why.ShouldBe(Absence.Unreachable);
        BridgingStrain.Compute(new Draft().Build(), Paths(new Draft().Build())).ShouldBeEmpty();

        var draft = new Draft();
        draft.Person(discipline: Discipline.Hybrid);
        BridgingStrain.Compute(draft.Build(), Paths(draft.Build())).ShouldBe([Measured.None(Absence.AttributeUnknown)]);
    }

    /// <summary>Weighted by their time, the strains of all have mean 1.</summary>
    [Fact]
    public void Strains_weighted_by_time_have_mean_one()
    {
        var found = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var builder = new OrganisationNetworkBuilder(Lens.Default, "v1");
            for (var id = 1; id <= 30; id++)
            {
                builder.AddPerson(id, $"{id:00}", null);
                var discipline = (Discipline)random.Next(1, 5);
                builder.AddPost(new(id, $"{id:00}", id, null, null, Level.Frontline, discipline)
                {
                    ManagementShare = discipline == Discipline.Hybrid ? random.Next(1, 10) / 10.0 : null,
                });
            }

            for (var tie = 0; tie < 60; tie++)
            {
                builder.AddTie(random.Next(1, 31), random.Next(1, 31), TieKind.Advice, null, 1, mutual: false);
            }

            var network = builder.Build(TestContext.Current.CancellationToken);
            var strains = BridgingStrain.Compute(network, Paths(network));
            double weighted = 0, time = 0;
            for (var person = 0; person < strains.Length; person++)
            {
                (network.DisciplineOf[person] == Discipline.Hybrid).ShouldBe(strains[person].Why != Absence.NotApplicable);
                if (strains[person].Value is { } strain)
                {
                    weighted += strain * network.ManagementShareOf[person];
                    time += network.ManagementShareOf[person];
                }
            }

            if (time > 0)
            {
                found++;
                Close.To(1, weighted / time);
            }
        }

        found.ShouldBeGreaterThan(30);
    }

    // People c, d and e (clinical), h and g (hybrid, with their shares) and m (managerial), in that order of keys; e has no tie.
    private static OrganisationNetwork Make(double timeOfH, double timeOfG, string ties)
    {
        var builder = new OrganisationNetworkBuilder(Lens.Default with { Kinds = [TieKind.Advice] }, "v1");
        const string Names = "cdehgm";
        for (var at = 0; at < Names.Length; at++)
        {
            builder.AddPerson(at + 1, $"{at}", null);
            var discipline = at < 3 ? Discipline.Clinical : at < 5 ? Discipline.Hybrid : Discipline.Managerial;
            builder.AddPost(new(at + 1, $"{at}", at + 1, null, null, Level.Frontline, discipline)
            {
                ManagementShare = at == 3 ? timeOfH : at == 4 ? timeOfG : null,
            });
        }

        foreach (var tie in ties.Split(' '))
        {
            builder.AddTie(Names.IndexOf(tie[0]) + 1, Names.IndexOf(tie[2]) + 1, TieKind.Advice, null, 1, mutual: false);
        }

        return builder.Build(TestContext.Current.CancellationToken);
    }

    private static ImmutableArray<Measured> Of(OrganisationNetwork network) => BridgingStrain.Compute(network, Paths(network));

    private static GroupBetweenness Paths(OrganisationNetwork network) => GroupBetweenness.Compute(
        network.Ties, Of(network, Discipline.Clinical), Of(network, Discipline.Managerial), TieLength.One, new Effort(1));

    private static int[] Of(OrganisationNetwork network, Discipline discipline) =>
        [.. Enumerable.Range(0, network.PeopleCount).Where(person => network.DisciplineOf[person] == discipline)];
}
