using System.Collections.Immutable;

namespace NetworkLens.Graph.Networks;

/// <summary>
/// What counts as a tie and who is in: the same lens, data version and <c>asOf</c> always give the same network, bit for bit.
/// </summary>
/// <remarks>
/// An interaction that is <c>a</c> days older than <see cref="To"/> weighs <c>count · strength · 2^(-a/h)</c> with half-life
/// <c>h</c> days; no half-life means no decay. An undated interaction is in every window and does not decay. Ties whose weight
/// after folding is below <see cref="LeastWeight"/> are dropped. Empty filters let everyone in; otherwise a person is in when the
/// primary post matches every filter that is not empty.
/// </remarks>
public sealed record Lens
{
    /// <summary>The lens that is meant when none is named: every interaction kind, twelve months, EITHER.</summary>
    public static Lens Default { get; } = new();

    /// <summary>The kinds that count, sorted; empty means every interaction kind and no reporting line.</summary>
    public ImmutableSortedSet<TieKind> Kinds { get; init; } = [];

    /// <summary>First instant of the window, UTC ticks, inclusive; null is unbounded.</summary>
    public long? FromTicks { get; init; }

    /// <summary>End of the window, UTC ticks, exclusive; null is unbounded (and age is then counted from the newest interaction).</summary>
    public long? ToTicks { get; init; }

    /// <summary>Half-life in days, above 0; null is no decay.</summary>
    public double? HalfLifeDays { get; init; }

    /// <summary>Least weight of a tie, inclusive; 0 keeps every tie of positive weight.</summary>
    public double LeastWeight { get; init; }

    /// <summary>How two directions make one tie.</summary>
    public TieDirection Direction { get; init; } = TieDirection.Either;

    /// <summary>External keys of the organisations that are in; empty means all.</summary>
    public ImmutableSortedSet<string> Organisations { get; init; } = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    /// <summary>External keys of the units that are in, each with all units below it; empty means all.</summary>
    public ImmutableSortedSet<string> Units { get; init; } = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    /// <summary>Professions that are in; empty means all.</summary>
    public ImmutableSortedSet<string> Professions { get; init; } = ImmutableSortedSet<string>.Empty.WithComparer(StringComparer.Ordinal);

    /// <summary>Levels that are in; empty means all.</summary>
    public ImmutableSortedSet<Level> Levels { get; init; } = [];
}
