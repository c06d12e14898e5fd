using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Suggestions;

/// <summary>Of each two kinds of people pairs who could be introduced: they have no tie, and share a contact.</summary>
/// <remarks>
/// Not all of them: of everyone of the smaller kind those others who come first in the order of the rules, and of each two kinds no more
/// than a few hundred. Nobody of more than <see cref="MostContacts"/> contacts counts as knowing two of them well enough.
/// Time O(people · contacts of contacts).
/// </remarks>
internal sealed class IntroducedPairs
{
    /// <summary>Contacts of somebody who introduces, at most.</summary>
    public const int MostContacts = 500;

    private const int MostInAll = 1 << 20;
    private const int MostOfKinds = 256;
    private const int LeastOfKinds = 4;
    private const int OfPerson = 4;

    private readonly CsrGraph _ties;
    private readonly LinkRules _rules;
    private readonly PersonKinds _kinds;
    private readonly int[] _kindOf;
    private readonly List<(int A, int B)>[] _pairs;
    private readonly int[] _slotOf; // By kind, where its pairs with the kind at hand are gathered; -1: nowhere.
    private readonly int[] _seen;
    private readonly int _mostOfKinds;
    private int _round;

    /// <summary>Finds them.</summary>
    /// <param name="ties">Who is tied today, without direction.</param>
    /// <param name="kinds">The kinds of people.</param>
    /// <param name="sources">Which two kinds are asked for.</param>
    /// <param name="rules">Who may meet, and in which order.</param>
    /// <param name="cancel">Stops the work.</param>
    public IntroducedPairs(
        CsrGraph ties, PersonKinds kinds, IReadOnlyList<(int First, int Second)> sources, LinkRules rules, CancellationToken cancel)
    {
        (_ties, _rules, _kinds, _kindOf) = (ties, rules, kinds, kinds.Column(ties.NodeCount));
        (_seen, _slotOf) = (new int[ties.NodeCount], new int[kinds.Count]);
        _mostOfKinds = Math.Clamp(MostInAll / Math.Max(1, sources.Count), LeastOfKinds, MostOfKinds);
        Array.Fill(_slotOf, -1);
        _pairs = [.. sources.Select(_ => new List<(int, int)>())];
        var asked = sources.Select((pair, source) =>
        {
            var isFirst = kinds.People(pair.First).Length <= kinds.People(pair.Second).Length;
            return (Kind: isFirst ? pair.First : pair.Second, Other: isFirst ? pair.Second : pair.First, Source: source);
        });
        foreach (var kind in asked.GroupBy(pair => pair.Kind))
        {
            Find(kind.Key, [.. kind.Select(pair => (pair.Other, pair.Source))], cancel);
        }
    }

    /// <summary>Pairs of the two kinds of a source, those who count most first.</summary>
    public IReadOnlyList<(int A, int B)> Of(int source) => _pairs[source];

    /// <summary>Whether two people share a contact.</summary>
    public bool CanBeIntroduced(int a, int b)
    {
        var ofA = _ties.Neighbours(a);
        var ofB = _ties.Neighbours(b);
        for (var (i, j) = (0, 0); i < ofA.Length && j < ofB.Length;)
        {
            if (ofA[i] == ofB[j])
            {
                return true;
            }

            (i, j) = ofA[i] < ofB[j] ? (i + 1, j) : (i, j + 1);
        }

        return false;
    }

    private void Find(int kind, (int Other, int Source)[] asked, CancellationToken cancel)
    {
        var people = _kinds.People(kind);
        var ofPerson = Math.Max(OfPerson, _mostOfKinds / people.Length);
        var found = Array.ConvertAll(asked, _ => new List<int>());
        for (var slot = 0; slot < asked.Length; slot++)
        {
            _slotOf[asked[slot].Other] = slot;
        }

        var open = asked.Length;
        for (var at = 0; at < people.Length && open > 0; at++)
        {
            cancel.ThrowIfCancellationRequested();
            if (!_rules.MayTake(people[at]))
            {
                continue;
            }

            Walk(people[at], ofPerson, found);
            for (var slot = 0; slot < asked.Length; slot++)
            {
                var pairs = _pairs[asked[slot].Source];
                pairs.AddRange(found[slot].Select(other => (people[at], other)));
                found[slot].Clear();
                if (pairs.Count >= _mostOfKinds && _slotOf[asked[slot].Other] >= 0)
                {
                    _slotOf[asked[slot].Other] = -1;
                    open--;
                }
            }
        }

        foreach (var (other, source) in asked)
        {
            _slotOf[other] = -1;
            _pairs[source] =
            [
                .. _pairs[source].OrderByDescending(pair => _rules.SteppedShareOf(pair.A, pair.B))
                    .ThenBy(pair => (long)_rules.Rank[pair.A] + _rules.Rank[pair.B]),
            ];
        }
    }

    /// <summary>Of those two ties away the first of each kind that is asked for.</summary>
    private void Walk(int person, int most, List<int>[] found)
    {
        _round++;
        _seen[person] = _round;
        var contacts = _ties.Neighbours(person);
        foreach (var contact in contacts)
        {
            _seen[contact] = _round;
        }

        foreach (var contact in contacts)
        {
            foreach (var other in _ties.Degree(contact) <= MostContacts ? _ties.Neighbours(contact) : [])
            {
                if (_seen[other] != _round)
                {
                    _seen[other] = _round;
                    if (_kindOf[other] >= 0 && _slotOf[_kindOf[other]] is >= 0 and var slot)
                    {
                        Keep(person, other, most, found[slot]);
                    }
                }
            }
        }
    }

    private void Keep(int person, int other, int most, List<int> kept)
    {
        var rank = _rules.Rank[other];
        if ((kept.Count == most && rank > _rules.Rank[kept[^1]]) || !_rules.MayMeet(person, other))
        {
            return;
        }

        var at = kept.Count;
        while (at > 0 && _rules.Rank[kept[at - 1]] > rank)
        {
            at--;
        }

        kept.Insert(at, other);
        if (kept.Count > most)
        {
            kept.RemoveAt(most);
        }
    }
}
