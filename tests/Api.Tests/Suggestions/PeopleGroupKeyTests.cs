using NetworkLens.Api.Measures;
using NetworkLens.Api.Suggestions;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Api.Tests.Suggestions;

/// <summary>Analyses of different people are kept under different names.</summary>
public sealed class PeopleGroupKeyTests
{
    [Fact]
    public void Every_group_has_a_name_of_its_own()
    {
        PeopleGroupInput?[] groups =
        [
            null,
            new(["a"], null, null, null, null),
            new(null, ["a"], null, null, null),
            new(null, null, ["a"], null, null),
            new(null, null, ["ab"], null, null),
            new(null, null, ["a", "b"], null, null),
            new(null, null, ["a1:b"], null, null),
            new(null, null, null, [Level.Frontline], null),
            new(null, null, null, [Level.Executive], null),
            new(null, null, null, null, [Discipline.Clinical]),
            new(["a"], ["a"], null, null, null),
        ];
        groups.Select(PeopleGroupKey.Of).ShouldBeUnique();
        PeopleGroupKey.Of(new(["a"], ["b"], null, null, null)).ShouldBe(PeopleGroupKey.Of(new(["a"], ["b"], null, null, null)));
    }
}
