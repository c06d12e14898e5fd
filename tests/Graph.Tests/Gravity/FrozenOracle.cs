using System.Collections.Immutable;
using NetworkLens.Graph.Gravity;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Gravity;

/// <summary>
/// What a slow fit expects of its people elsewhere, person by person: plain sums over every two of them, without cells, blocks or patterns.
/// </summary>
internal sealed class FrozenOracle(
    SlowGravity fit,
    ImmutableArray<GravityCoefficient> coefficients,
    GravityPeople then,
    CsrGraph ties,
    GravityPeople now,
    EarlierPlaces earlier)
{
    /// <summary>E of a pair of groups without a person in common.</summary>
    public double Of(GroupPair pair)
    {
        var (a, b) = (pair.A.Select(person => earlier.People[person]).ToArray(), pair.B.Select(person => earlier.People[person]).ToArray());
        double here = 0, there = 0, observed = 0;
        foreach (var (i, j) in pair.A.SelectMany(i => pair.B.Select(j => (i, j))))
        {
            var (x, y) = (earlier.People[i], earlier.People[j]);
            here += Rate(now, i, j, x, y);
            there += Rate(then, x, y, x, y);
            observed += ties.HasTie(x, y) && IsSeen(x, y) ? 1 : 0;
        }

        return here * Correction(Ends(a), observed, there) * Correction(Ends(b), observed, there);
    }

    private static double Correction(double ends, double observed, double expected) =>
        ends == expected && observed == expected ? 1
        : ends - expected <= 0 ? 5
        : Math.Clamp((ends - observed) / (ends - expected), 0.2, 5);

    private double Rate(GravityPeople people, int i, int j, int x, int y)
    {
        var rate = IsSeen(x, y) ? fit.Activity(x) * fit.Activity(y) : 0;
        foreach (var (name, value) in coefficients)
        {
            rate *= Is(name, people, i, j) ? Math.Exp(value) : 1;
        }

        return people.Unit[i] == people.Unit[j] ? rate * fit.Cohesion(people.Unit[i]) : rate;
    }

    private static bool Is(string name, GravityPeople people, int i, int j)
    {
        var apart = people.Level[i] == Level.Unknown || people.Level[j] == Level.Unknown
            ? 0
            : Math.Abs((int)people.Level[i] - (int)people.Level[j]);
        var inOne = people.Organisation[i] == people.Organisation[j];
        return name switch
        {
            "same organisation" => inOne,
            "same directorate" => people.Directorate[i] == people.Directorate[j],
            "same service" => !people.Service.IsDefault && people.Service[i] >= 0 && people.Service[i] == people.Service[j],
            "same site" => people.Site[i] == people.Site[j],
            "same profession" => people.Profession[i] == people.Profession[j],
            "same discipline" => people.Discipline[i] == people.Discipline[j],
            "same service line in different organisations" => people.ServiceLine[i] == people.ServiceLine[j] && !inOne,
            _ => apart > 0 && name.StartsWith($"{apart} level", StringComparison.Ordinal)
                && (inOne || !name.EndsWith("in one organisation", StringComparison.Ordinal)),
        };
    }

    private bool IsSeen(int x, int y) => then.Responded.IsDefault || then.Responded[x] || then.Responded[y];

    private double Ends(int[] group) =>
        group.Sum(person => ties.Neighbours(person).ToArray().Count(other => IsSeen(person, other)));
}
