using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Connectivity;

/// <summary>Who reaches somebody of a group within so many steps, for a group that is a large part of everyone.</summary>
/// <remarks>
/// Everyone is asked, step after step, whether one of their contacts was near enough at the step before: one look at most ties is enough
/// where the group is large, and threads share the people. <see cref="StepSearch"/>, which walks from the group, is for small ones. Time
/// O(steps · arcs) at worst, space two bytes a person.
/// </remarks>
internal static class EveryonesReach
{
    private const int PeopleOfPart = 1 << 14;

    /// <summary>How many of those asked reach somebody of the group.</summary>
    /// <param name="ties">Walked as they point, from those asked.</param>
    /// <param name="asked">Different people; who is of the group reaches it.</param>
    /// <param name="group">The group.</param>
    /// <param name="steps">At least 0.</param>
    /// <param name="effort">Threads and cancellation.</param>
    public static int Count(CsrGraph ties, ReadOnlySpan<int> asked, ReadOnlySpan<int> group, int steps, Effort effort)
    {
        var isNear = new bool[ties.NodeCount];
        foreach (var member in group)
        {
            isNear[member] = true;
        }

        for (var step = 1; step < steps; step++)
        {
            isNear = OneStepMore(ties, isNear, effort);
        }

        // The last step is taken by those who are asked about only.
        var people = asked.ToArray();
        var counted = 0;
        Chunks.Run(Chunks.Count(people.Length, PeopleOfPart), effort, part =>
        {
            var (from, end) = Chunks.Range(part, PeopleOfPart, people.Length);
            var near = 0;
            foreach (var person in people.AsSpan(from..end))
            {
                near += isNear[person] || (steps > 0 && KnowsAny(ties, person, isNear)) ? 1 : 0;
            }

            Interlocked.Add(ref counted, near);
        });
        return counted;
    }

    private static bool[] OneStepMore(CsrGraph ties, bool[] isNear, Effort effort)
    {
        var after = new bool[isNear.Length];
        Chunks.Run(Chunks.Count(after.Length, PeopleOfPart), effort, part =>
        {
            var (from, end) = Chunks.Range(part, PeopleOfPart, after.Length);
            for (var person = from; person < end; person++)
            {
                after[person] = isNear[person] || KnowsAny(ties, person, isNear);
            }
        });
        return after;
    }

    private static bool KnowsAny(CsrGraph ties, int person, bool[] isNear)
    {
        foreach (var contact in ties.Neighbours(person))
        {
            if (isNear[contact])
            {
                return true;
            }
        }

        return false;
    }
}
