using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Labels of @defer and @stream are written out, and no two in a document are the same.</summary>
public sealed class DeferStreamDirectiveLabel : ValidationRule
{
    private readonly Dictionary<string, DirectiveSyntax> known = [];

    /// <inheritdoc/>
    public override void EnterDirective(DirectiveSyntax directive, DirectiveLocation location)
    {
        if (DeferStream.TitleOf(Context, directive) is null || directive.FindArgument("label") is not { } label)
        {
            return;
        }

        if (label is not StringValueSyntax text)
        {
            Report($"Argument \"@{directive.Name}(label:)\" must be a static string.", directive);
        }
        else if (!known.TryAdd(text.Value, directive))
        {
            Report(
                "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all Defer/Stream "
                    + "directive usages.",
                known[text.Value],
                directive);
        }
    }
}
