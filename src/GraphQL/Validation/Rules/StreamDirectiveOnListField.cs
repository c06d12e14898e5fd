using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Only lists are streamed.</summary>
public sealed class StreamDirectiveOnListField : ValidationRule
{
    /// <inheritdoc/>
    public override void EnterDirective(DirectiveSyntax directive, DirectiveLocation location)
    {
        if (Context.Field is { } field
            && Context.ParentType is { } parent
            && field.Type.Nullable is not ListType
            && DeferStream.TitleOf(Context, directive) == "Stream")
        {
            Report($"Directive \"@stream\" cannot be used on non-list field \"{parent.Name}.{field.Name}\".", directive);
        }
    }
}
