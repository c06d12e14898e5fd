namespace NetworkLens.Graph.Suggestions;

/// <summary>A link that could be made next.</summary>
/// <param name="From">One person; -1: there is none.</param>
/// <param name="To">The other.</param>
/// <param name="Worth">What it does, the load of the two counted; above 0.</param>
internal readonly record struct LinkOffer(int From, int To, double Worth) : IComparable<LinkOffer>
{
    /// <summary>No link.</summary>
    public static LinkOffer None { get; } = new(-1, -1, 0);

    /// <summary>The share of what a gap lacked at first that it lacks still: the gap that got least of it comes first.</summary>
    public double Due { get; init; }

    /// <summary>The share of the expected ties that a gap lacks still.</summary>
    public double Lack { get; init; }

    /// <summary>Whether the two share a contact.</summary>
    public bool CanBeIntroduced { get; init; }

    /// <summary>Levels between them.</summary>
    public int LevelsApart { get; init; }

    /// <summary>Above 0 where this one is the better: worth first, and of equals what this type names, in its order.</summary>
    public int CompareTo(LinkOffer other) => (Worth, Due, Lack, CanBeIntroduced, -LevelsApart).CompareTo(
        (other.Worth, other.Due, other.Lack, other.CanBeIntroduced, -other.LevelsApart));
}

/// <summary>An objective, with the links made so far.</summary>
internal abstract class LinkGoal
{
    /// <summary>How many sources of links there are: pairs of people, or kinds of pairs of which the best offers itself.</summary>
    public abstract int Sources { get; }

    /// <summary>The figure with the links made so far.</summary>
    public abstract double Figure { get; }

    /// <summary>How many gaps or pairs of people the figure is about.</summary>
    public abstract long Base { get; }

    /// <summary>Whether the figure is of a sample of them.</summary>
    public virtual bool IsSampled => false;

    /// <summary>Whether an offer may rise without <see cref="Risen"/> telling: then all are asked each time, where they are few.</summary>
    public virtual bool RisesAnywhere => false;

    /// <summary>Whether taking back a link costs about what asking does.</summary>
    public virtual bool TakesBackCheaply => true;

    /// <summary>The best link of a source; <see cref="LinkOffer.None"/> where it has none that does anything.</summary>
    public abstract LinkOffer Best(int source);

    /// <summary>What one link of a source offers now.</summary>
    public abstract LinkOffer Offer(int source, int from, int to);

    /// <summary>The sources that may offer more than before since these two were joined.</summary>
    public virtual IEnumerable<int> Risen(int from, int to) => [];

    /// <summary>What the link would do to gaps.</summary>
    public virtual IEnumerable<GapStep> Closes(int source) => [];

    /// <summary>Makes a link.</summary>
    public abstract void Add(int source, int from, int to);

    /// <summary>Takes it back.</summary>
    public abstract void Remove(int source, int from, int to);

    /// <summary>Takes all links back.</summary>
    public abstract void Clear();
}
