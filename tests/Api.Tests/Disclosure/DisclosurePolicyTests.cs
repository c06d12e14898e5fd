using NetworkLens.Api.Disclosure;

namespace NetworkLens.Api.Tests.Disclosure;

public sealed class DisclosurePolicyTests
{
    private static readonly Viewer Outsider = new("outsider", SeesIndividuals: false, "MIN_GROUP_5", LeastGroup: 5);

    [Fact]
    public void The_local_viewer_is_given_everything()
    {
        var policy = new DisclosurePolicy(Viewer.Local);
        policy.Disclose("figures", FigureSubject.OnePerson).ShouldBe(new("figures", null));
        policy.Disclose("figures", FigureSubject.Group(1)).ShouldBe(new("figures", null));
    }

    [Fact]
    public void Whoever_may_not_see_individuals_is_told_so()
    {
        var answer = new DisclosurePolicy(Outsider).Disclose("figures", FigureSubject.OnePerson);
        answer.Figures.ShouldBeNull();
        answer.Withheld.ShouldNotBeNull().Reason.ShouldBe(WithheldReason.NotPermitted);
    }

    [Theory]
    [InlineData(4, false), InlineData(5, true)]
    public void A_small_group_is_withheld_up_to_the_least_size(int size, bool isShown)
    {
        var answer = new DisclosurePolicy(Outsider).Disclose("figures", FigureSubject.Group(size));
        (answer.Figures is not null).ShouldBe(isShown);
        (answer.Withheld?.Reason).ShouldBe(isShown ? null : WithheldReason.SmallGroup);
    }
}
