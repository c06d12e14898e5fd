using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

/// <summary>
/// The directives of incremental delivery. A schema that includes them lets clients ask for parts of an answer later.
/// </summary>
/// <remarks>
/// They are a proposal of the GraphQL working group and no part of the specification of September 2025, so a schema has them
/// only if it says so: add <see cref="Source"/> to its files. Introspection and the printed schema then tell clients the truth.
/// </remarks>
public static class IncrementalDirectives
{
    /// <summary>SDL that declares @defer and @stream.</summary>
    public const string Sdl = """"
        """Lets the fields of a fragment come after the rest of the answer."""
        directive @defer(
          """Whether they may come later."""
          if: Boolean! = true

          """A name for them, unique in the document, that the announcement carries."""
          label: String
        ) on FRAGMENT_SPREAD | INLINE_FRAGMENT

        """Lets items of a list come after the rest of the answer."""
        directive @stream(
          """Whether they may come later."""
          if: Boolean! = true

          """A name for them, unique in the document, that the announcement carries."""
          label: String

          """How many items come at once."""
          initialCount: Int! = 0
        ) on FIELD
        """";

    /// <summary>A schema file that declares them.</summary>
    public static Source Source { get; } = new(Sdl, "incremental");
}
