using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.WhatIf;

/// <summary>
/// One thing that might be otherwise in a network. People are named by their database id, everything else by its key: indices move when
/// people leave, these do not.
/// </summary>
public abstract record Change
{
    // Which changes there are is decided here.
    private protected Change()
    {
    }
}

/// <summary>Two people get to know each other.</summary>
/// <param name="From">One; for DIRECTED who turns to the other.</param>
/// <param name="To">The other.</param>
/// <param name="Weight">
/// Finite, above 0. As an interaction that neither began and that has no date: half of it each way; for DIRECTED all of it one way.
/// </param>
public sealed record AddTie(long From, long To, double Weight = 1) : Change;

/// <summary>Two people have nothing to do with each other any more; for DIRECTED the one does not turn to the other.</summary>
/// <param name="From">One.</param>
/// <param name="To">The other.</param>
public sealed record DropTie(long From, long To) : Change;

/// <summary>Somebody leaves; the posts stay, vacant.</summary>
/// <param name="Person">Who.</param>
public sealed record Leave(long Person) : Change;

/// <summary>Somebody moves, and the primary post with them: its lines stay.</summary>
/// <param name="Person">Who.</param>
/// <param name="Organisation">To which organisation, at no known unit; null together with a unit, or to stay.</param>
/// <param name="Unit">To which unit of which its organisation follows; null to stay.</param>
/// <param name="Level">To which level; null to stay.</param>
public sealed record Move(long Person, string? Organisation = null, string? Unit = null, Level? Level = null) : Change;

/// <summary>Somebody gives up the primary post, which falls vacant, and takes a vacant one.</summary>
/// <param name="Person">Who.</param>
/// <param name="Post">Which post.</param>
public sealed record TakePost(long Person, string Post) : Change;

/// <summary>A post is created.</summary>
/// <param name="Key">Its key, which no post has yet.</param>
/// <param name="Level">Its level.</param>
/// <param name="Discipline">Its discipline.</param>
public sealed record CreatePost(string Key, Level Level, Discipline Discipline) : Change
{
    /// <summary>Its organisation, at no known unit; null together with a unit, or where it is not known.</summary>
    public string? Organisation { get; init; }

    /// <summary>Its unit, of which the organisation follows; null where it is not known.</summary>
    public string? Unit { get; init; }

    /// <summary>Who holds it, beside all that this person holds already; null for a vacancy.</summary>
    public long? Holder { get; init; }

    /// <summary>The post that it reports to for the work done; null for none.</summary>
    public string? ReportsTo { get; init; }

    /// <summary>Share of a whole-time job, finite, above 0.</summary>
    public double WholeTimeShare { get; init; } = 1;

    /// <summary>Share of management in the post, 0..1; null follows from the discipline where that says it.</summary>
    public double? ManagementShare { get; init; }
}

/// <summary>One unit becomes part of another, of the same organisation or not; the units below it come with it.</summary>
/// <param name="Unit">The unit that is no more.</param>
/// <param name="Into">The unit that takes it in.</param>
public sealed record MergeUnits(string Unit, string Into) : Change;

/// <summary>One organisation becomes part of another, with all of its units.</summary>
/// <param name="Organisation">The organisation that is no more.</param>
/// <param name="Into">The organisation that takes it in.</param>
public sealed record MergeOrganisations(string Organisation, string Into) : Change;
