using System.Collections.Immutable;

namespace NetworkLens.GraphQL.Protection.Costs;

/// <summary>What <c>@listSize</c> says on a field.</summary>
/// <param name="AssumedSize">How long the list is without slicing arguments; null when it does not say.</param>
/// <param name="SlicingArguments">Arguments whose largest value is the length.</param>
/// <param name="SizedFields">The lists below the field that are meant; empty for the field itself.</param>
/// <param name="RequiresOne">Whether just one slicing argument must be given, unless one has a default.</param>
internal sealed record ListSizing(
    int? AssumedSize,
    ImmutableArray<string> SlicingArguments,
    ImmutableArray<string> SizedFields,
    bool RequiresOne);
