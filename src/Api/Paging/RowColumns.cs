using System.Collections;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Paging;

/// <summary>Which column of its table each field of an object type is answered from, so that a page reads no others.</summary>
/// <remarks>Every field of the type must be here: one that is not would find its column empty.</remarks>
/// <typeparam name="T">The row.</typeparam>
internal sealed class RowColumns<T> : IEnumerable<KeyValuePair<string, string?>>
    where T : class
{
    private readonly List<KeyValuePair<string, string?>> _columns = [];

    /// <summary>Begins with the id, which is always read, and with fields that are properties of the row.</summary>
    public RowColumns(params ReadOnlySpan<string> properties)
    {
        Add("id", column: null);
        foreach (var property in properties)
        {
            Add(char.ToLowerInvariant(property[0]) + property[1..], property);
        }
    }

    /// <summary>Adds a field.</summary>
    /// <param name="field">As the schema spells it.</param>
    /// <param name="column">The property of the row; null where the id is enough.</param>
    public void Add(string field, string? column) => _columns.Add(new(field, column));

    /// <summary>The columns that the rows of a connection need for what is selected of them.</summary>
    /// <param name="connection">The connection field.</param>
    public IReadOnlySet<string> Of(ResolverContext connection)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (field, column) in _columns)
        {
            if (column is not null && (connection.IsSelected("nodes", field) || connection.IsSelected("edges", "node", field)))
            {
                needed.Add(column);
            }
        }

        return needed;
    }

    /// <summary>The fields and their columns.</summary>
    public IEnumerator<KeyValuePair<string, string?>> GetEnumerator() => _columns.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
