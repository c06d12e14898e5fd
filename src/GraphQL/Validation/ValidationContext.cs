using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation;

/// <summary>Where a variable is used, and what that place expects.</summary>
/// <param name="Variable">The use.</param>
/// <param name="Type">The type of the place; null where the document leads to none.</param>
/// <param name="HasDefault">Whether the place has a default that takes over when the variable is absent.</param>
/// <param name="ParentType">The input type around the place; null at an argument itself.</param>
public readonly record struct VariableUsage(
    VariableSyntax Variable,
    SchemaType? Type,
    bool HasDefault,
    SchemaType? ParentType);

/// <summary>
/// A document under validation: its schema, its fragments, the types where the walk is, the errors so far.
/// </summary>
public sealed class ValidationContext
{
    private readonly Dictionary<string, FragmentDefinitionSyntax> fragments;
    private readonly Dictionary<SelectionSetSyntax, List<FragmentSpreadSyntax>> spreads = [];
    private readonly Dictionary<OperationDefinitionSyntax, List<FragmentDefinitionSyntax>> referenced = [];
    private readonly Dictionary<ExecutableDefinitionSyntax, List<VariableUsage>> usages = [];
    private readonly List<GraphQLError> errors = [];
    private readonly int maxErrors;

    internal ValidationContext(Schema schema, DocumentSyntax document, int maxErrors)
        : this(schema, document, maxErrors, [])
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionSyntax fragment)
            {
                fragments[fragment.Name.Value] = fragment;
            }
        }
    }

    private ValidationContext(
        Schema schema,
        DocumentSyntax document,
        int maxErrors,
        Dictionary<string, FragmentDefinitionSyntax> fragments)
    {
        Schema = schema;
        Document = document;
        this.maxErrors = maxErrors;
        this.fragments = fragments;
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    /// <summary>The document.</summary>
    public DocumentSyntax Document { get; }

    /// <summary>The output type here; null where the document leads to none.</summary>
    public SchemaType? Type { get; internal set; }

    /// <summary>The composite type whose fields are selected here; null where the document leads to none.</summary>
    public NamedType? ParentType { get; internal set; }

    /// <summary>The field here; null when its parent has no such field.</summary>
    public FieldDefinition? Field { get; internal set; }

    /// <summary>The directive here; null outside of directives and in unknown ones.</summary>
    public DirectiveDefinition? Directive { get; internal set; }

    /// <summary>Whether the walk is inside a directive, known or not.</summary>
    public bool IsInDirective { get; internal set; }

    /// <summary>The argument here, null when it is unknown.</summary>
    public InputValueDefinition? Argument { get; internal set; }

    /// <summary>The input type that a value here must have; inside a list, that of its items.</summary>
    public SchemaType? InputType { get; internal set; }

    /// <summary>The input type one level further out.</summary>
    public SchemaType? ParentInputType { get; internal set; }

    /// <summary>Whether an input left out here has a default to take its place.</summary>
    public bool HasInputDefault { get; internal set; }

    /// <summary>The errors so far.</summary>
    public IReadOnlyList<GraphQLError> Errors => errors;

    /// <summary>Whether there are so many errors that the walk ends.</summary>
    public bool IsAborted { get; private set; }

    internal bool HasFragments => fragments.Count > 0;

    /// <summary>The fragment of that name, or null; of several, the last. O(1).</summary>
    public FragmentDefinitionSyntax? FindFragment(string name) => fragments.GetValueOrDefault(name);

    /// <summary>
    /// Every fragment spread below a selection set, without those inside other fragments. Kept after one walk.
    /// </summary>
    public IReadOnlyList<FragmentSpreadSyntax> FragmentSpreads(SelectionSetSyntax selectionSet)
    {
        if (spreads.TryGetValue(selectionSet, out var known))
        {
            return known;
        }

        var found = new List<FragmentSpreadSyntax>();
        var open = new Stack<SelectionSetSyntax>([selectionSet]);
        while (fragments.Count > 0 && open.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                if (selection is FragmentSpreadSyntax spread)
                {
                    found.Add(spread);
                }
                else if (SelectionsOf(selection) is { } inner)
                {
                    open.Push(inner);
                }
            }
        }

        spreads[selectionSet] = found;
        return found;
    }

    /// <summary>Every fragment that an operation reaches, each once. Kept after one walk.</summary>
    public IReadOnlyList<FragmentDefinitionSyntax> ReferencedFragments(OperationDefinitionSyntax operation)
    {
        if (fragments.Count == 0)
        {
            return [];
        }

        if (referenced.TryGetValue(operation, out var known))
        {
            return known;
        }

        var found = new List<FragmentDefinitionSyntax>();
        var names = new HashSet<string>();
        var open = new Stack<SelectionSetSyntax>([operation.SelectionSet]);
        while (open.TryPop(out var set))
        {
            foreach (var spread in FragmentSpreads(set))
            {
                if (names.Add(spread.Name.Value) && FindFragment(spread.Name.Value) is { } fragment)
                {
                    found.Add(fragment);
                    open.Push(fragment.SelectionSet);
                }
            }
        }

        referenced[operation] = found;
        return found;
    }

    /// <summary>
    /// Where an operation uses variables, its fragments included. Complete when the walk leaves the operation.
    /// </summary>
    public IEnumerable<VariableUsage> VariableUsages(OperationDefinitionSyntax operation)
    {
        foreach (var usage in UsagesIn(operation))
        {
            yield return usage;
        }

        foreach (var fragment in ReferencedFragments(operation))
        {
            foreach (var usage in UsagesIn(fragment))
            {
                yield return usage;
            }
        }
    }

    /// <summary>Starts the list of variable usages of a definition, as the walk comes to it.</summary>
    internal List<VariableUsage> BeginUsages(ExecutableDefinitionSyntax definition) => usages[definition] = [];

    /// <summary>A variable as it is used at the place of the walk.</summary>
    internal VariableUsage UsageOf(VariableSyntax variable) => new(variable, InputType, HasInputDefault, ParentInputType);

    internal void Report(string rule, string message, ErrorPlaces places)
    {
        if (IsAborted)
        {
            return;
        }

        if (errors.Count >= maxErrors)
        {
            IsAborted = true;
            errors.Add(new GraphQLError
            {
                Message = "Too many validation errors, error limit reached. Validation aborted.",
                Code = ErrorCodes.ValidationFailed,
                SourceName = Document.Source.Name,
            });
            return;
        }

        errors.Add(new GraphQLError
        {
            Message = message,
            Locations = [.. places.Offsets.Select(Document.Source.LocationOf)],
            Code = ErrorCodes.ValidationFailed,
            SourceName = Document.Source.Name,
            Rule = rule,
        });
    }

    // A fragment may come after the operation that spreads it: then it is walked ahead, once, for its variables alone.
    private List<VariableUsage> UsagesIn(ExecutableDefinitionSyntax definition)
    {
        if (!usages.TryGetValue(definition, out var list))
        {
            var ahead = new ValidationContext(Schema, Document, maxErrors: 0, fragments);
            usages[definition] = list = ValidationWalk.UsagesIn(ahead, (FragmentDefinitionSyntax)definition);
        }

        return list;
    }

    private static SelectionSetSyntax? SelectionsOf(SelectionSyntax selection) => selection switch
    {
        FieldSyntax field => field.SelectionSet,
        InlineFragmentSyntax fragment => fragment.SelectionSet,
        _ => null,
    };
}
