using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gravity;

public sealed class ReferencePairsTests
{
    [Theory]
    [InlineData(Dimension.Horizontal), InlineData(Dimension.Vertical), InlineData(Dimension.CrossOrganisation)]
    [InlineData(Dimension.ClinicalManagerial)]
    public void Pairs_are_those_of_the_definition(Dimension dimension)
    {
        Check(dimension, onlyNear: false);
        Check(dimension, onlyNear: true);
        Check(dimension, onlyNear: true, unitsOfService: 2);
    }

    [Fact]
    public void Work_can_be_stopped()
    {
        var system = new MadeSystem(5, organisations: 2, directorates: 2, units: 2, people: 9);
        var pairs = new ReferencePairs(Dimension.Horizontal, GravityFitTests.Fit(system.People, system.Draw(degree: 10)).Targets);
        Should.Throw<OperationCanceledException>(() => pairs.Take(100, new(canceled: true)));
    }

    private static void Check(Dimension dimension, bool onlyNear, int unitsOfService = 0)
    {
        var system = new MadeSystem(5, organisations: 3, directorates: 2, units: unitsOfService > 0 ? 4 : 2, people: 9, unknown: 0.1)
        {
            UnitsOfService = unitsOfService,
        };
        var people = system.People;
        var ties = system.Draw(degree: 10);
        int[] known = [.. Enumerable.Range(0, people.Count).Where(person => !ties.Neighbours(person).IsEmpty)];
        var targets = GravityFitTests.Fit(people, ties).Targets;
        var expected = (from i in known
                        from j in known
                        where Fits(dimension, people, i, j) && (!onlyNear || AreNear(dimension, people, i, j))
                        select (Cells(people, known, targets, dimension, i), Cells(people, known, targets, dimension, j)))
            .Select(pair => Name(pair.Item1, pair.Item2)).ToHashSet();

        var found = new ReferencePairs(dimension, targets).Take(100_000, CancellationToken.None, onlyNear);
        found.Count.ShouldBe(expected.Count);
        found.Select(pair => Name(pair.A, pair.B)).ToHashSet().SetEquals(expected).ShouldBeTrue();

        // Of more than the limit every so-manieth: the first, and as many steps as it takes to stay within it.
        var some = new ReferencePairs(dimension, targets).Take(4, CancellationToken.None, onlyNear);
        var stride = (found.Count + 3) / 4;
        some.Select(pair => Name(pair.A, pair.B)).ShouldBe(
            found.Where((_, at) => at % stride == 0).Select(pair => Name(pair.A, pair.B)));
        some.Count.ShouldBeLessThan(found.Count);
    }

    private static bool Fits(Dimension dimension, GravityPeople people, int i, int j)
    {
        var isOne = people.Organisation[i] == people.Organisation[j];
        return dimension switch
        {
            Dimension.Horizontal => isOne && people.Unit[i] != people.Unit[j],
            Dimension.Vertical => isOne && people.Level[i] != Level.Unknown && people.Level[j] != Level.Unknown
                && Math.Abs((int)people.Level[i] - (int)people.Level[j]) >= 2,
            Dimension.CrossOrganisation => !isOne,
            _ => isOne && people.Discipline[i] != people.Discipline[j],
        };
    }

    private static bool AreNear(Dimension dimension, GravityPeople people, int i, int j)
    {
        Level[] levels = [people.Level[i], people.Level[j]];
        return dimension switch
        {
            Dimension.CrossOrganisation => people.ServiceLine[i] == people.ServiceLine[j],
            Dimension.Horizontal when !people.Service.IsDefault => people.Service[i] == people.Service[j],
            Dimension.Vertical when levels.Contains(Level.Frontline) && levels.Contains(Level.Executive) => true,
            _ => people.Directorate[i] == people.Directorate[j],
        };
    }

    private static string Cells(GravityPeople people, int[] known, FitTargets targets, Dimension dimension, int member) =>
        string.Join(',', known.Where(other => dimension switch
        {
            Dimension.Horizontal => people.Unit[other] == people.Unit[member],
            Dimension.Vertical => people.Directorate[other] == people.Directorate[member] && people.Level[other] == people.Level[member],
            Dimension.CrossOrganisation => people.Directorate[other] == people.Directorate[member],
            _ => people.Directorate[other] == people.Directorate[member] && people.Discipline[other] == people.Discipline[member],
        }).Select(other => targets.Cells.CellOf[other]).Distinct().Order());

    private static string Name(int[] a, int[] b) => Name(string.Join(',', a), string.Join(',', b));

    private static string Name(string a, string b) => string.CompareOrdinal(a, b) < 0 ? $"{a} {b}" : $"{b} {a}";
}
