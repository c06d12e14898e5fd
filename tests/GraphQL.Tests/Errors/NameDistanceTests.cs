using NetworkLens.GraphQL.Errors;

namespace NetworkLens.GraphQL.Tests.Errors;

/// <summary>How near a name is to those that are known.</summary>
public sealed class NameDistanceTests
{
    [Theory]
    [InlineData("name", "name", 0), InlineData("Name", "nAMe", 1), InlineData("name", "nmae", 1), InlineData("name", "names", 1)]
    [InlineData("name", "title", null), InlineData("ab", "abcdef", null), InlineData("", "a", 1), InlineData("ca", "abc", null)]
    public void Edits_swaps_and_case_are_counted_up_to_a_bound(string name, string other, int? expected) =>
        new NameDistance(name, threshold: 2).To(other).ShouldBe(expected);

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void One_measure_serves_many_names_as_each_of_its_own_would(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var name = Name(random);
            var threshold = random.Next(1, 5);
            var measure = new NameDistance(name, threshold);
            for (var i = 0; i < 30; i++)
            {
                var other = Name(random);
                var edits = name == other ? 0 : Slow(name, other, []);
                measure.To(other).ShouldBe(edits <= threshold ? edits : null, $"{name} {other} {threshold}");
            }
        }
    }

    // Few letters, so that many names are near to each other.
    private static string Name(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 8)).Select(_ => "abc"[random.Next(3)]));

    // The definition as it reads, from the ends.
    private static int Slow(string a, string b, Dictionary<(int, int), int> known)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return a.Length + b.Length;
        }

        if (known.TryGetValue((a.Length, b.Length), out var found))
        {
            return found;
        }

        var best = Math.Min(Slow(a[..^1], b, known), Slow(a, b[..^1], known)) + 1;
        best = Math.Min(best, Slow(a[..^1], b[..^1], known) + (a[^1] == b[^1] ? 0 : 1));
        if (a.Length > 1 && b.Length > 1 && a[^1] == b[^2] && a[^2] == b[^1])
        {
            best = Math.Min(best, Slow(a[..^2], b[..^2], known) + 1);
        }

        known[(a.Length, b.Length)] = best;
        return best;
    }
}
