using Microsoft.Extensions.DependencyInjection;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Gaps;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Gaps;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Api.Tests.Gaps;

/// <summary>Pages of the sample's gaps, also while gaps come, go and move from one version to the next.</summary>
public sealed class GapPagesTests(SampleApi sample)
{
    [Fact]
    public async Task Walking_forward_and_backward_meets_every_gap_once_worst_first()
    {
        var forward = await AskAsync("first", "after", "endCursor", "hasNextPage");
        var backward = await AskAsync("last", "before", "startCursor", "hasPreviousPage");
        forward.ShouldBe((await GapsAsync()).Select(gap => gap.Id));
        backward.ShouldBe(forward);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task A_page_goes_on_where_the_last_one_ended_though_its_gap_is_gone_or_has_moved(int seed)
    {
        var random = new Random(seed);
        var old = await GapsAsync();
        for (var round = 0; round < 40; round++)
        {
            var at = random.Next(old.Count);
            var cursor = CursorOf(old, at);
            var changed = Changed(old, random, gone: old[at]);
            var place = old[at].Place;

            Walk(changed, isBackward: false, cursor).ShouldBe(
                changed.Where(gap => GapPlace.Compare(gap.Place, place) > 0).Select(gap => gap.Id));
            Walk(changed, isBackward: true, cursor).ShouldBe(
                changed.Where(gap => GapPlace.Compare(gap.Place, place) < 0).Select(gap => gap.Id));
        }
    }

    [Fact]
    public async Task What_lies_on_either_side_is_told()
    {
        var gaps = await GapsAsync();
        var cursor = CursorOf(gaps, 4);
        (bool, bool) Sides(int? first, string? after, int? last, string? before)
        {
            var page = Pages(gaps).Cut(new(first, after, last, before, WithCursors: true)).PageInfo;
            return (page.HasPreviousPage, page.HasNextPage);
        }

        Sides(3, null, null, null).ShouldBe((false, true));
        Sides(3, cursor, null, null).ShouldBe((true, true));
        Sides(null, null, 3, null).ShouldBe((true, false));
        Sides(null, null, 4, cursor).ShouldBe((false, true));
        Sides(null, cursor, 500, null).ShouldBe((true, false));
        Sides(0, cursor, null, cursor).ShouldBe((true, true));
        Pages(gaps).Cut(new(null, null, null, null, WithCursors: false)).Edges.Count.ShouldBe(10);
    }

    // Some gaps are gone, some have come, some have moved.
    private static List<Gap> Changed(IReadOnlyList<Gap> old, Random random, Gap gone)
    {
        var changed = old.Where(gap => gap.Id != gone.Id && random.Next(5) > 0)
            .Select(gap => random.Next(4) == 0 ? gap with { Priority = random.NextDouble() } : gap)
            .ToList();
        changed.AddRange(old.Where(_ => random.Next(6) == 0).Select(gap => gap with { Id = gap.Id + "b", Priority = random.NextDouble() }));
        changed.Sort((left, right) => GapPlace.Compare(left.Place, right.Place));
        return changed;
    }

    private static GapPages<GapView> Pages(IReadOnlyList<Gap> gaps) => new(
        "Gap -priority",
        GapOrders.Order(gaps.Select(gap => new GapView(null!, null!, gap, new(gap, null))), GapOrder.Priority));

    private static string CursorOf(IReadOnlyList<Gap> gaps, int at)
    {
        var before = at == 0 ? null : CursorOfFirst(gaps, at);
        var page = Pages(gaps).Cut(new(1, before, null, null, WithCursors: true));
        page.Edges.ShouldHaveSingleItem().Node.Gap.Id.ShouldBe(gaps[at].Id);
        return page.Edges[0].Cursor;
    }

    // The cursor of the gap before, by a page of all that precede.
    private static string CursorOfFirst(IReadOnlyList<Gap> gaps, int count) =>
        Pages(gaps).Cut(new(Math.Min(count, 500), null, null, null, WithCursors: true)).PageInfo.EndCursor!;

    private static List<string> Walk(IReadOnlyList<Gap> gaps, bool isBackward, string? from = null)
    {
        var ids = new List<string>();
        for (var cursor = from; ;)
        {
            var request = isBackward
                ? new GapPageRequest(null, null, 7, cursor, WithCursors: true)
                : new GapPageRequest(7, cursor, null, null, WithCursors: true);
            var page = Pages(gaps).Cut(request);
            var read = page.Edges.Select(edge => edge.Node.Gap.Id);
            ids.InsertRange(isBackward ? 0 : ids.Count, read);
            if (!(isBackward ? page.PageInfo.HasPreviousPage : page.PageInfo.HasNextPage))
            {
                return ids;
            }

            cursor = (isBackward ? page.PageInfo.StartCursor : page.PageInfo.EndCursor).ShouldNotBeNull();
        }
    }

    private async Task<IReadOnlyList<Gap>> GapsAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        var shared = await sample.Api.Services.GetRequiredService<NetworkCache>().GetAsync(Lens.Default, null, cancel);
        var gaps = (await Analyses.GapsAsync(shared, cancel)).Gaps;
        gaps.Length.ShouldBeInRange(30, 500);
        return gaps;
    }

    private async Task<List<string>> AskAsync(string size, string from, string cursor, string more)
    {
        var ids = new List<string>();
        for (string? at = null; ;)
        {
            var data = await sample.Api.AskAsync(
                $"query Q($at: String) {{ network {{ gaps({size}: 9, {from}: $at) {{ edges {{ node {{ id }} }} "
                + "pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } } }",
                new { at },
                TestContext.Current.CancellationToken);
            var gaps = data.GetProperty("network").GetProperty("gaps");
            var page = gaps.GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node").GetProperty("id").GetString()!);
            ids.InsertRange(size == "last" ? 0 : ids.Count, page);
            if (!gaps.GetProperty("pageInfo").GetProperty(more).GetBoolean())
            {
                return ids;
            }

            at = gaps.GetProperty("pageInfo").GetProperty(cursor).GetString();
        }
    }
}
