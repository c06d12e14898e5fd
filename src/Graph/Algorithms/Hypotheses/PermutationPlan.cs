namespace NetworkLens.Graph.Algorithms.Hypotheses;

/// <summary>How chance is drawn: how often, from which seed, and who may change places with whom.</summary>
/// <param name="Draws">How many permutations, 1 to <see cref="MostDraws"/>. The least p that can come out is 1 / (Draws + 1).</param>
/// <param name="Seed">Any number; the same seed gives the same draws on every machine and any number of threads.</param>
public readonly record struct PermutationPlan(int Draws = PermutationPlan.DefaultDraws, ulong Seed = 1)
{
    /// <summary>Draws unless told otherwise.</summary>
    public const int DefaultDraws = 1_000;

    /// <summary>The most draws of one test.</summary>
    public const int MostDraws = 1_000_000;

    /// <summary>How many permutations.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not 1 to <see cref="MostDraws"/>.</exception>
    public int Draws { get; } = Draws is >= 1 and <= MostDraws
        ? Draws
        : throw new ArgumentOutOfRangeException(nameof(Draws), Draws, $"1 to {MostDraws} draws.");
}
