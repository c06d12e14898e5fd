using NetworkLens.Graph.Connectivity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Connectivity;

public sealed class DimensionDistanceTests
{
    // A chain of ten; the start is person 0. Three of the other nine are drawn, the chain is cut before the last two.
    [Fact]
    public void Errors_of_a_sample_are_those_of_a_ratio_from_a_finite_population()
    {
        var draft = new Draft();
        for (var person = 0; person < 10; person++)
        {
            draft.Person();
        }

        var place = new Placement(draft.Ties("0-1 1-2 2-3 3-4 4-5 5-6 6-7 8-9").Build());
        int[] ends = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        var reached = 0;
        for (ulong seed = 0; seed < 20; seed++)
        {
            var drawn = SeededSample.Draw(ends, 3, seed);
            var distance = DimensionDistance.Sampled(place, PairScheme.Groups(place, [0], ends), ends, 3, seed, default);
            int[] joined = [.. drawn.Where(end => end < 8)];
            distance.Pairs.ShouldBe(3);
            Close.To((3 - joined.Length) / 3.0, distance.UnreachableShare);

            // One pair an end, so the share is a plain mean: s^2 / n, less the part of the population that was drawn.
            var share = (3 - joined.Length) / 3.0;
            distance.UnreachableStandardError!.Value.ShouldBe(Math.Sqrt((1 - (3 / 9.0)) * 3 * share * (1 - share) / 2 / 3), 1e-12);
            if (joined.Length == 0)
            {
                distance.Mean.Why.ShouldBe(Absence.Unreachable);
                continue;
            }

            reached++;
            var mean = joined.Average();
            Close.To(mean, distance.Mean);
            var squares = joined.Sum(end => (end - mean) * (end - mean)); // the others have 0 steps of 0 pairs
            distance.StandardError!.Value.ShouldBe(Math.Sqrt((1 - (3 / 9.0)) * squares / 2 / 3) / (joined.Length / 3.0), 1e-12);
        }

        reached.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void A_sample_of_all_is_exact_and_has_no_error()
    {
        var draft = new Draft();
        for (var person = 0; person < 4; person++)
        {
            draft.Person();
        }

        var place = new Placement(draft.Ties("0-1 1-2 2-3").Build());
        var distance = DimensionDistance.Sampled(place, PairScheme.Groups(place, [0], [1, 2, 3]), [1, 2, 3], 3, 1, default);
        Close.To(2, distance.Mean);
        distance.StandardError.ShouldBeNull();
    }
}
