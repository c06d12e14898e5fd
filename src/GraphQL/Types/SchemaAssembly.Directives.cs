using System.Collections.Immutable;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Types;

// Directives applied to pieces of the schema: section 3.13, and the rules of 5.7 as they hold for SDL.
internal sealed partial class SchemaAssembly
{
    private ImmutableArray<AppliedDirective> Apply(
        IEnumerable<TypeSystemDefinitionSyntax> parts,
        DirectiveLocation location) => Apply(parts.SelectMany(part => part.Directives), location);

    private ImmutableArray<AppliedDirective> Apply(
        IEnumerable<DirectiveSyntax> syntax,
        DirectiveLocation location)
    {
        var applied = ImmutableArray.CreateBuilder<AppliedDirective>();
        var seen = new HashSet<string>();
        foreach (var directive in syntax)
        {
            var name = directive.Name.Value;
            if (!directives.TryGetValue(name, out var definition))
            {
                var near = Suggestions.DidYouMean(Suggestions.Near(name, directives.Keys));
                Problems.Add(directive, $"Unknown directive \"@{name}\".{near}");
                continue;
            }

            if (!definition.Locations.Contains(location))
            {
                var place = DirectiveLocations.NameOf(location);
                Problems.Add(directive, $"Directive \"@{name}\" may not be used on {place}.");
            }

            if (!seen.Add(name) && !definition.IsRepeatable)
            {
                Problems.Add(directive, $"The directive \"@{name}\" can only be used once at this location.");
            }

            applied.Add(new AppliedDirective(definition, directive));
            afterwards.Add(() => CheckArguments(definition, directive));
        }

        return applied.ToImmutable();
    }

    private void CheckArguments(DirectiveDefinition definition, DirectiveSyntax syntax)
    {
        var seen = new HashSet<string>();
        foreach (var argument in syntax.Arguments)
        {
            var name = argument.Name.Value;
            if (!seen.Add(name))
            {
                Problems.Add(argument, $"There can be only one argument named \"{name}\".");
            }

            if (definition.Arguments.Find(name) is not { } known)
            {
                var near = Suggestions.Near(name, definition.Arguments.Select(option => option.Name));
                Problems.Add(argument, $"Unknown argument \"{name}\" on directive \"@{definition.Name}\"."
                    + Suggestions.DidYouMean(near));
            }
            else if (!LiteralInput.TryCoerce(argument.Value, known.Type, variables: null, out _))
            {
                var shown = Printer.Print(argument.Value);
                Problems.Add(
                    argument.Value,
                    $"Argument \"{name}\" of directive \"@{definition.Name}\" takes {known.Type}, not {shown}.");
            }
        }

        foreach (var missing in definition.Arguments.Where(known => known.IsRequired && !seen.Contains(known.Name)))
        {
            Problems.Add(
                syntax,
                $"Directive \"@{definition.Name}\" argument \"{missing.Name}\" of type \"{missing.Type}\" is required, "
                    + "but it was not provided.");
        }
    }

    private static string? Deprecation(ImmutableArray<AppliedDirective> applied) =>
        Argument(applied, "deprecated", "reason");

    // The argument as written, else its default; null when the directive is not there or its argument is wrong.
    private static string? Argument(ImmutableArray<AppliedDirective> applied, string directive, string argument)
    {
        var found = applied.FirstOrDefault(candidate => candidate.Name == directive);
        var literal = found?.Syntax.Arguments.FirstOrDefault(given => given.Name.Value == argument)?.Value
            ?? found?.Definition.Arguments.Find(argument)?.DefaultLiteral;
        return (literal as StringValueSyntax)?.Value;
    }
}
