using System.Collections.Immutable;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Execution.Planning;

/// <summary>What the directives of selections come to under one outcome of their variables.</summary>
/// <param name="trueVariables">The variables that are true; null for none.</param>
/// <param name="isIncremental">Whether @defer and @stream take effect.</param>
internal sealed class Conditions(HashSet<string>? trueVariables, bool isIncremental)
{
    /// <summary>Whether @defer and @stream take effect.</summary>
    public bool IsIncremental => isIncremental;

    /// <summary>Whether a selection takes part: @skip and @include.</summary>
    public bool IsIncluded(SelectionSyntax selection)
    {
        foreach (var directive in selection.Directives)
        {
            var excludes = directive.Name.Value switch
            {
                "skip" => IsTrue(directive, whenAbsent: false),
                "include" => !IsTrue(directive, whenAbsent: false),
                _ => false,
            };
            if (excludes)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The @defer of a fragment that takes effect, or null.</summary>
    public DirectiveSyntax? DeferOf(SelectionSyntax selection) => InEffect(selection.Directives, "defer");

    /// <summary>The @stream of a field that takes effect, or null.</summary>
    public StreamUsage? StreamOf(FieldSyntax field) =>
        InEffect(field.Directives, "stream") is { } directive ? new StreamUsage(directive) : null;

    private DirectiveSyntax? InEffect(ImmutableArray<DirectiveSyntax> directives, string name)
    {
        if (!isIncremental)
        {
            return null;
        }

        foreach (var directive in directives)
        {
            if (directive.Name.Value == name)
            {
                return IsTrue(directive, whenAbsent: true) ? directive : null;
            }
        }

        return null;
    }

    private bool IsTrue(DirectiveSyntax directive, bool whenAbsent) => directive.FindArgument("if") switch
    {
        null => whenAbsent,
        BooleanValueSyntax constant => constant.Value,
        VariableSyntax variable => trueVariables?.Contains(variable.Name.Value!) == true,
        _ => false,
    };
}
