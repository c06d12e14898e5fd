using NetworkLens.GraphQL.Language;

namespace NetworkLens.GraphQL.Validation;

/// <summary>
/// One rule of validation. A new instance looks at each document, so a rule may keep what it has seen.
/// </summary>
/// <remarks>
/// Override the visits the rule needs; only those are called. The walk goes in the order of the text, and
/// <see cref="Context"/> knows the types at the place it is at.
/// </remarks>
public abstract class ValidationRule
{
    /// <summary>The document being looked at, and where.</summary>
    protected internal ValidationContext Context { get; internal set; } = null!;

    /// <summary>What errors call the rule: its class name.</summary>
    public string Name => GetType().Name;

    /// <summary>Before anything in the document.</summary>
    public virtual void EnterDocument(DocumentSyntax document)
    {
    }

    /// <summary>After everything in the document.</summary>
    public virtual void LeaveDocument(DocumentSyntax document)
    {
    }

    /// <summary>Before an operation.</summary>
    public virtual void EnterOperation(OperationDefinitionSyntax operation)
    {
    }

    /// <summary>After an operation and all in it, though not after the fragments it spreads.</summary>
    public virtual void LeaveOperation(OperationDefinitionSyntax operation)
    {
    }

    /// <summary>Before the definition of a fragment.</summary>
    public virtual void EnterFragment(FragmentDefinitionSyntax fragment)
    {
    }

    /// <summary>At the definition of a variable, before its type, default and directives.</summary>
    public virtual void EnterVariableDefinition(VariableDefinitionSyntax variable)
    {
    }

    /// <summary>At a type that is referred to, without its wrappers.</summary>
    public virtual void VisitNamedType(NamedTypeSyntax type)
    {
    }

    /// <summary>Before a selection set.</summary>
    public virtual void EnterSelectionSet(SelectionSetSyntax selectionSet)
    {
    }

    /// <summary>Before a field.</summary>
    public virtual void EnterField(FieldSyntax field)
    {
    }

    /// <summary>After a field and all below it.</summary>
    public virtual void LeaveField(FieldSyntax field)
    {
    }

    /// <summary>At a fragment spread, before its directives.</summary>
    public virtual void EnterFragmentSpread(FragmentSpreadSyntax spread)
    {
    }

    /// <summary>Before an inline fragment.</summary>
    public virtual void EnterInlineFragment(InlineFragmentSyntax fragment)
    {
    }

    /// <summary>Before a directive.</summary>
    public virtual void EnterDirective(DirectiveSyntax directive, Types.DirectiveLocation location)
    {
    }

    /// <summary>After a directive and its arguments.</summary>
    public virtual void LeaveDirective(DirectiveSyntax directive)
    {
    }

    /// <summary>Before an argument of a field or directive.</summary>
    public virtual void EnterArgument(ArgumentSyntax argument)
    {
    }

    /// <summary>At a variable used as a value.</summary>
    public virtual void VisitVariable(VariableSyntax variable)
    {
    }

    /// <summary>At a value that is neither a variable, a list nor an object.</summary>
    public virtual void VisitLeafValue(ValueSyntax value)
    {
    }

    /// <summary>Before a list value.</summary>
    public virtual void EnterListValue(ListValueSyntax list)
    {
    }

    /// <summary>After a list value.</summary>
    public virtual void LeaveListValue(ListValueSyntax list)
    {
    }

    /// <summary>Before an object value.</summary>
    public virtual void EnterObjectValue(ObjectValueSyntax fields)
    {
    }

    /// <summary>After an object value.</summary>
    public virtual void LeaveObjectValue(ObjectValueSyntax fields)
    {
    }

    /// <summary>Before a field of an object value.</summary>
    public virtual void EnterObjectField(ObjectFieldSyntax field)
    {
    }

    /// <summary>Makes an error known, at one place.</summary>
    protected void Report(string message, SyntaxElement at) => Context.Report(Name, message, new ErrorPlaces(at));

    /// <summary>Makes an error known, at several places in this order.</summary>
    protected void Report(string message, params ReadOnlySpan<SyntaxElement> at)
    {
        var places = default(ErrorPlaces);
        foreach (var place in at)
        {
            places.Add(place);
        }

        Context.Report(Name, message, places);
    }

    /// <summary>Makes an error known, at several names in this order.</summary>
    protected void Report(string message, params ReadOnlySpan<NameSyntax> at)
    {
        var places = default(ErrorPlaces);
        foreach (var name in at)
        {
            places.Add(name);
        }

        Context.Report(Name, message, places);
    }
}
