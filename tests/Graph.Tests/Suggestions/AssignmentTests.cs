using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Suggestions;

namespace NetworkLens.Graph.Tests.Suggestions;

public sealed class AssignmentTests
{
    [Fact]
    public void Gives_up_the_heaviest_pair_where_two_others_are_worth_more()
    {
        var found = Compute(2, 2, [new(0, 0, 5), new(0, 1, 4), new(1, 0, 4)]);

        found.ColumnOf.ShouldBe([1, 0]);
        (found.Total, found.Bound).ShouldBe((8, 8));
    }

    [Fact]
    public void Leaves_alone_whoever_would_cost_more_than_they_bring()
    {
        Compute(2, 1, [new(0, 0, 2), new(1, 0, 3)]).ColumnOf.ShouldBe([-1, 0]);
        Compute(1, 2, [new(0, 0, 0), new(0, 1, -1)]).ColumnOf.ShouldBe([-1]);
        Compute(2, 2, []).ColumnOf.ShouldBe([-1, -1]);
        Compute(0, 3, []).Total.ShouldBe(0);
        Compute(1, 1, [new(0, 0, 1), new(0, 0, 4), new(0, 0, 2)]).Total.ShouldBe(4);
    }

    [Fact]
    public void What_is_no_pair_is_refused()
    {
        Should.Throw<ArgumentException>(() => Compute(1, 1, [new(1, 0, 1)]));
        Should.Throw<ArgumentException>(() => Compute(1, 1, [new(0, -1, 1)]));
        Should.Throw<ArgumentException>(() => Compute(1, 1, [new(0, 0, double.NaN)]));
        Should.Throw<OperationCanceledException>(
            () => Assignment.Compute(1, 1, [new(0, 0, 1)], new(1, null, new(canceled: true))));
    }

    [Fact]
    public void Is_the_best_of_all_permutations()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            int rows = random.Next(0, 8), columns = random.Next(0, 8);
            var pairs = Pairs(rows, columns, random, chance: 0.3 + (0.7 * random.NextDouble()), whole: seed % 2 == 0);
            var found = Compute(rows, columns, pairs);

            Close.To(Best(0, rows, 0, pairs), found.Total, $"seed {seed}");
            Check(found, columns, pairs);
        }
    }

    [Theory]
    [InlineData(60, 60, 1.0), InlineData(150, 100, 0.3), InlineData(100, 150, 0.05), InlineData(400, 400, 0.02)]
    public void Meets_its_own_bound_and_the_auction(int rows, int columns, double chance)
    {
        var pairs = Pairs(rows, columns, new Random(rows + columns), chance, whole: true);
        var found = Compute(rows, columns, pairs);

        Check(found, columns, pairs);
        found.Total.ShouldBe(AuctionTotal(rows, columns, pairs));
    }

    /// <summary>Everybody has one partner at most, the pairs exist, and the prices prove that nothing is worth more.</summary>
    private static void Check(Assignment found, int columns, WeightedPair[] pairs)
    {
        var taken = found.ColumnOf.Where(column => column >= 0).ToArray();
        taken.Distinct().Count().ShouldBe(taken.Length);
        taken.ShouldAllBe(column => column < columns);
        var worth = pairs.ToDictionary(pair => (pair.Row, pair.Column), pair => pair.Weight);
        var sum = found.ColumnOf.Select((column, row) => column < 0 ? 0 : worth[(row, column)]).Sum();
        Close.To(sum, found.Total);
        Close.To(found.Total, found.Bound);
    }

    private static Assignment Compute(int rows, int columns, WeightedPair[] pairs) =>
        Assignment.Compute(rows, columns, pairs, Effort.OneThread);

    private static WeightedPair[] Pairs(int rows, int columns, Random random, double chance, bool whole) =>
        [.. from row in Enumerable.Range(0, rows)
            from column in Enumerable.Range(0, columns)
            where random.NextDouble() < chance
            select new WeightedPair(row, column, whole ? random.Next(-2, 9) : (random.NextDouble() * 3) - 0.5)];

    private static double Best(int row, int rows, int taken, WeightedPair[] pairs)
    {
        if (row == rows)
        {
            return 0;
        }

        var best = Best(row + 1, rows, taken, pairs);
        foreach (var pair in pairs.Where(pair => pair.Row == row && (taken >> pair.Column & 1) == 0))
        {
            best = Math.Max(best, pair.Weight + Best(row + 1, rows, taken | 1 << pair.Column, pairs));
        }

        return best;
    }

    /// <summary>Bertsekas' auction (1979) of whole weights: with steps under 1 / bidders its result is exact.</summary>
    private static double AuctionTotal(int rows, int columns, WeightedPair[] pairs)
    {
        // Rows bid for columns or for a seat of their own worth 0; columns may stay empty only at price 0, so each column gets a
        // bidder of its own that values only that column and every row's seat at 0. The square problem then has a full assignment.
        var size = rows + columns;
        var values = Enumerable.Range(0, size).Select(_ => new Dictionary<int, double>()).ToArray();
        for (var row = 0; row < rows; row++)
        {
            values[row][columns + row] = 0;
        }

        for (var column = 0; column < columns; column++)
        {
            values[rows + column][column] = 0;
        }

        foreach (var pair in pairs)
        {
            values[pair.Row][pair.Column] = pair.Weight;
            values[rows + pair.Column][columns + pair.Row] = 0;
        }

        var step = 1.0 / (size + 1);
        var price = new double[size];
        var owner = Enumerable.Repeat(-1, size).ToArray();
        var bidders = new Queue<int>(Enumerable.Range(0, size));
        while (bidders.TryDequeue(out var bidder))
        {
            var offers = values[bidder].Select(v => (Item: v.Key, Net: v.Value - price[v.Key]))
                .OrderByDescending(v => v.Net).Take(2).ToArray();
            var item = offers[0].Item;
            price[item] += step + (offers.Length > 1 ? offers[0].Net - offers[1].Net : 100);
            if (owner[item] >= 0)
            {
                bidders.Enqueue(owner[item]);
            }

            owner[item] = bidder;
        }

        return Enumerable.Range(0, size).Sum(item => values[owner[item]][item]);
    }
}
