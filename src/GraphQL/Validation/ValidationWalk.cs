using System.Collections.Immutable;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation;

/// <summary>
/// The one walk that all rules share: it keeps the context's types and calls each rule that wants a visit.
/// </summary>
internal sealed class ValidationWalk(ValidationContext context, RuleSet ruleSet)
{
    private readonly ValidationRule[] rules = ruleSet.Create(context);
    private List<VariableUsage> usages = [];

    public void Run()
    {
        var document = context.Document;
        Each(Visit.EnterDocument, document, static (rule, at) => rule.EnterDocument(at));
        foreach (var definition in document.Definitions)
        {
            if (definition is ExecutableDefinitionSyntax executable && !context.IsAborted)
            {
                usages = context.BeginUsages(executable);
                WalkDefinition(executable);
            }
        }

        Each(Visit.LeaveDocument, document, static (rule, at) => rule.LeaveDocument(at));
    }

    /// <summary>Finds where a fragment uses variables, without asking any rule.</summary>
    /// <param name="context">A context of its own, as the walk moves through its types.</param>
    /// <param name="fragment">The fragment.</param>
    public static List<VariableUsage> UsagesIn(ValidationContext context, FragmentDefinitionSyntax fragment)
    {
        var walk = new ValidationWalk(context, RuleSet.Empty);
        walk.WalkDefinition(fragment);
        return walk.usages;
    }

    private void Each<T>(Visit visit, T at, Action<ValidationRule, T> call)
    {
        if (context.IsAborted)
        {
            return;
        }

        foreach (var rule in ruleSet.Wanting(visit))
        {
            call(rules[rule], at);
        }
    }

    private void WalkDefinition(ExecutableDefinitionSyntax definition)
    {
        DirectiveLocation location;
        if (definition is OperationDefinitionSyntax operation)
        {
            context.Type = context.Schema.RootType(operation.Operation);
            Each(Visit.EnterOperation, operation, static (rule, at) => rule.EnterOperation(at));
            foreach (var variable in operation.VariableDefinitions)
            {
                WalkVariableDefinition(variable);
            }

            location = operation.Operation switch
            {
                OperationType.Query => DirectiveLocation.Query,
                OperationType.Mutation => DirectiveLocation.Mutation,
                _ => DirectiveLocation.Subscription,
            };
        }
        else
        {
            var fragment = (FragmentDefinitionSyntax)definition;
            context.Type = OutputType(fragment.TypeCondition);
            Each(Visit.EnterFragment, fragment, static (rule, at) => rule.EnterFragment(at));
            WalkNamedType(fragment.TypeCondition);
            location = DirectiveLocation.FragmentDefinition;
        }

        WalkDirectives(definition.Directives, location);
        WalkSelectionSet(definition.SelectionSet);
        if (definition is OperationDefinitionSyntax left)
        {
            Each(Visit.LeaveOperation, left, static (rule, at) => rule.LeaveOperation(at));
        }

        context.Type = null;
    }

    private NamedType? OutputType(NamedTypeSyntax syntax) =>
        context.Schema.FindType(syntax.Name.Value) is { IsOutput: true } type ? type : null;

    private void WalkVariableDefinition(VariableDefinitionSyntax variable)
    {
        var outer = (context.InputType, context.ParentInputType);
        context.InputType = context.Schema.Resolve(variable.Type) is { IsInput: true } type ? type : null;
        context.ParentInputType = null;
        Each(Visit.EnterVariableDefinition, variable, static (rule, at) => rule.EnterVariableDefinition(at));
        WalkNamedType(variable.Type.InnermostType);
        if (variable.DefaultValue is { } defaultValue)
        {
            WalkValue(defaultValue);
        }

        WalkDirectives(variable.Directives, DirectiveLocation.VariableDefinition);
        (context.InputType, context.ParentInputType) = outer;
    }

    private void WalkNamedType(NamedTypeSyntax type) =>
        Each(Visit.VisitNamedType, type, static (rule, at) => rule.VisitNamedType(at));

    private void WalkSelectionSet(SelectionSetSyntax set)
    {
        var outer = context.ParentType;
        context.ParentType = context.Type?.NamedType is { IsComposite: true } composite ? composite : null;
        Each(Visit.EnterSelectionSet, set, static (rule, at) => rule.EnterSelectionSet(at));
        foreach (var selection in set.Selections)
        {
            if (context.IsAborted)
            {
                break;
            }

            switch (selection)
            {
                case FieldSyntax field:
                    WalkField(field);
                    break;
                case FragmentSpreadSyntax spread:
                    Each(Visit.EnterFragmentSpread, spread, static (rule, at) => rule.EnterFragmentSpread(at));
                    WalkDirectives(spread.Directives, DirectiveLocation.FragmentSpread);
                    break;
                case InlineFragmentSyntax fragment:
                    WalkInlineFragment(fragment);
                    break;
            }
        }

        context.ParentType = outer;
    }

