using System.Collections.Immutable;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Expectations;

/// <summary>How several expectations came out in one network, one after the other.</summary>
/// <param name="Results">In the order in which they were asked.</param>
public sealed record ExpectationReport(ImmutableArray<ExpectationResult> Results)
{
    /// <summary>Names the report among the analyses of a network.</summary>
    public static string Key(IReadOnlyList<Expectation> expectations) => string.Join('\n', expectations.Select(x => x.Key));

    /// <summary>Makes it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="expectations">What is expected.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancel">Stops it.</param>
    public static ExpectationReport Compute(
        OrganisationNetwork network, IReadOnlyList<Expectation> expectations, IProgress<double> progress, CancellationToken cancel)
    {
        var results = ImmutableArray.CreateBuilder<ExpectationResult>(expectations.Count);
        foreach (var expectation in expectations)
        {
            var part = new Part(progress, results.Count, expectations.Count);
            results.Add(ExpectationResult.Compute(network, expectation, new(Threads: 1, part, cancel)));
        }

        return new(results.MoveToImmutable());
    }

    /// <summary>How one expectation came out, worked out once for all who ask.</summary>
    public static async Task<ExpectationResult> OfOneAsync(SharedNetwork network, Expectation expectation, CancellationToken cancel)
    {
        IReadOnlyList<Expectation> one = [expectation];
        var report = await network.GetOrComputeAsync(Key(one), (n, progress, stop) => Compute(n, one, progress, stop), cancel);
        return report.Results[0];
    }

    // What is done of one, as a share of all.
    private sealed class Part(IProgress<double> whole, int done, int all) : IProgress<double>
    {
        public void Report(double value) => whole.Report((done + value) / all);
    }
}
