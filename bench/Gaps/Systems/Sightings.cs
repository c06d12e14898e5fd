namespace NetworkLens.Gaps.Bench.Systems;

/// <summary>Who answered, and so which ties are seen: each of the two tells four of five of their ties.</summary>
/// <param name="Responded">Whether each person answered; null: everything is seen.</param>
internal sealed record Sightings(bool[]? Responded)
{
    private const double Told = 0.8;

    /// <summary>
    /// Draws them. Units answer differently well: the share of each is drawn from as far below the mean to as far above it as there is
    /// room.
    /// </summary>
    public static Sightings Draw(SystemPlan plan, Staff staff)
    {
        if (plan.ResponseRate >= 1)
        {
            return new((bool[]?)null);
        }

        var random = plan.Chance(Purpose.Responses);
        var room = Math.Min(plan.ResponseRate, 1 - plan.ResponseRate);
        var ofUnit = Enumerable.Range(0, staff.Posts.Max(p => p.Unit) + 1)
            .Select(_ => plan.ResponseRate + (room * ((2 * random.NextDouble()) - 1))).ToArray();
        return new([.. staff.Posts.Select(post => random.NextDouble() < ofUnit[post.Unit])]);
    }

    /// <summary>With what chance a tie of two people is seen.</summary>
    public double Chance(int a, int b) => Responded is null ? 1 : (Responded[a], Responded[b]) switch
    {
        (true, true) => 1 - ((1 - Told) * (1 - Told)),
        (false, false) => 0,
        _ => Told,
    };
}
