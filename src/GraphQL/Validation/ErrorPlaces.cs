using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation;

/// <summary>Offsets that an error points at, gathered in order.</summary>
internal struct ErrorPlaces
{
    private List<int>? offsets;

    public ErrorPlaces(SyntaxElement only) => offsets = [only.Start];

    public readonly IReadOnlyList<int> Offsets => offsets ?? [];

    public void Add(SyntaxElement element) => (offsets ??= []).Add(element.Start);

    public void Add(NameSyntax name) => (offsets ??= []).Add(name.Start);
}
