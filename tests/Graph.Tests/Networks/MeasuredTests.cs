using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Networks;

public sealed class MeasuredTests
{
    [Fact]
    public void Either_the_value_or_the_reason_is_there()
    {
        (Measured.Of(0).Value, Measured.Of(0).Why).ShouldBe((0.0, null));
        (Measured.None(Absence.NoTies).Value, Measured.None(Absence.NoTies).Why).ShouldBe((null, Absence.NoTies));
        default(Measured).Why.ShouldBe(Absence.NotComputed);
    }

    [Fact]
    public void A_ratio_over_nothing_gives_the_reason()
    {
        Measured.Ratio(0, 0, Absence.NoPairs).ShouldBe(Measured.None(Absence.NoPairs));
        Measured.Ratio(1, 4, Absence.NoPairs).ShouldBe(Measured.Of(0.25));
    }

    [Fact]
    public void What_is_not_finite_is_no_figure()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Measured.Of(double.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => Measured.Of(double.PositiveInfinity));
        Measured.None(Absence.Cyclic).Map(x => x + 1).Why.ShouldBe(Absence.Cyclic);
        Measured.Of(2).Map(x => x + 1).Value.ShouldBe(3);
    }
}
