using System.Globalization;
using NetworkLens.Api.Disclosure;

namespace NetworkLens.Api.Tests.Disclosure;

public sealed class SmallGroupsTests
{
    [Theory]
    [InlineData("7 8 9", 5, "")]
    [InlineData("", 5, "")]
    [InlineData("1 2 3", 0, "")]
    [InlineData("3 8 9", 5, "3 8")]       // Three alone would be what is left of the whole.
    [InlineData("1 2 9 8", 5, "1 2 8")]   // Three together still are few.
    [InlineData("3 4 9", 5, "3 4")]
    [InlineData("4", 5, "4")]
    [InlineData("2 9", 5, "2 9")]
    public void So_many_are_withheld_that_nobody_works_out_a_small_one(string sizes, int least, string withheld)
    {
        int[] all = [.. Numbers(sizes)];
        var hidden = SmallGroups.Withheld(all, least);
        all.Where((_, group) => hidden[group]).Order().ShouldBe(Numbers(withheld).Order());
    }

    [Theory, InlineData(1), InlineData(2)]
    public void What_is_withheld_is_never_one_group_nor_few_people_unless_all_is(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            int[] sizes = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(1, 30))];
            var hidden = SmallGroups.Withheld(sizes, 10);
            sizes.Where((_, group) => !hidden[group]).ShouldAllBe(size => size >= 10);
            var few = sizes.Where((_, group) => hidden[group]).ToList();
            (few.Count == 0 || few.Count == sizes.Length || (few.Count > 1 && few.Sum() >= 10)).ShouldBeTrue(string.Join(' ', sizes));
            (few.Count > 0).ShouldBe(sizes.Any(size => size < 10));
        }
    }

    private static IEnumerable<int> Numbers(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(each => int.Parse(each, CultureInfo.InvariantCulture));
}
