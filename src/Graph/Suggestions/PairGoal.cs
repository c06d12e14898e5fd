namespace NetworkLens.Graph.Suggestions;

/// <summary>An objective to which each pair of people is a source of its own.</summary>
internal abstract class PairGoal : LinkGoal
{
    private readonly (int A, int B)[] _pairs;
    private readonly Dictionary<int, List<int>> _pairsOf = [];

    protected PairGoal(DimensionPairs across, GrowingTies ties, LinkRules rules, CancellationToken cancel)
    {
        (Across, Ties, Rules, Cancel) = (across, ties, rules, cancel);
        _pairs = LinkCandidates.Of(across, rules, cancel);
        for (var pair = 0; pair < _pairs.Length; pair++)
        {
            Enter(_pairs[pair].A, pair);
            Enter(_pairs[pair].B, pair);
        }
    }

    public override int Sources => _pairs.Length;

    protected DimensionPairs Across { get; }

    protected GrowingTies Ties { get; }

    protected LinkRules Rules { get; }

    protected CancellationToken Cancel { get; }

    public override LinkOffer Best(int source)
    {
        var (a, b) = _pairs[source];
        return Rules.MayMeet(a, b) && Offer(source, a, b) is { Worth: > 0 } offer ? offer : LinkOffer.None;
    }

    public override LinkOffer Offer(int source, int from, int to) => new(from, to, Gain(from, to) * Rules.ShareOf(from, to));

    // A contact more of either end may bring more people with it.
    public override IEnumerable<int> Risen(int from, int to) => _pairsOf[from].Concat(_pairsOf[to]);

    /// <summary>What a tie of two people would do to the figure, at least 0.</summary>
    protected abstract double Gain(int a, int b);

    private void Enter(int person, int pair)
    {
        if (!_pairsOf.TryGetValue(person, out var pairs))
        {
            _pairsOf.Add(person, pairs = []);
        }

        pairs.Add(pair);
    }
}
