using System.Collections.Immutable;

namespace NetworkLens.GraphQL.Language;

/// <summary>A parsed document: operations and fragments, or type system definitions, or both.</summary>
/// <param name="span">Where it stands: the whole text.</param>
/// <param name="definitions">At least one.</param>
/// <param name="tokenCount">How many tokens it took, a measure of its size.</param>
public sealed class DocumentSyntax(SourceSpan span, ImmutableArray<DefinitionSyntax> definitions, int tokenCount)
    : SyntaxElement(span)
{
    /// <summary>In the order of the text.</summary>
    public ImmutableArray<DefinitionSyntax> Definitions { get; } = definitions;

    /// <summary>How many tokens it took.</summary>
    public int TokenCount { get; } = tokenCount;
}

/// <summary>Something that may stand at the top of a document.</summary>
public abstract class DefinitionSyntax(SourceSpan span) : SyntaxElement(span);

/// <summary>An operation or a fragment.</summary>
public abstract class ExecutableDefinitionSyntax(
    SourceSpan span,
    StringValueSyntax? description,
    NameSyntax name,
    ImmutableArray<DirectiveSyntax> directives,
    SelectionSetSyntax selectionSet) : DefinitionSyntax(span)
{
    /// <summary>The text written above it, which has no effect.</summary>
    public StringValueSyntax? Description { get; } = description;

    /// <summary>Its name; not present for an anonymous operation.</summary>
    public NameSyntax Name { get; } = name;

    /// <summary>Directives applied to it.</summary>
    public ImmutableArray<DirectiveSyntax> Directives { get; } = directives;

    /// <summary>What it selects.</summary>
    public SelectionSetSyntax SelectionSet { get; } = selectionSet;
}

/// <summary>What an operation does.</summary>
public enum OperationType
{
    /// <summary>Reads.</summary>
    Query,

    /// <summary>Writes, then reads.</summary>
    Mutation,

    /// <summary>Reads again at each event.</summary>
    Subscription,
}

/// <summary>A query, mutation or subscription.</summary>
public sealed class OperationDefinitionSyntax(
    SourceSpan span,
    StringValueSyntax? description,
    OperationType operation,
    NameSyntax name,
    ImmutableArray<VariableDefinitionSyntax> variableDefinitions,
    ImmutableArray<DirectiveSyntax> directives,
    SelectionSetSyntax selectionSet)
    : ExecutableDefinitionSyntax(span, description, name, directives, selectionSet)
{
    /// <summary>Query for the short form <c>{ … }</c>.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>Its variables, as declared.</summary>
    public ImmutableArray<VariableDefinitionSyntax> VariableDefinitions { get; } = variableDefinitions;
}

/// <summary>A named selection on a type.</summary>
public sealed class FragmentDefinitionSyntax(
    SourceSpan span,
    StringValueSyntax? description,
    NameSyntax name,
    NamedTypeSyntax typeCondition,
    ImmutableArray<DirectiveSyntax> directives,
    SelectionSetSyntax selectionSet)
    : ExecutableDefinitionSyntax(span, description, name, directives, selectionSet)
{
    /// <summary>The type it applies on.</summary>
    public NamedTypeSyntax TypeCondition { get; } = typeCondition;
}

/// <summary>A variable of an operation.</summary>
public sealed class VariableDefinitionSyntax(
    SourceSpan span,
    VariableSyntax variable,
    TypeSyntax type,
    ValueSyntax? defaultValue,
    ImmutableArray<DirectiveSyntax> directives,
    StringValueSyntax? description) : SyntaxElement(span)
{
    /// <summary>The variable as declared.</summary>
    public VariableSyntax Variable { get; } = variable;

    /// <summary>Its name, without the dollar sign.</summary>
    public string Name => Variable.Name.Value;

    /// <summary>Its type.</summary>
    public TypeSyntax Type { get; } = type;

    /// <summary>A constant, or null when there is none.</summary>
    public ValueSyntax? DefaultValue { get; } = defaultValue;

    /// <summary>Directives applied to it.</summary>
    public ImmutableArray<DirectiveSyntax> Directives { get; } = directives;

    /// <summary>The text written above it.</summary>
    public StringValueSyntax? Description { get; } = description;
}
