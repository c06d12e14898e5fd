using System.Collections.Immutable;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Expectations;

/// <summary>How an expectation stood on one day.</summary>
/// <param name="AsOf">The day on which the window ended, exclusive.</param>
/// <param name="Expected">How many should reach.</param>
/// <param name="Targets">How many were there to be reached.</param>
/// <param name="Met">How many complied.</param>
/// <param name="Window">How much of its window there are data of: where that differs, points cannot be told from each other.</param>
/// <param name="IsBlank">Whether nothing is known of who is tied to whom, so that nobody is seen to comply or not to.</param>
public sealed record TrendPoint(DateOnly AsOf, int Expected, int Targets, int Met, WindowCoverage Window, bool IsBlank);

/// <summary>How an expectation stood on several days, the earliest first.</summary>
/// <param name="Points">One a month; none where nothing in the data has a date.</param>
/// <param name="IsOvertaken">Whether data were published meanwhile, so that the points are not of one version: then there are none.</param>
public sealed record ExpectationTrend(ImmutableArray<TrendPoint> Points, bool IsOvertaken);

/// <summary>Holds an expectation against the same data as of earlier days.</summary>
/// <remarks>
/// What the data do not hold any more, they cannot tell: whoever was erased is in no point. The networks of earlier days are read one after
/// the other and let go, so that they do not drive out those that others ask for. Time is that of as many readings.
/// </remarks>
/// <param name="reader">Reads networks.</param>
public sealed class ExpectationTrends(NetworkReader reader)
{
    /// <summary>Works out a trend that ends at a network.</summary>
    /// <param name="newest">The last point's network.</param>
    /// <param name="definition">What is expected, under which lens.</param>
    /// <param name="months">How many points, each a month after the one before.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ExpectationTrend> ComputeAsync(
        SharedNetwork newest, ExpectationDefinition definition, int months, IProgress<double> progress, CancellationToken cancel)
    {
        if (newest.AsOf is not { } day)
        {
            return new([], IsOvertaken: false);
        }

        var points = new List<TrendPoint>(months) { Point(newest.Network, newest.Window, day, definition.Expectation, cancel) };
        for (var back = 1; back < months && day > DateOnly.MinValue.AddMonths(back); back++)
        {
            progress.Report((double)back / months);
            var earlier = day.AddMonths(-back);
            var reading = await reader.ReadAsync(definition.Lens, earlier, progress: null, cancel);
            if (reading.DataVersion != newest.DataVersion)
            {
                return new([], IsOvertaken: true);
            }

            points.Add(Point(reading.Network, reading.Window, earlier, definition.Expectation, cancel));
        }

        points.Reverse();
        return new([.. points], IsOvertaken: false);
    }

    private static TrendPoint Point(
        OrganisationNetwork network, WindowCoverage window, DateOnly day, Expectation expectation, CancellationToken cancel)
    {
        var result = ExpectationResult.Compute(network, expectation, new(Threads: 1, Progress: null, cancel));
        return new(day, result.Expected, result.Targets, result.Met, window, window.IsBlank(network));
    }
}
