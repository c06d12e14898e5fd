using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Nothing of a subscription is deferred or streamed, unless a condition may switch it off.</summary>
public sealed class DeferStreamDirectiveOnValidOperations : ValidationRule
{
    private readonly HashSet<FragmentDefinitionSyntax> ofSubscriptions = [];
    private bool isInSubscription;

    /// <inheritdoc/>
    public override void EnterDocument(DocumentSyntax document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionSyntax { Operation: OperationType.Subscription } subscription)
            {
                ofSubscriptions.UnionWith(Context.ReferencedFragments(subscription));
            }
        }
    }

    /// <inheritdoc/>
    public override void EnterOperation(OperationDefinitionSyntax operation) =>
        isInSubscription = operation.Operation == OperationType.Subscription;

    /// <inheritdoc/>
    public override void EnterFragment(FragmentDefinitionSyntax fragment) =>
        isInSubscription = ofSubscriptions.Contains(fragment);

    /// <inheritdoc/>
    public override void EnterDirective(DirectiveSyntax directive, DirectiveLocation location)
    {
        if (isInSubscription && !CanBeOff(directive) && DeferStream.TitleOf(Context, directive) is { } title)
        {
            Report(
                $"{title} directive not supported on subscription operations. Disable `@{directive.Name}` by setting the "
                    + "`if` argument to `false`.",
                directive);
        }
    }

    private static bool CanBeOff(DirectiveSyntax directive) =>
        directive.FindArgument("if") is VariableSyntax or BooleanValueSyntax { Value: false };
}
