namespace NetworkLens.GraphQL.Protection;

/// <summary>
/// How large a document may be in ways that its bytes and its depth do not tell. Fragments count as often as they are used.
/// </summary>
public sealed record DocumentLimits
{
    /// <summary>The most operations of a document.</summary>
    public int MaxOperations { get; init; } = 100;

    /// <summary>The most fields of an operation.</summary>
    public int MaxFields { get; init; } = 10_000;

    /// <summary>The most fields at the root of an operation.</summary>
    public int MaxRootFields { get; init; } = 200;

    /// <summary>The most fields of an operation that have an alias.</summary>
    public int MaxAliases { get; init; } = 1_000;

    /// <summary>The most names under which one selection set may ask for the same field.</summary>
    public int MaxAliasesPerField { get; init; } = 200;

    /// <summary>The most directives of a document.</summary>
    public int MaxDirectives { get; init; } = 500;

    /// <summary>The most directives at one place.</summary>
    public int MaxDirectivesPerPlace { get; init; } = 10;

    /// <summary>The most variables of an operation.</summary>
    public int MaxVariables { get; init; } = 200;

    /// <summary>
    /// How many of the lists <c>fields</c>, <c>inputFields</c>, <c>interfaces</c> and <c>possibleTypes</c> may nest in a question about
    /// the schema: types and fields lead to each other, so each further one multiplies the answer.
    /// </summary>
    public int MaxIntrospectionLists { get; init; } = 2;

    /// <summary>
    /// How much an operation may ask of the schema: so many times what a tool asks that reads all of it. Aliases and fragments count as
    /// often as they bring something, lists as long as they are in this schema.
    /// </summary>
    public int MaxIntrospections { get; init; } = 3;
}