    private void WalkField(FieldSyntax field)
    {
        var (outerType, outerField) = (context.Type, context.Field);
        context.Field = context.ParentType is { } parent ? context.Schema.FindField(parent, field.Name.Value) : null;
        context.Type = context.Field?.Type;
        Each(Visit.EnterField, field, static (rule, at) => rule.EnterField(at));
        WalkArguments(field.Arguments);
        WalkDirectives(field.Directives, DirectiveLocation.Field);
        if (field.SelectionSet is { } selectionSet)
        {
            WalkSelectionSet(selectionSet);
        }

        Each(Visit.LeaveField, field, static (rule, at) => rule.LeaveField(at));
        (context.Type, context.Field) = (outerType, outerField);
    }

    private void WalkInlineFragment(InlineFragmentSyntax fragment)
    {
        var outer = context.Type;
        context.Type = fragment.TypeCondition is { } condition ? OutputType(condition) : context.Type?.NamedType;
        Each(Visit.EnterInlineFragment, fragment, static (rule, at) => rule.EnterInlineFragment(at));
        if (fragment.TypeCondition is { } named)
        {
            WalkNamedType(named);
        }

        WalkDirectives(fragment.Directives, DirectiveLocation.InlineFragment);
        WalkSelectionSet(fragment.SelectionSet);
        context.Type = outer;
    }

    private void WalkDirectives(ImmutableArray<DirectiveSyntax> directives, DirectiveLocation location)
    {
        foreach (var directive in directives)
        {
            context.Directive = context.Schema.FindDirective(directive.Name.Value);
            context.IsInDirective = true;
            Each(
                Visit.EnterDirective,
                (directive, location),
                static (rule, at) => rule.EnterDirective(at.directive, at.location));
            WalkArguments(directive.Arguments);
            Each(Visit.LeaveDirective, directive, static (rule, at) => rule.LeaveDirective(at));
            context.Directive = null;
            context.IsInDirective = false;
        }
    }

    private void WalkArguments(ImmutableArray<ArgumentSyntax> arguments)
    {
        foreach (var argument in arguments)
        {
            var outer = (context.Argument, context.InputType, context.ParentInputType, context.HasInputDefault);
            var definitions = context.Directive?.Arguments ?? context.Field?.Arguments;
            context.Argument = definitions?.Find(argument.Name.Value);
            context.ParentInputType = context.InputType;
            context.InputType = context.Argument?.Type;
            context.HasInputDefault = context.Argument?.HasDefault == true;
            Each(Visit.EnterArgument, argument, static (rule, at) => rule.EnterArgument(at));
            WalkValue(argument.Value);
            (context.Argument, context.InputType, context.ParentInputType, context.HasInputDefault) = outer;
        }
    }

    private void WalkValue(ValueSyntax value)
    {
        switch (value)
        {
            case VariableSyntax variable:
                usages.Add(context.UsageOf(variable));
                Each(Visit.VisitVariable, variable, static (rule, at) => rule.VisitVariable(at));
                break;
            case ListValueSyntax list:
                WalkList(list);
                break;
            case ObjectValueSyntax fields:
                WalkObject(fields);
                break;
            default:
                Each(Visit.VisitLeafValue, value, static (rule, at) => rule.VisitLeafValue(at));
                break;
        }
    }

    private void WalkList(ListValueSyntax list)
    {
        var outer = (context.InputType, context.ParentInputType, context.HasInputDefault);
        context.ParentInputType = context.InputType;
        var type = context.InputType?.Nullable;
        context.InputType = type is ListType listType ? listType.OfType : type;
        context.HasInputDefault = false;
        Each(Visit.EnterListValue, list, static (rule, at) => rule.EnterListValue(at));
        foreach (var item in list.Items)
        {
            WalkValue(item);
        }

        Each(Visit.LeaveListValue, list, static (rule, at) => rule.LeaveListValue(at));
        (context.InputType, context.ParentInputType, context.HasInputDefault) = outer;
    }

    private void WalkObject(ObjectValueSyntax fields)
    {
        Each(Visit.EnterObjectValue, fields, static (rule, at) => rule.EnterObjectValue(at));
        foreach (var field in fields.Fields)
        {
            var outer = (context.InputType, context.ParentInputType, context.HasInputDefault);
            var definition = (context.InputType?.NamedType as InputObjectType)?.Fields.Find(field.Name.Value);
            context.ParentInputType = context.InputType;
            context.InputType = definition?.Type;
            context.HasInputDefault = definition?.HasDefault == true;
            Each(Visit.EnterObjectField, field, static (rule, at) => rule.EnterObjectField(at));
            WalkValue(field.Value);
            (context.InputType, context.ParentInputType, context.HasInputDefault) = outer;
        }

        Each(Visit.LeaveObjectValue, fields, static (rule, at) => rule.LeaveObjectValue(at));
    }
}
