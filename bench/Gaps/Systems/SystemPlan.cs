using NetworkLens.Graph.Algorithms;

namespace NetworkLens.Gaps.Bench.Systems;

/// <summary>How ties come about in a made-up system.</summary>
public enum TieForm
{
    /// <summary>The rate of a pair is a product of effects: the form that the model supposes.</summary>
    LogAdditive,

    /// <summary>The rate falls with the distance between places in a space that nobody sees.</summary>
    LatentSpace,

    /// <summary>One after the other chooses whom to turn to: who turned to them, is popular, or is a contact's contact.</summary>
    Actors,
}

/// <summary>What chance decides, each by a sequence of its own, so that one does not shift another.</summary>
internal enum Purpose : ulong
{
    /// <summary>Who works where.</summary>
    Staff = 1,

    /// <summary>How strong each effect is, how active everyone and how cohesive each unit.</summary>
    Rates,

    /// <summary>Effects of pairs of groups that nobody knows of.</summary>
    Hidden,

    /// <summary>Which pairs are cut, and to what share.</summary>
    Cuts,

    /// <summary>Who answered.</summary>
    Responses,

    /// <summary>Which ties there are.</summary>
    Ties,

    /// <summary>Which labels are shuffled.</summary>
    Shuffles,

    /// <summary>Ties of gap-free redraws, from here on one after the other.</summary>
    Redraws,
}

/// <summary>What a made-up system is made of. The same plan makes the same system.</summary>
internal sealed record SystemPlan
{
    /// <summary>What the system is for: systems of one scenario are scored together.</summary>
    public required string Scenario { get; init; }

    /// <summary>Repeats it; a system and its gap-free twin share the seed, and so the staff and every rate that is not cut.</summary>
    public required int Seed { get; init; }

    /// <summary>How many people, about.</summary>
    public required int People { get; init; }

    /// <summary>Ties a person, about.</summary>
    public double MeanDegree { get; init; } = 16;

    /// <summary>How ties come about.</summary>
    public TieForm Form { get; init; }

    /// <summary>Share of the pairs of groups that are cut, 0 to 1; 0 is gap-free.</summary>
    public double CutShare { get; init; }

    /// <summary>Whether what is left of a cut pair's rate is anything from 0 to 1, rather than 0, 25 or 50 %.</summary>
    public bool IsContinuous { get; init; }

    /// <summary>Standard deviation of the logarithm of an effect that each pair of groups has for no reason that is known.</summary>
    public double HiddenSpread { get; init; }

    /// <summary>Ties that close a triangle, for each tie that came about otherwise.</summary>
    public double Closure { get; init; }

    /// <summary>Share of people who answered; between two who did not, no tie is seen.</summary>
    public double ResponseRate { get; init; } = 1;

    /// <summary>Whether the discipline of people is known to whoever looks for gaps.</summary>
    public bool IsDisciplineKnown { get; init; } = true;

    /// <summary>Whether units of a directorate are put into services, whose people meet more than those of two.</summary>
    public bool HasServices { get; init; }

    /// <summary>Whether only front lines of several directorates are cut, from executives.</summary>
    public bool CutsPoolsOnly { get; init; }

    /// <summary>The sequence of chance of one purpose.</summary>
    public SeededRandom Chance(Purpose purpose, int draw = 0) => new((ulong)Seed, (ulong)purpose + (ulong)draw);
}
