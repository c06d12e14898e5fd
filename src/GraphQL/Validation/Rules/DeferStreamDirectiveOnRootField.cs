using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>The root fields of mutations and subscriptions are neither deferred nor streamed.</summary>
public sealed class DeferStreamDirectiveOnRootField : ValidationRule
{
    /// <inheritdoc/>
    public override void EnterDirective(DirectiveSyntax directive, DirectiveLocation location)
    {
        if (Context.ParentType is not { } parent || DeferStream.TitleOf(Context, directive) is not { } title)
        {
            return;
        }

        if (ReferenceEquals(parent, Context.Schema.MutationType))
        {
            Report($"{title} directive cannot be used on root mutation type \"{parent.Name}\".", directive);
        }

        if (ReferenceEquals(parent, Context.Schema.SubscriptionType))
        {
            Report($"{title} directive cannot be used on root subscription type \"{parent.Name}\".", directive);
        }
    }
}
