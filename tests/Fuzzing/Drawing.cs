namespace NetworkLens.Fuzzing;

/// <summary>Draws from a seeded source: the same seed gives the same things on every machine.</summary>
public static class Drawing
{
    /// <summary>Whether a thing of that probability happens.</summary>
    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>One of several.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>One of several.</summary>
    public static T Of<T>(this Random random, params ReadOnlySpan<T> items) => items[random.Next(items.Length)];
}
