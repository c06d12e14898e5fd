using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Hypotheses;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Hypotheses;

public sealed class QapCorrelationTests
{
    private static readonly PermutationPlan Plan = new(200, 9);

    [Fact]
    public void A_network_resembles_itself_wholly_and_its_opposite_not_at_all()
    {
        // A path of four people: the opposite of its ties is again a path.
        var path = DyadicVariable.OfTies("path", CsrGraph.Parse("0-1 1-2 2-3"), weighted: false);
        var opposite = DyadicVariable.OfTies("opposite", CsrGraph.Parse("0-2 0-3 1-3"), weighted: false);

        Close.To(1, QapCorrelation.Compute(path, path, [], Plan, Effort.OneThread).Observed);
        Close.To(-1, QapCorrelation.Compute(path, opposite, [], Plan, Effort.OneThread).Observed);

        // 2 of 24 orders keep a path as it is.
        QapCorrelation.Compute(path, path, [], new(4_000, 2), new(2)).PGreater.Value!.Value.ShouldBe(2 / 24.0, 0.02);
    }

    [Theory]
    [InlineData(1, true, true), InlineData(2, true, false), InlineData(3, false, false), InlineData(4, false, true)]
    public void Matrices_and_ties_give_the_same_and_it_is_pearsons(int seed, bool firstDirected, bool secondDirected)
    {
        var first = RandomGraph.Gnp(25, 0.3, seed, firstDirected);
        var second = RandomGraph.Gnp(25, 0.4, seed + 50, secondDirected);
        foreach (var weighted in new[] { true, false })
        {
            var ofTies = QapCorrelation.Compute(first, second, weighted, [], Plan, Effort.OneThread);
            var ofMatrices = QapCorrelation.Compute(
                DyadicVariable.OfTies("first", first, weighted),
                DyadicVariable.OfTies("second", second, weighted),
                [],
                Plan,
                new(2));

            Close.To(Pearson(first, second, weighted), ofTies.Observed);
            Close.To(ofTies.Observed.Value!.Value, ofMatrices.Observed);
            Close.To(ofTies.Expected.Value!.Value, ofMatrices.Expected);
            Close.To(ofTies.StandardDeviation.Value!.Value, ofMatrices.StandardDeviation);
            (ofMatrices.AtLeast, ofMatrices.AtMost, ofMatrices.AsFar).ShouldBe((ofTies.AtLeast, ofTies.AtMost, ofTies.AsFar));
        }
    }

    [Fact]
    public void Chance_expects_nothing_of_two_networks()
    {
        var test = QapCorrelation.Compute(
            RandomGraph.Gnp(30, 0.2, 1, weighted: false), RandomGraph.Gnp(30, 0.2, 2, weighted: false), false, [], new(2_000, 1), new(2));

        test.Expected.Value!.Value.ShouldBe(0, 0.005);
        test.PAsFar.Value!.Value.ShouldBeInRange(0.01, 1);
    }

    [Fact]
    public void What_cannot_be_correlated_says_why()
    {
        QapCorrelation.Compute(CsrGraph.Parse("0-1 2"), CsrGraph.Parse("2"), false, [], Plan, Effort.OneThread)
            .Observed.Why.ShouldBe(Absence.NoVariance);
        QapCorrelation.Compute(Same([0, 0, 0]), Same([0, 0, 1]), [], Plan, Effort.OneThread).Observed.Why.ShouldBe(Absence.NoVariance);
        QapCorrelation.Compute(Same([0]), Same([0]), [], Plan, Effort.OneThread).Observed.Why.ShouldBe(Absence.TooFewPeople);
        QapCorrelation.Compute(CsrGraph.Parse(""), CsrGraph.Parse(""), false, [], Plan, Effort.OneThread)
            .Observed.Why.ShouldBe(Absence.NoPeople);
        Should.Throw<ArgumentException>(() => QapCorrelation.Compute(Same([0]), Same([0, 1]), [], Plan, Effort.OneThread));
    }

    [Fact]
    public void Variables_say_what_they_hold_and_refuse_what_they_cannot()
    {
        Same([0, 0, -1, -1])[0, 1].ShouldBe(1);
        Same([0, 0, -1, -1])[2, 3].ShouldBe(0);
        DyadicVariable.OfDifference("years", [1, 4.5])[1, 0].ShouldBe(3.5);
        DyadicVariable.OfTies("ties", CsrGraph.Parse("0-1:2.5", directed: true), weighted: true)[0, 1].ShouldBe(2.5);
        DyadicVariable.OfTies("ties", CsrGraph.Parse("0-1:2.5", directed: true), weighted: false)[1, 0].ShouldBe(0);
        DyadicVariable.Of("any", new double[,] { { double.NaN, 2 }, { 3, 0 } }, directed: true)[1, 0].ShouldBe(3);
        Should.Throw<ArgumentException>(() => DyadicVariable.Of("any", new double[,] { { 0, 2 }, { 3, 0 } }, directed: false));
        Should.Throw<ArgumentException>(() => DyadicVariable.Of("any", new double[,] { { 0, double.NaN }, { 3, 0 } }, directed: true));
        Should.Throw<ArgumentException>(() => DyadicVariable.OfDifference("years", [1, double.PositiveInfinity]));
        Should.Throw<ArgumentException>(() => DyadicVariable.Of("any", new double[2, 3], directed: true));
        Should.Throw<ArgumentOutOfRangeException>(() => Same(new int[DyadicVariable.MostPeople + 1])).Message.ShouldContain("2000");
        Same(new int[DyadicVariable.MostPeople]).People.ShouldBe(2_000);
    }

    private static DyadicVariable Same(int[] codes) => DyadicVariable.OfSameGroup("same", codes);

    private static double Pearson(CsrGraph first, CsrGraph second, bool weighted)
    {
        var (x, y) = (Dense.Matrix(first), Dense.Matrix(second));
        var pairs = (from i in Enumerable.Range(0, first.NodeCount)
                     from j in Enumerable.Range(0, first.NodeCount)
                     where i != j
                     select weighted ? (X: x[i, j], Y: y[i, j]) : (X: x[i, j] > 0 ? 1.0 : 0, Y: y[i, j] > 0 ? 1.0 : 0)).ToArray();
        var (meanX, meanY) = (pairs.Average(p => p.X), pairs.Average(p => p.Y));
        return pairs.Sum(p => (p.X - meanX) * (p.Y - meanY))
            / Math.Sqrt(pairs.Sum(p => (p.X - meanX) * (p.X - meanX)) * pairs.Sum(p => (p.Y - meanY) * (p.Y - meanY)));
    }
}
