using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace NetworkLens.GraphQL.Types;

/// <summary>A piece of a schema that has a name.</summary>
public interface INamed
{
    /// <summary>The name, as the schema spells it.</summary>
    string Name { get; }
}

/// <summary>Definitions in the order of the schema, found by name in O(1).</summary>
/// <typeparam name="T">What is defined.</typeparam>
public sealed class DefinitionList<T> : IReadOnlyList<T>
    where T : class, INamed
{
    private readonly ImmutableArray<T> items;
    private readonly FrozenDictionary<string, T> byName;

    internal DefinitionList(IEnumerable<T> definitions)
    {
        items = [.. definitions];
        var names = new Dictionary<string, T>(items.Length);
        foreach (var item in items)
        {
            names.TryAdd(item.Name, item);
        }

        byName = names.ToFrozenDictionary();
    }

    /// <summary>The list with nothing in it.</summary>
    public static DefinitionList<T> Empty { get; } = new([]);

    /// <summary>How many there are.</summary>
    public int Count => items.Length;

    /// <summary>The definition at a position, from 0, in the order of the schema.</summary>
    public T this[int index] => items[index];

    /// <summary>The definition of that name, or null.</summary>
    public T? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>Walks in the order of the schema without allocating.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)items).GetEnumerator();
}
