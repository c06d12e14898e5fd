using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation;

/// <summary>Tells the directives of incremental delivery, where the schema has them, from any others.</summary>
internal static class DeferStream
{
    /// <summary>"Defer" or "Stream" as messages begin; null for any other directive.</summary>
    public static string? TitleOf(ValidationContext context, DirectiveSyntax directive) =>
        context.Schema.FindDirective(directive.Name.Value) is null ? null : directive.Name.Value switch
        {
            "defer" => "Defer",
            "stream" => "Stream",
            _ => null,
        };
}
