using System.Collections.Immutable;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Arguments that are non-null and have no default are given (section 5.4.3).</summary>
public sealed class ProvidedRequiredArguments : ValidationRule
{
    /// <inheritdoc/>
    public override void LeaveField(FieldSyntax field)
    {
        if (Context.Field is not { } definition)
        {
            return;
        }

        foreach (var argument in definition.Arguments)
        {
            if (argument.IsRequired && !IsGiven(field.Arguments, argument.Name))
            {
                Report(
                    $"Field \"{definition.Name}\" argument \"{argument.Name}\" of type \"{argument.Type}\" "
                        + "is required, but it was not provided.",
                    field);
            }
        }
    }

    /// <inheritdoc/>
    public override void LeaveDirective(DirectiveSyntax directive)
    {
        if (Context.Directive is not { } definition)
        {
            return;
        }

        foreach (var argument in definition.Arguments)
        {
            if (argument.IsRequired && !IsGiven(directive.Arguments, argument.Name))
            {
                Report(
                    $"Directive \"@{definition.Name}\" argument \"{argument.Name}\" of type \"{argument.Type}\" "
                        + "is required, but it was not provided.",
                    directive);
            }
        }
    }

    private static bool IsGiven(ImmutableArray<ArgumentSyntax> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name.Value == name)
            {
                return true;
            }
        }

        return false;
    }
}
