using System.Globalization;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Resilience;
using NetworkLens.Graph.Views;
using NetworkLens.Graph.WhatIf;

namespace NetworkLens.Graph.Bench;

/// <summary>
/// Times what a first question costs: building the network from rows, then the reports. The yardstick is one sweep of all distances in the
/// same run, which any report of reach and distance has to pay about once.
/// </summary>
internal static class ReportBench
{
    /// <summary>Runs all and writes a table.</summary>
    public static void Run(PlantedNetwork planted, TextWriter output)
    {
        var network = Build(planted);
        var sweep = Timing.Of(() => GeodesicDistances.Compute(network.Ties, Effort.OneThread)).Ms;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{network.PeopleCount:N0} people in {network.Organisations.Length} organisations; all distances: {sweep:F1} ms"));
        output.WriteLine($"{"report",-44}{"ms",12}{"cpu ms",12}{"sweeps",10}");
        var paths = GroupBetweenness.Compute(network.Ties, Members(network, 0), Members(network, 1), TieLength.One, default);
        Row("network from rows", () => Build(planted));
        Row("coverage", () => Coverage.Compute(network));
        Row("who answered", () => ResponseFigures.Compute(network, Respondents.Senders));
        Row("tie classes", () => TieClasses.Compute(network, default));
        Row(
            "vertex connectivity, two organisations",
            () => VertexConnectivity.Compute(network.Ties, Members(network, 0), Members(network, 1), 3, default));
        Row("reporting structure", () => ReportingStructure.Compute(network, null, default));
        Row("reached by step, one person", () => ReachedByStep.Compute(network.Ties, 0, 3, default));
        Row("informal standing", () => InformalStanding.Compute(network));
        Row("peers", () => Peers.Compute(network));
        Row("bridging strain, its paths given", () => BridgingStrain.Compute(network, paths));
        Row("connectivity report", () => ConnectivityReport.Compute(network));
        var seen = ConnectivityReport.Compute(network);
        Row("bounds of non-response, who turned to nobody silent", () => NonResponseBounds.Compute(network, seen, Respondents.Senders));
        Row("gap report", () => GapReport.Compute(network));
        var pairs = GapReport.Compute(network).Pairs;
        Row("verdicts counted", () => VerdictCount.Compute(pairs));
        foreach (var template in ExpectationTemplate.All)
        {
            Row($"expectation, {template.Name}", () => ExpectationResult.Compute(network, template.Expectation));
            Row("the same by 3 routes", () => ExpectationResult.Compute(network, template.Expectation with { Routes = 3 }));
        }

        var leavers = Enumerable.Range(0, 10).Select(person => new Leave(network.PersonIds[person]));
        Change[] changes = [.. leavers, new MergeUnits(network.Units[2].Key, network.Units[1].Key)];
        Row("what if ten left and two units merged", () => ChangedNetwork.Apply(network, changes, "bench", default));
        var draws = ResilienceOptions.Default with { Draws = 2 };
        Row("resilience, 10 leavers, 2 draws", () => ResilienceReport.Compute(network, draws, default));

        void Row(string name, Action action)
        {
            var (ms, cpuMs) = Timing.Of(action);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44}{ms,12:F3}{cpuMs,12:F3}{ms / sweep,10:F2}"));
        }
    }

    private static int[] Members(OrganisationNetwork network, int organisation) =>
        [.. Enumerable.Range(0, network.PeopleCount).Where(person => network.OrganisationOf[person] == organisation)];

    // Units of 25 in directorates of 10, organisations of 10 directorates under one system; a lead per unit, executives in each first unit.
    private static OrganisationNetwork Build(PlantedNetwork planted)
    {
        const int UnitsOfDirectorate = 10;
        const int UnitsOfOrganisation = 100;
        var builder = new OrganisationNetworkBuilder(Lens.Default, "bench");
        var organisations = (planted.Units / UnitsOfOrganisation) + 1;
        builder.AddOrganisation(new(0, "SYSTEM", "System"));
        for (var o = 1; o <= organisations; o++)
        {
            builder.AddOrganisation(new(o, Key('O', o), Key('O', o)));
            builder.AddOrganisationLink(o, 0);
        }

        for (var u = 0; u < planted.Units; u++)
        {
            var isTop = u % UnitsOfDirectorate == 0;
            int? parent = isTop ? null : u - (u % UnitsOfDirectorate);
            var serviceLine = Key('L', u % UnitsOfDirectorate);
            builder.AddUnit(new(u, Key('U', u), Key('U', u), (u / UnitsOfOrganisation) + 1, parent, null, serviceLine));
        }

        for (var p = 0; p < planted.People; p++)
        {
            AddPerson(builder, planted, p, UnitsOfOrganisation);
        }

        for (var tie = 0; tie < planted.From.Length; tie++)
        {
            builder.AddTie(planted.From[tie], planted.To[tie], TieKind.Advice, null, planted.Weights[tie], mutual: false);
        }

        return builder.Build(default);
    }

    private static void AddPerson(OrganisationNetworkBuilder builder, PlantedNetwork planted, int person, int unitsOfOrganisation)
    {
        var unit = planted.Unit[person];
        var isLead = person == 0 || planted.Unit[person - 1] != unit;
        var level = !isLead ? Level.Frontline : unit % unitsOfOrganisation < 8 ? Level.Executive : Level.TeamLead;
        var discipline = isLead ? Discipline.Managerial : Discipline.Clinical;
        builder.AddPerson(person, Key('P', person), person % 3 == 0 ? "Medical" : "Nursing");
        builder.AddPost(new(person, Key('p', person), person, (unit / unitsOfOrganisation) + 1, unit, level, discipline));
        if (!isLead)
        {
            var lead = FirstOf(planted.Unit, Array.BinarySearch(planted.Unit, unit));
            builder.AddLine(new(person, lead, TieKind.OperationalLine));
        }
    }

    private static int FirstOf(int[] units, int any)
    {
        while (any > 0 && units[any - 1] == units[any])
        {
            any--;
        }

        return any;
    }

    private static string Key(char kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number:D7}");
}
