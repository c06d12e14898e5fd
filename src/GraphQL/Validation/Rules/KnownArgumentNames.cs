using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Arguments of fields and directives exist (section 5.4.1).</summary>
public sealed class KnownArgumentNames : ValidationRule
{
    /// <inheritdoc/>
    public override void EnterArgument(ArgumentSyntax argument)
    {
        if (Context.Argument is not null)
        {
            return;
        }

        var name = argument.Name.Value;
        if (Context.Directive is { } directive)
        {
            var hint = Hint(name, directive.Arguments);
            Report($"Unknown argument \"{name}\" on directive \"@{directive.Name}\".{hint}", argument);
        }
        else if (!Context.IsInDirective && Context is { Field: { } field, ParentType: { } parent })
        {
            var hint = Hint(name, field.Arguments);
            Report($"Unknown argument \"{name}\" on field \"{parent}.{field.Name}\".{hint}", argument);
        }
    }

    private static string Hint(string name, DefinitionList<InputValueDefinition> known) =>
        Suggestions.DidYouMean(Suggestions.Near(name, known.Select(argument => argument.Name)));
}
