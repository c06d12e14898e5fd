using System.Collections.Immutable;
using NetworkLens.GraphQL.Execution.Planning;

namespace NetworkLens.GraphQL.Execution.Incremental;

/// <summary>A place in the response.</summary>
/// <param name="owner">The field there, or the one that the object there is a value of; null for the root.</param>
/// <param name="indices">The list indices on the way.</param>
internal sealed class Place(PlannedField? owner, int[] indices)
{
    private ImmutableArray<object> path;

    /// <summary>The list indices on the way.</summary>
    public int[] Indices => indices;

    /// <summary>The path: a string is a response key, an int a list index.</summary>
    public ImmutableArray<object> Path
    {
        get
        {
            if (path.IsDefault)
            {
                var parts = ImmutableArray.CreateBuilder<object>();
                owner?.AppendPath(indices, parts);
                path = parts.ToImmutable();
            }

            return path;
        }
    }
}
