using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetworkLens.GraphQL.Language;

/// <summary>Gathers the items of a list on the stack, so that a short list costs one array of its exact size.</summary>
internal struct SyntaxCollector<T>
{
    private const int OnStack = 8;
    private Few few;
    private List<T>? many;
    private int count;

    public void Add(T item)
    {
        if (count < OnStack)
        {
            few[count] = item;
        }
        else
        {
            (many ??= new List<T>(OnStack)).Add(item);
        }

        count++;
    }

    public readonly ImmutableArray<T> ToImmutable()
    {
        if (count == 0)
        {
            return [];
        }

        var items = new T[count];
        for (var i = 0; i < Math.Min(count, OnStack); i++)
        {
            items[i] = few[i];
        }

        many?.CopyTo(items, OnStack);
        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    [InlineArray(OnStack)]
    private struct Few
    {
        private T first;
    }
}
