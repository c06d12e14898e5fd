using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Bench.Country;

/// <summary>The gravity model on the network of a country: the fit without any pair, and all with the pairs that one would ask
/// about.</summary>
internal static class CountryGravity
{
    /// <summary>Takes the steps and writes what the fit was like.</summary>
    public static void Run(OrganisationNetwork network, Stopwatches watches, TextWriter output)
    {
        var people = watches.Step("places of people", () => GravityPeople.Of(network), made => made.Count);
        var pairs = watches.Step("pairs of groups", () => Pairs(network, people), made => made.Length);
        var alone = GravityOptions.Default with { ReferencePairLimit = 1, TrimRounds = 0 };
        foreach (var threads in (int[])[1, 2])
        {
            var report = watches.Step(
                $"fit alone, {threads} threads",
                () => GravityModel.Fit(people, network.Ties, [], alone, new Effort(threads)),
                made => made.Rounds);
            output.WriteLine($"  {report.Outcome}, {report.Cells:N0} cells, {report.Coefficients.Length} covariates");
        }

        var whole = watches.Step("all, 2 threads",
            () => GravityModel.Fit(people, network.Ties, pairs, null, new Effort(2)), made => made.Trims);
        var verdicts = whole.Pairs.GroupBy(pair => pair.Verdict).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Count():N0}");
        output.WriteLine($"  {whole.Outcome}, {whole.Cells:N0} cells, {string.Join(", ", verdicts)}");
    }

    // Departments of a directorate, directorates of an organisation, its front line with its executives, directorates of one line in
    // neighbouring organisations, clinical with managerial people of a directorate.
    private static ImmutableArray<GroupPair> Pairs(OrganisationNetwork network, GravityPeople people)
    {
        var pairs = ImmutableArray.CreateBuilder<GroupPair>();
        int[] everyone = [.. Enumerable.Range(0, people.Count)];
        var directorates = Groups(everyone, person => people.Directorate[person]);
        foreach (var directorate in directorates)
        {
            var departments = Groups(directorate, person => network.Units[network.UnitOf[person]].Parent);
            Every(pairs, Dimension.Horizontal, departments);
            Add(
                pairs,
                Dimension.ClinicalManagerial,
                directorate.RemoveAll(person => network.DisciplineOf[person] != Discipline.Clinical),
                directorate.RemoveAll(person => network.DisciplineOf[person] != Discipline.Managerial));
        }

        foreach (var organisation in Groups(everyone, person => people.Organisation[person]))
        {
            Every(pairs, Dimension.Horizontal,
                [.. directorates.Where(d => people.Organisation[d[0]] == people.Organisation[organisation[0]])]);
            Add(
                pairs,
                Dimension.Vertical,
                organisation.RemoveAll(person => network.LevelOf[person] != Level.Frontline),
                organisation.RemoveAll(person => network.LevelOf[person] != Level.Executive));
        }

        foreach (var line in directorates.GroupBy(directorate => people.ServiceLine[directorate[0]]).OrderBy(line => line.Key))
        {
            foreach (var (left, right) in line.Zip(line.Skip(1)))
            {
                Add(pairs, Dimension.CrossOrganisation, left, right);
            }
        }

        return pairs.ToImmutable();
    }

    private static void Every(ImmutableArray<GroupPair>.Builder pairs, Dimension dimension, ImmutableArray<ImmutableArray<int>> groups)
    {
        for (var a = 0; a < groups.Length; a++)
        {
            for (var b = a + 1; b < groups.Length; b++)
            {
                Add(pairs, dimension, groups[a], groups[b]);
            }
        }
    }

    private static void Add(ImmutableArray<GroupPair>.Builder pairs, Dimension dimension, ImmutableArray<int> a, ImmutableArray<int> b)
    {
        if (a.Length > 0 && b.Length > 0)
        {
            pairs.Add(new(dimension, a, b));
        }
    }

    private static ImmutableArray<ImmutableArray<int>> Groups(IEnumerable<int> people, Func<int, int> of) =>
        [.. people.GroupBy(of).OrderBy(group => group.Key).Select(group => group.ToImmutableArray())];
}
