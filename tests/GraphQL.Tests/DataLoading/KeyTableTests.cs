using NetworkLens.GraphQL.DataLoading;

namespace NetworkLens.GraphQL.Tests.DataLoading;

/// <summary>How much room the keys of requests keep when they are gone.</summary>
public sealed class KeyTableTests
{
    [Fact]
    public void A_table_that_one_request_made_large_shrinks_as_others_ask_for_little()
    {
        Use(2_000).ShouldBeGreaterThanOrEqualTo(2_000);
        var capacity = 0;
        for (var i = 0; i < 8; i++)
        {
            capacity = Use(3);
        }

        capacity.ShouldBeLessThan(150);
    }

    [Fact]
    public void A_table_that_is_always_large_keeps_its_room()
    {
        UseOther(1_000);
        var capacity = UseOther(1_000);

        UseOther(1_000).ShouldBe(capacity);
    }

    // Tables are pooled by type: with keys of their own, no other test takes them.
    private static int Use(int keys) => Use<FirstKey>(keys, i => new FirstKey(i));

    private static int UseOther(int keys) => Use<SecondKey>(keys, i => new SecondKey(i));

    private static int Use<TKey>(int keys, Func<int, TKey> make)
        where TKey : notnull
    {
        var table = KeyTable<TKey, string>.Rent();
        for (var i = 0; i < keys; i++)
        {
            table.Of(make(i), out var isKnown);
            isKnown.ShouldBeFalse();
        }

        var capacity = table.Capacity;
        table.Return();
        return capacity;
    }

    private sealed record FirstKey(int Number);

    private sealed record SecondKey(int Number);
}
