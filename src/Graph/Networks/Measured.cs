namespace NetworkLens.Graph.Networks;

/// <summary>A figure, or the reason why there is none. Never NaN, never a 0 that stands for "nothing to measure".</summary>
/// <remarks>
/// Exactly one of <see cref="Value"/> and <see cref="Why"/> is null. The default value is <see cref="Absence.NotComputed"/>.
/// </remarks>
public readonly record struct Measured
{
    private readonly double? _value;
    private readonly Absence _why;

    private Measured(double? value, Absence why)
    {
        _value = value;
        _why = why;
    }

    /// <summary>The figure, finite; null when <see cref="Why"/> says why there is none.</summary>
    public double? Value => _value;

    /// <summary>Why there is no figure; null when there is one.</summary>
    public Absence? Why => _value is null ? _why : null;

    /// <summary>Whether there is a figure.</summary>
    public bool HasValue => _value is not null;

    /// <summary>A figure that is there.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is NaN or infinite: a fault of the caller.</exception>
    public static Measured Of(double value) =>
        double.IsFinite(value) ? new(value, default) : throw new ArgumentOutOfRangeException(nameof(value), value, "A figure is finite.");

    /// <summary>No figure, for a stated reason.</summary>
    public static Measured None(Absence why) => new(null, why);

    /// <summary><paramref name="numerator"/> / <paramref name="denominator"/>, or the reason where the denominator is 0.</summary>
    public static Measured Ratio(double numerator, double denominator, Absence whenZero) =>
        denominator == 0 ? None(whenZero) : Of(numerator / denominator);

    /// <summary>The figure after a further step; an absence stays what it is.</summary>
    public Measured Map(Func<double, double> step) => _value is { } value ? Of(step(value)) : this;
}

/// <summary>Why a figure is missing.</summary>
public enum Absence : byte
{
    /// <summary>Nobody has asked for it yet.</summary>
    NotComputed = 0,

    /// <summary>Nobody is in the network.</summary>
    NoPeople = 1,

    /// <summary>It takes at least two people.</summary>
    TooFewPeople = 2,

    /// <summary>There are no ties of the sort that is counted.</summary>
    NoTies = 3,

    /// <summary>A group that it compares has nobody in it.</summary>
    EmptyGroup = 4,

    /// <summary>The attribute that it needs (organisation, unit, level, discipline or another) is known of nobody.</summary>
    AttributeUnknown = 5,

    /// <summary>There is no pair of groups, or of people, to which it applies.</summary>
    NoPairs = 6,

    /// <summary>No path joins the ones it is about.</summary>
    Unreachable = 7,

    /// <summary>The value expected by chance is 0, so nothing can be compared with it.</summary>
    NothingExpected = 8,

    /// <summary>Every outcome expected by chance is the same, so nothing can stand out from it.</summary>
    NoVariance = 9,

    /// <summary>It needs ties with directions, and these have none (or the other way round).</summary>
    WrongDirection = 10,

    /// <summary>It was not tested against chance.</summary>
    NotTested = 11,

    /// <summary>The method did not settle within its bounds.</summary>
    NotConverged = 12,

    /// <summary>The formal structure runs in a circle, so nothing in or below it has a depth.</summary>
    Cyclic = 13,

    /// <summary>The one it would be about is not of the sort that it is about.</summary>
    NotApplicable = 14,

    /// <summary>Nothing tells who answered.</summary>
    ResponsesUnknown = 15,
}
