using System.Collections.Immutable;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>The arguments of one field or directive have different names (section 5.4.2).</summary>
public sealed class UniqueArgumentNames : ValidationRule
{
    /// <inheritdoc/>
    public override void EnterField(FieldSyntax field) => Check(field.Arguments);

    /// <inheritdoc/>
    public override void EnterDirective(DirectiveSyntax directive, DirectiveLocation location) =>
        Check(directive.Arguments);

    private void Check(ImmutableArray<ArgumentSyntax> arguments)
    {
        if (arguments.Length < 2)
        {
            return;
        }

        var names = arguments.Select(argument => argument.Name);
        foreach (var group in names.GroupBy(name => name.Value).Where(group => group.Count() > 1))
        {
            Report($"There can be only one argument named \"{group.Key}\".", [.. group]);
        }
    }
}
