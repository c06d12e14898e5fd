namespace NetworkLens.Api.Disclosure;

/// <summary>
/// The one place that decides whether a figure about people leaves the API. Everything that carries figures passes through
/// <see cref="Disclose{T}"/>; nothing else may hand figures to a resolver.
/// </summary>
/// <remarks>
/// Until there is sign-in the only viewer is whoever sits at this machine, who could read the database file as well: nothing is
/// withheld from them. Profiles that withhold small groups (MIN_GROUP_5 and others) are decided here, by viewer and by what the
/// figures are about, when other viewers exist.
/// </remarks>
/// <param name="viewer">Who asks.</param>
public sealed class DisclosurePolicy(Viewer viewer)
{
    /// <summary>Who asks.</summary>
    public Viewer Viewer { get; } = viewer;

    /// <summary>Gives figures, or says why they are withheld.</summary>
    /// <typeparam name="T">What holds the figures.</typeparam>
    /// <param name="figures">The figures; must be computed already, so that a withheld answer costs what a given one does.</param>
    /// <param name="subject">Whom they are about.</param>
    public Disclosed<T> Disclose<T>(T figures, FigureSubject subject)
        where T : class
    {
        if (subject.IsOnePerson && !Viewer.SeesIndividuals)
        {
            return new(null, Withheld.NotPermitted);
        }

        return subject.SmallestGroup is { } size && size < Viewer.LeastGroup
            ? new(null, Withheld.SmallGroup(Viewer.LeastGroup))
            : new(figures, null);
    }
}

/// <summary>Figures that were given, or the reason why not: exactly one of the two is null.</summary>
/// <typeparam name="T">What holds the figures.</typeparam>
/// <param name="Figures">The figures, null when withheld.</param>
/// <param name="Withheld">Why they are withheld, null when given.</param>
public sealed record Disclosed<T>(T? Figures, Withheld? Withheld)
    where T : class;

/// <summary>Whom figures are about, as far as disclosure minds.</summary>
/// <param name="SmallestGroup">People in the smallest group the figures describe; null when they describe no group.</param>
/// <param name="IsOnePerson">Whether they describe one named person.</param>
public readonly record struct FigureSubject(int? SmallestGroup, bool IsOnePerson = false)
{
    /// <summary>Figures about one person.</summary>
    public static FigureSubject OnePerson { get; } = new(null, true);

    /// <summary>Figures about groups, of which the smallest has so many people.</summary>
    public static FigureSubject Group(int smallest) => new(smallest);

    /// <summary>Figures about several groups, given how many people each has.</summary>
    public static FigureSubject Groups(params ReadOnlySpan<int> sizes)
    {
        var smallest = int.MaxValue;
        foreach (var size in sizes)
        {
            smallest = Math.Min(smallest, size);
        }

        return new(smallest);
    }
}
