using System.Linq.Expressions;

namespace NetworkLens.Data.Querying;

/// <summary>A field that an <c>order</c> may name.</summary>
/// <param name="Name">The name that clients write.</param>
/// <param name="Key">
/// From an entity to a key that is never null: a blank is the least of all, so it comes first in ascending order on both databases,
/// which differ about NULL.
/// </param>
internal sealed record SortField(string Name, LambdaExpression Key);

/// <summary>One step of an order.</summary>
/// <param name="Field">What to order by.</param>
/// <param name="IsDescending">Which way.</param>
/// <param name="Path">Where it was asked for, for faults.</param>
internal readonly record struct SortStep(SortField Field, bool IsDescending, string Path);
