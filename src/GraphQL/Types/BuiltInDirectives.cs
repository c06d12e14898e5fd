namespace NetworkLens.GraphQL.Types;

/// <summary>The directives that every schema has (section 3.13).</summary>
internal static class BuiltInDirectives
{
    /// <summary>SDL that declares them.</summary>
    public const string Sdl = """"
        """Takes part only if the condition is true."""
        directive @include(
          """Whether it takes part."""
          if: Boolean!
        ) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        """Takes part only if the condition is false."""
        directive @skip(
          """Whether it is left out."""
          if: Boolean!
        ) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        """Should no longer be used."""
        directive @deprecated(
          """Why, and what to use instead, in Markdown."""
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        """Says where the format of a scalar is specified."""
        directive @specifiedBy(
          """The address of the specification."""
          url: String!
        ) on SCALAR

        """Takes exactly one of its fields, and not null."""
        directive @oneOf on INPUT_OBJECT
        """";
}
