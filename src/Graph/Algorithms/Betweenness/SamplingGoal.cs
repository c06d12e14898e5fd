namespace NetworkLens.Graph.Algorithms.Betweenness;

/// <summary>When <see cref="SampledBetweenness"/> has seen enough, how sure it has to be, and when it stops in any case.</summary>
/// <remarks>
/// Values are shares of pairs, 0..1, and most of them are small: in a network of 25,000 people the greatest may be 0.002. An error of 0.01
/// is then greater than every value and says nothing; ask for the people between most, or for an error well below the values that matter,
/// and look at <see cref="SampledBetweenness.IsInformative"/>.
/// </remarks>
public sealed record SamplingGoal
{
    private SamplingGoal(double error, int mostBetween, double chanceOfFailure, long mostPaths)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(error);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chanceOfFailure);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(chanceOfFailure, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostPaths, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mostPaths, int.MaxValue);
        (Error, MostBetween) = (error, mostBetween);
        (ChanceOfFailure, MostPaths) = (chanceOfFailure, mostPaths);
    }

    /// <summary>The error that is borne, a share of pairs.</summary>
    public double Error { get; }

    /// <summary>How many people are to be told from all others; 0 where every value is to be within <see cref="Error"/>.</summary>
    public int MostBetween { get; }

    /// <summary>Chance that any interval, of anyone, misses the true value, above 0, below 1.</summary>
    public double ChanceOfFailure { get; }

    /// <summary>Paths after which it stops, whatever it knows.</summary>
    public long MostPaths { get; }

    /// <summary>Everyone's value is to be within <paramref name="error"/> of the true one.</summary>
    /// <param name="error">A share of pairs, above 0.</param>
    /// <param name="chanceOfFailure">Chance that anyone's is not.</param>
    /// <param name="mostPaths">Paths after which it stops.</param>
    public static SamplingGoal Within(double error, double chanceOfFailure = 0.05, long mostPaths = 1_000_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(error);
        return new(error, 0, chanceOfFailure, mostPaths);
    }

    /// <summary>It is to be known who the so many people between most are.</summary>
    /// <param name="people">How many, 1 or more.</param>
    /// <param name="slack">
    /// What someone left out may have more than someone taken in, a share of pairs; 0 asks for the true ones, which people with equal
    /// values make impossible.
    /// </param>
    /// <param name="chanceOfFailure">Chance that they are not.</param>
    /// <param name="mostPaths">Paths after which it stops.</param>
    public static SamplingGoal Top(int people, double slack = 0, double chanceOfFailure = 0.05, long mostPaths = 1_000_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 1);
        return new(slack, people, chanceOfFailure, mostPaths);
    }
}
