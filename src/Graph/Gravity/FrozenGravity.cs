using System.Collections.Immutable;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Gravity;

/// <summary>
/// Holds pairs of groups against a fit of the same people in another network: what was expected there is expected here, whatever the ties
/// are here.
/// </summary>
/// <remarks>
/// <para>
/// <c>E = Σ mu(i, j) · C_A · C_B</c> over the dyads of the pair. <c>mu(i, j) = a_i a_j exp(x_ij b)</c>, times h inside a unit: everybody
/// keeps their own activity, <c>a_i = a_cell · k_i / Σ k</c> with k the ties that could be seen, and whether the fit expects ties beyond
/// their unit at all; x and h are those of where they stand here. A unit keeps its cohesion, which whoever comes into it takes over; one
/// of which the fit knew none (fewer than two people with ties) has that of all units together, <c>Σ T / Σ (T / h)</c>. C corrects for
/// the pair's own ties (<see cref="PairSums.Expected"/>), as does ρ of the variance: both worked out where the fit was made, of the same
/// people. φ is that of the fit; p, q and verdicts are made anew of the ties that are here.
/// </para>
/// <para>
/// So with the same ties and places the findings are those of the fit, bit for bit; with other ties E and its variance stay, bit for bit,
/// and O moves. Whoever left is neither counted nor expected. Time O(people + ties + pairs · cells of a group²); space O(cells + ties).
/// The same bits on any number of threads.
/// </para>
/// </remarks>
public static class FrozenGravity
{
    /// <summary>Holds the pairs against the fit.</summary>
    /// <param name="settled">What <see cref="GravityModel.Fit"/> gave; it converged.</param>
    /// <param name="people">Where everyone stands here.</param>
    /// <param name="ties">Their ties here; weights do not count.</param>
    /// <param name="earlier">Who and what of these was which where the fit was made.</param>
    /// <param name="pairs">Pairs of groups, by index here.</param>
    /// <param name="options">What can be set; null is <see cref="GravityOptions.Default"/>.</param>
    /// <param name="effort">Threads and cancellation.</param>
    /// <exception cref="ArgumentException">
    /// The fit did not converge, columns differ in length, or ties are directed: faults of the caller.
    /// </exception>
    public static GravityReport Compute(
        GravityReport settled,
        GravityPeople people,
        CsrGraph ties,
        EarlierPlaces earlier,
        ImmutableArray<GroupPair> pairs,
        GravityOptions? options = null,
        Effort effort = default)
    {
        var fit = settled.Settled ?? throw new ArgumentException("The fit did not settle.", nameof(settled));
        people.Check(ties.NodeCount);
        people.Check(earlier.People.Length);
        if (ties.IsDirected)
        {
            throw new ArgumentException("The ties have directions, for which there is no model.", nameof(ties));
        }

        GravityOptions.Check(options ??= GravityOptions.Default);
        effort = effort with { Progress = null };
        var groups = pairs.SelectMany(pair => new[] { pair.A, pair.B }).Distinct().ToList();
        var rates = new FrozenRates(fit, people, earlier, groups);
        var then = PairAdder.OfAll(rates.Then(effort.Cancel), rates.PairsThen(pairs), effort);
        var now = PairAdder.OfAll(rates.Now(ties, effort.Cancel), rates.PairsNow(pairs), effort);
        PairSums[] sums = [.. then.Zip(now, (was, here) => was with { Observed = here.Observed, Fitted = here.Fitted })];
        return settled with
        {
            Cells = rates.Cells,
            Pairs = new PairVerdicts(options, new(people, options), settled.Dispersions).Of(pairs, sums, effort),
        };
    }
}
