using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Arguments of fields and directives exist (section 5.4.1).</summary>
public sealed class KnownArgumentNames : ValidationRule
{
    /// <inheritdoc/>
    public override void EnterDirective(DirectiveSyntax directive, DirectiveLocation location)
    {
        if (Context.Directive is not { } definition)
        {
            return;
        }

        foreach (var argument in directive.Arguments)
        {
            var name = argument.Name.Value;
            if (definition.Arguments.Find(name) is null)
            {
                var hint = Hint(name, definition.Arguments);
                Report($"Unknown argument \"{name}\" on directive \"@{definition.Name}\".{hint}", argument);
            }
        }
    }

    /// <inheritdoc/>
    public override void EnterArgument(ArgumentSyntax argument)
    {
        if (!Context.IsInDirective && Context is { Argument: null, Field: { } field, ParentType: { } parent })
        {
            var name = argument.Name.Value;
            var hint = Hint(name, field.Arguments);
            Report($"Unknown argument \"{name}\" on field \"{parent}.{field.Name}\".{hint}", argument);
        }
    }

    private static string Hint(string name, DefinitionList<InputValueDefinition> known) =>
        Suggestions.DidYouMean(Suggestions.Near(name, known.Select(argument => argument.Name)));
}
