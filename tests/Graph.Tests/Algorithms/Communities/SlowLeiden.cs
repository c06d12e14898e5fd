using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Communities;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Communities;

/// <summary>
/// Leiden's two steps at the level of people, one after the other and with every sum added up anew from the ties: it shares the orders and
/// the draws with the engine, and none of its bookkeeping.
/// </summary>
internal sealed class SlowLeiden
{
    private readonly double[,] _weight;
    private readonly double[] _strength;
    private readonly double _share;
    private readonly double _mean;
    private readonly int[] _community;

    public SlowLeiden(CsrGraph graph, int[] community, double resolution)
    {
        var people = graph.NodeCount;
        (_weight, _strength, _community) = (new double[people, people], new double[people], [.. community]);
        for (var person = 0; person < people; person++)
        {
            var row = graph.Neighbours(person);
            for (var at = 0; at < row.Length; at++)
            {
                _weight[person, row[at]] = graph.Weights(person).IsEmpty ? 1 : graph.Weights(person)[at];
                _strength[person] += _weight[person, row[at]];
            }
        }

        _share = resolution / _strength.Sum();
        _mean = _strength.Sum() / graph.ArcCount;
    }

    private IEnumerable<int> Everyone => Enumerable.Range(0, _strength.Length);

    /// <summary>Moves who gains by it; the communities that come out, and how many moves it took.</summary>
    public (int[] Community, long Moves) Move(ulong seed)
    {
        var least = 1e-9 * _mean;
        int[] order = [.. Everyone];
        BlockOrder.Shuffle(order, new(seed));
        var queue = new Queue<int>(order.Where(person => Best(person, least) != _community[person]));
        var moves = 0L;
        while (queue.TryDequeue(out var person))
        {
            var best = Best(person, least);
            if (best == _community[person])
            {
                continue;
            }

            moves++;
            _community[person] = best;
            foreach (var other in Everyone.Where(other => _weight[person, other] > 0 && _community[other] != best))
            {
                if (!queue.Contains(other))
                {
                    queue.Enqueue(other);
                }
            }
        }

        return (_community, moves);
    }

    /// <summary>Puts every community together anew from single people; the part of each.</summary>
    public int[] Refine(ulong seed)
    {
        int[] parts = [.. Everyone];
        for (var community = 0; community <= _community.Max(); community++)
        {
            var random = new SeededRandom(seed, (ulong)community);
            int[] members = [.. Everyone.Where(person => _community[person] == community)];
            if (members.Length < 2)
            {
                continue;
            }

            BlockOrder.Shuffle(members, random);
            foreach (var person in members)
            {
                if (members.Count(other => parts[other] == parts[person]) == 1 && IsWellTied([person], members))
                {
                    parts[person] = Choose(person, parts, members, random);
                }
            }
        }

        return parts;
    }

    private int Choose(int person, int[] parts, int[] members, SeededRandom random)
    {
        var theta = 0.01 * _mean;
        var eligible = new List<(int Part, double Gain)>();
        var (most, near) = (0.0, 0);
        foreach (var part in members.Order().Where(other => _weight[person, other] > 0).Select(other => parts[other]).Distinct())
        {
            int[] inside = [.. members.Where(other => parts[other] == part)];
            var gain = Between([person], inside) - (_strength[person] * inside.Sum(other => _strength[other]) * _share);
            if (gain >= 0 && IsWellTied(inside, members))
            {
                eligible.Add((part, gain));
                near += gain >= most - (40 * theta) ? 1 : 0;
                most = Math.Max(most, gain);
            }
        }

        var chances = eligible.Where(each => (each.Gain - most) / theta >= -40).ToList();
        if (near < 2)
        {
            return chances.Count == 0 ? parts[person] : chances.MaxBy(each => each.Gain).Part;
        }

        var drawn = random.NextDouble() * chances.Sum(each => Math.Exp((each.Gain - most) / theta));
        foreach (var (part, gain) in chances)
        {
            drawn -= Math.Exp((gain - most) / theta);
            if (drawn < 0)
            {
                return part;
            }
        }

        return chances[^1].Part;
    }

    // Of the communities that somebody's contacts are in, as they are met; alone where any company is a loss.
    private int Best(int person, double least)
    {
        var own = _community[person];
        var (best, most) = (own, Gain(person, own));
        foreach (var other in Everyone.Where(other => _weight[person, other] > 0).Select(other => _community[other]).Distinct())
        {
            if (other != own && Gain(person, other) > most + least)
            {
                (best, most) = (other, Gain(person, other));
            }
        }

        var isAlone = _community.Count(one => one == own) == 1;
        return most < -least && !isAlone ? Enumerable.Range(0, _community.Length + 1).Except(_community).First() : best;
    }

    private double Gain(int person, int community)
    {
        int[] others = [.. Everyone.Where(other => other != person && _community[other] == community)];
        return Between([person], others) - (_strength[person] * others.Sum(other => _strength[other]) * _share);
    }

    private bool IsWellTied(int[] part, int[] members)
    {
        int[] rest = [.. members.Except(part)];
        return Between(part, rest) >= part.Sum(one => _strength[one]) * rest.Sum(one => _strength[one]) * _share;
    }

    private double Between(int[] some, int[] others) => some.Sum(one => others.Sum(other => _weight[one, other]));
}
