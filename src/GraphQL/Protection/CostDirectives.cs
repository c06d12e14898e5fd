namespace NetworkLens.GraphQL.Protection;

/// <summary>The two directives by which a schema says what its parts cost.</summary>
/// <remarks>Of the GraphQL Cost Directives specification, https://ibm.github.io/graphql-specs/cost-spec.html.</remarks>
public static class CostDirectives
{
    /// <summary>SDL that declares both, for a schema that does not do so in a file of its own.</summary>
    public const string Sdl = """"
        """What this adds to the cost of an operation each time that it takes part."""
        directive @cost(
          """A number, as text."""
          weight: String!
        ) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR

        """How many items the list has at most."""
        directive @listSize(
          """So many, where no slicing argument says otherwise."""
          assumedSize: Int
          """As many as the largest of these arguments says, or holds where it is a list."""
          slicingArguments: [String!]
          """The lists below the field that are meant, in place of the field itself."""
          sizedFields: [String!]
          """Whether just one of the slicing arguments must be given."""
          requireOneSlicingArgument: Boolean = true
        ) on FIELD_DEFINITION
        """";

    internal const string Cost = "cost";
    internal const string ListSize = "listSize";
}
