using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>
/// How well a system is connected: up and down, side to side, across organisations, and between clinical and managerial people.
/// </summary>
/// <remarks>
/// <para>
/// The groups of each dimension. VERTICAL: the front line of an organisation (primary post at FRONTLINE) and its executives (any post of
/// the organisation at EXECUTIVE or SYSTEM); the whole pools people over all organisations that have both. HORIZONTAL: sibling units
/// (same parent, or both at the top of one organisation), each with everybody below it. CROSS_ORGANISATION: organisations that share a
/// system (a parent and its children; all together where nobody has a parent), each with everybody who holds any post there.
/// CLINICAL_MANAGERIAL: everyone CLINICAL and everyone MANAGERIAL, whatever their organisation; HYBRID people are on neither side, they
/// are the bridges; per organisation its own two sides.
/// </para>
/// <para>
/// Paths may run through anybody in the network and follow ties as they point. Weights count in <see
/// cref="ConnectivityFigures.Strength"/> only.
/// What cannot be measured is absent with a reason, never 0 or NaN. docs/measures.md explains each figure in plain words.
/// </para>
/// <para>
/// Time: reach O(groups · what lies within the steps), redundancy O(group pairs · search), distance O(n/512 · m · steps) up to
/// <see cref="ConnectivityOptions.ExactDistancePeople"/>, sampled above. Space O(n + m). The same bits on any number of threads.
/// </para>
/// </remarks>
public sealed record ConnectivityReport
{
    /// <summary>The options that shaped the figures.</summary>
    public required ConnectivityOptions Options { get; init; }

    /// <summary>Ties by what they span.</summary>
    public required TieClasses TieClasses { get; init; }

    /// <summary>Front line to executives.</summary>
    public required DimensionConnectivity Vertical { get; init; }

    /// <summary>Between sibling units.</summary>
    public required DimensionConnectivity Horizontal { get; init; }

    /// <summary>Between organisations of one system.</summary>
    public required DimensionConnectivity CrossOrganisation { get; init; }

    /// <summary>Between clinical and managerial people.</summary>
    public required DimensionConnectivity ClinicalManagerial { get; init; }

    /// <summary>The figures of a dimension.</summary>
    public DimensionConnectivity this[Dimension dimension] => dimension switch
    {
        Dimension.Vertical => Vertical,
        Dimension.Horizontal => Horizontal,
        Dimension.CrossOrganisation => CrossOrganisation,
        Dimension.ClinicalManagerial => ClinicalManagerial,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Not a dimension."),
    };

    /// <summary>Computes every dimension.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">What can be set; null is <see cref="ConnectivityOptions.Default"/>.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static ConnectivityReport Compute(
        OrganisationNetwork network,
        ConnectivityOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancel = default) =>
        new ConnectivityComputation(network, options ?? ConnectivityOptions.Default, progress, cancel).Compute();

    /// <summary>The reach of one dimension within another number of steps.</summary>
    /// <param name="network">The network.</param>
    /// <param name="dimension">Which dimension.</param>
    /// <param name="within">Steps, 1 to 10.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="within"/> is out of its range.</exception>
    public static Reach ReachOf(OrganisationNetwork network, Dimension dimension, int within, CancellationToken cancel = default) =>
        new ConnectivityComputation(network, new() { Within = within }, null, cancel).ReachOf(dimension);
}
