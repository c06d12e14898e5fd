using System.Collections.Immutable;
using System.Globalization;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Protection.Limits;

/// <summary>Holds a valid document to its limits, once, before it is kept. Time O(document).</summary>
internal static class DocumentLimitsCheck
{
    /// <summary>The first limit that a document exceeds, as an error; null when it keeps to all.</summary>
    public static GraphQLError? Exceeds(PreparedDocument document, DocumentLimits limits)
    {
        var written = new WrittenLimits(limits);
        foreach (var definition in document.Syntax.Definitions.OfType<ExecutableDefinitionSyntax>())
        {
            if (written.Exceeds(definition) is { } error)
            {
                return error;
            }
        }

        if (document.Operations.Count > limits.MaxOperations)
        {
            return TooMany(
                $"A document has at most {limits.MaxOperations:N0} operations; send only those that are asked for.",
                document.Operations[limits.MaxOperations].Syntax);
        }

        foreach (var operation in document.Operations)
        {
            if (operation.Conditions.Found.Count > PreparedOperation.MaxConditions)
            {
                return TooMany(
                    $"At most {PreparedOperation.MaxConditions} variables of an operation may decide what is selected.", operation.Syntax);
            }
        }

        foreach (var (operation, counts) in ExpandedCounts.Of(document))
        {
            if (OfOperation(operation, counts, limits) is { } error)
            {
                return error;
            }
        }

        return IntrospectionUse.IsIn(document.Syntax)
            ? IntrospectionLists.Exceeds(document, limits.MaxIntrospectionLists)
                ?? IntrospectionVolume.Exceeds(document, limits.MaxIntrospections)
            : null;
    }

    /// <summary>The error of a limit.</summary>
    internal static GraphQLError TooMany(FormattableString what, SyntaxElement at) => new()
    {
        Message = what.ToString(CultureInfo.InvariantCulture),
        Locations = [at.Location],
        SourceName = at.Source.Name,
        Code = ExecutionErrorCodes.RequestTooLarge,
    };

    private static GraphQLError? OfOperation(OperationDefinitionSyntax operation, ExpandedCounts counts, DocumentLimits limits)
    {
        if (operation.VariableDefinitions.Length > limits.MaxVariables)
        {
            var first = operation.VariableDefinitions[limits.MaxVariables];
            return TooMany($"An operation has at most {limits.MaxVariables:N0} variables; send one object in place of many values.", first);
        }

        if (counts.RootFields > limits.MaxRootFields)
        {
            return TooMany(
                $"An operation has at most {limits.MaxRootFields:N0} fields at its root, fragments followed; send several requests.",
                operation);
        }

        if (counts.Aliases > limits.MaxAliases)
        {
            return TooMany(
                $"An operation has at most {limits.MaxAliases:N0} aliases, fragments followed; send several requests.", operation);
        }

        return counts.Fields > limits.MaxFields
            ? TooMany($"An operation has at most {limits.MaxFields:N0} fields, fragments followed; send several requests.", operation)
            : null;
    }

    /// <summary>Limits on what stands in the text, wherever fragments lead.</summary>
    private sealed class WrittenLimits(DocumentLimits limits)
    {
        private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
        private int directives;

        public GraphQLError? Exceeds(ExecutableDefinitionSyntax definition)
        {
            if (Directives(definition.Directives) is { } error)
            {
                return error;
            }

            if (definition is OperationDefinitionSyntax operation)
            {
                foreach (var variable in operation.VariableDefinitions)
                {
                    if (Directives(variable.Directives) is { } atVariable)
                    {
                        return atVariable;
                    }
                }
            }

            return Selections(definition.SelectionSet);
        }

        private GraphQLError? Selections(SelectionSetSyntax root)
        {
            var open = new Stack<SelectionSetSyntax>([root]);
            while (open.TryPop(out var set))
            {
                names.Clear();
                foreach (var selection in set.Selections)
                {
                    if ((Directives(selection.Directives) ?? Alias(selection as FieldSyntax)) is { } error)
                    {
                        return error;
                    }

                    switch (selection)
                    {
                        case FieldSyntax { SelectionSet: { } below }:
                            open.Push(below);
                            break;
                        case InlineFragmentSyntax inline:
                            open.Push(inline.SelectionSet);
                            break;
                    }
                }
            }

            return null;
        }

        private GraphQLError? Alias(FieldSyntax? field)
        {
            if (field is not { Alias.IsPresent: true })
            {
                return null;
            }

            var count = names.GetValueOrDefault(field.Name.Value) + 1;
            names[field.Name.Value] = count;
            return count <= limits.MaxAliasesPerField ? null : TooMany(
                $"One selection asks for \"{field.Name}\" under at most {limits.MaxAliasesPerField:N0} names; send several requests.",
                field);
        }

        private GraphQLError? Directives(ImmutableArray<DirectiveSyntax> place)
        {
            if (place.Length > limits.MaxDirectivesPerPlace)
            {
                return TooMany(
                    $"At most {limits.MaxDirectivesPerPlace:N0} directives may stand at one place.", place[limits.MaxDirectivesPerPlace]);
            }

            directives += place.Length;
            return directives > limits.MaxDirectives
                ? TooMany($"A document has at most {limits.MaxDirectives:N0} directives.", place[^1])
                : null;
        }
    }
}
