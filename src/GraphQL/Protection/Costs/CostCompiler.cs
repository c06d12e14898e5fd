using System.Runtime.CompilerServices;
using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Protection.Costs;

/// <summary>Makes the cost program of an operation under one outcome of its @skip and @include.</summary>
/// <remarks>
/// Fields merge as they do when executed (section 6.3.2 of the GraphQL specification), so what is asked for twice under one key costs
/// once. A value of an abstract type costs what the dearest of its types does. What the same fields select on the same type is counted
/// once and referred to. Entangled documents are given up after a bounded number of selections.
/// </remarks>
internal sealed class CostCompiler
{
    private readonly PreparedOperation operation;
    private readonly CostWeights weights;
    private readonly CostOptions options;
    private readonly IReadOnlyDictionary<string, object?> variables;
    private readonly bool keepsAll;
    private readonly List<CostStep> steps = [];
    private readonly Dictionary<FieldGroup, CostTerm> known = [];
    private int visited;
    private bool isTooDeep;

    private CostCompiler(
        PreparedOperation operation,
        CostWeights weights,
        CostOptions options,
        IReadOnlyDictionary<string, object?> variables,
        bool keepsAll)
    {
        this.operation = operation;
        this.weights = weights;
        this.options = options;
        this.variables = variables;
        this.keepsAll = keepsAll;
    }

    /// <summary>Compiles; null when the document is too entangled.</summary>
    /// <param name="operation">An operation of a valid document.</param>
    /// <param name="weights">Of its schema.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="variables">Decide @skip and @include, and nothing else.</param>
    /// <param name="keepsAll">Whether every field becomes a step, even where the cost is the same in every request.</param>
    public static CostProgram? Compile(
        PreparedOperation operation,
        CostWeights weights,
        CostOptions options,
        IReadOnlyDictionary<string, object?> variables,
        bool keepsAll = false)
    {
        var compiler = new CostCompiler(operation, weights, options, variables, keepsAll);
        var root = compiler.Selection(operation.RootType, [operation.Syntax.SelectionSet], isRoot: true, inherited: null);
        return compiler.IsTooEntangled ? null : new CostProgram(root, [.. compiler.steps]);
    }

    private bool IsTooEntangled => isTooDeep || visited > options.MaxVisitedSelections;

    // What a value of an object type costs with all that is selected on it.
    private CostTerm Selection(ObjectType type, IEnumerable<SelectionSetSyntax> sets, bool isRoot, SizedBelow? inherited)
    {
        isTooDeep |= !RuntimeHelpers.TryEnsureSufficientExecutionStack();
        var constant = new OperationCost(0, weights.OfType(type));
        var parts = new List<int>();
        foreach (var (_, group) in Collect(type, sets))
        {
            if (IsTooEntangled)
            {
                break;
            }

            var definition = operation.Schema.FindField(type, group[0].Name.Value, isRoot);
            if (definition is null || definition.Name.StartsWith("__", StringComparison.Ordinal))
            {
                continue; // Introspection is free.
            }

            var term = Field(type, definition, group, inherited);
            if (term.IsConstant)
            {
                constant = constant.Plus(term.Constant);
            }
            else
            {
                parts.Add(term.Step);
            }
        }

        return parts.Count == 0 && !keepsAll ? CostTerm.Of(constant) : Add(new SumStep(constant, [.. parts]));
    }

    private CostTerm Field(ObjectType parent, FieldDefinition definition, List<FieldSyntax> group, SizedBelow? inherited)
    {
        var syntax = group[0];
        var sizing = weights.SizingOf(definition);
        var size = sizing is null ? null : new ListSize(syntax, definition, sizing, options.UnsizedListLength);
        var isSizedBelow = sizing is { SizedFields.IsEmpty: false };
        var own = inherited is not null && inherited.Names.Contains(definition.Name) ? inherited.Size : isSizedBelow ? null : size;
        var below = Below(definition, group, isSizedBelow ? new SizedBelow(size!, [.. sizing!.SizedFields]) : null);
        var (weight, inputs) = Resolver(definition, group);
        var depth = ListDepthOf(definition.Type);
        var none = default(CostInputs);
        var isConstantSize = depth == 0 || own is null || own.IsConstant;
        var step = new FieldStep(parent, syntax, weight, inputs)
        {
            Below = below,
            ListDepth = depth,
            Size = depth > 0 && (!isConstantSize || keepsAll) ? own : null,
            ConstantSize = depth == 0 ? 1 : own is { IsConstant: true } ? own.Evaluate(ref none) : options.UnsizedListLength,
        };
        return step.IsConstant && !keepsAll ? CostTerm.Of(step.Run([], ref none)) : Add(step);
    }

    private CostTerm Below(FieldDefinition definition, List<FieldSyntax> group, SizedBelow? sized)
    {
        var type = definition.Type.NamedType;
        if (!type.IsComposite)
        {
            return CostTerm.Of(new(0, weights.OfType(type)));
        }

        var constant = default(OperationCost);
        var parts = new List<int>();
        foreach (var possible in weights.Schema.PossibleTypes(type))
        {
            var key = new FieldGroup(group, definition, possible);
            if (!known.TryGetValue(key, out var term))
            {
                term = Selection(possible, group.Select(field => field.SelectionSet!), isRoot: false, sized);
                known[key] = term;
            }

            if (term.IsConstant)
            {
                constant = OperationCost.Max(constant, term.Constant);
            }
            else
            {
                parts.Add(term.Step);
            }
        }

        return parts.Count switch
        {
            0 => CostTerm.Of(constant),
            1 when constant == default => new CostTerm(default, parts[0]),
            _ => Add(new DearestStep(constant, [.. parts])),
        };
    }

    // The weight of a field, of its arguments and of its directives, as far as it is the same in every request; and the rest.
    private (double Weight, InputCost[] Inputs) Resolver(FieldDefinition definition, List<FieldSyntax> group)
    {
        var weight = weights.OfField(definition);
        var inputs = new List<InputCost>();
        foreach (var argument in definition.Arguments)
        {
            weight += Input(argument, group[0].Arguments, inputs);
        }

        foreach (var directive in group.SelectMany(field => field.Directives))
        {
            foreach (var argument in weights.Schema.FindDirective(directive.Name.Value)!.Arguments)
            {
                weight += Input(argument, directive.Arguments, inputs);
            }
        }

        return (weight, [.. inputs]);
    }

    private double Input(InputValueDefinition definition, IEnumerable<ArgumentSyntax> arguments, List<InputCost> inputs)
    {
        if (weights.IsFree(definition))
        {
            return 0;
        }

        var given = arguments.FirstOrDefault(argument => argument.Name.Value == definition.Name)?.Value;
        var cost = new InputCost(weights, definition, given);
        if (!InputCost.HasVariable(given))
        {
            return cost.Evaluate(default);
        }

        inputs.Add(cost);
        return 0;
    }

    private CostTerm Add(CostStep step)
    {
        steps.Add(step);
        return new CostTerm(default, steps.Count - 1);
    }

    private OrderedDictionary<string, List<FieldSyntax>> Collect(ObjectType type, IEnumerable<SelectionSetSyntax> sets)
    {
        var groups = new OrderedDictionary<string, List<FieldSyntax>>();
        var entered = new HashSet<string>();
        var open = new Stack<SelectionSetSyntax>(sets.Reverse());
        while (open.TryPop(out var set) && !IsTooEntangled)
        {
            foreach (var selection in set.Selections)
            {
                visited++;
                if (!Conditions.IsIncluded(selection, variables))
                {
                    continue;
                }

                switch (selection)
                {
                    case FieldSyntax field:
                        if (!groups.TryGetValue(field.ResponseKey, out var group))
                        {
                            groups.Add(field.ResponseKey, group = []);
                        }

                        group.Add(field);
                        break;
                    case InlineFragmentSyntax inline when Applies(type, inline.TypeCondition):
                        open.Push(inline.SelectionSet);
                        break;
                    case FragmentSpreadSyntax spread when entered.Add(spread.Name.Value):
                        if (operation.Document.FindFragment(spread.Name.Value) is { } fragment
                            && Applies(type, fragment.TypeCondition))
                        {
                            open.Push(fragment.SelectionSet);
                        }

                        break;
                }
            }
        }

        return groups;
    }

    private bool Applies(ObjectType type, NamedTypeSyntax? condition) => condition is null
        || condition.Name.Value == type.Name
        || (weights.Schema.FindType(condition.Name.Value) is { IsAbstract: true } wider && weights.Schema.IsSubType(wider, type));

    private static int ListDepthOf(SchemaType type)
    {
        var depth = 0;
        for (var inner = type.Nullable; inner is ListType list; inner = list.OfType.Nullable)
        {
            depth++;
        }

        return depth;
    }

    /// <summary>Lists below a field that are as long as its arguments say.</summary>
    private sealed record SizedBelow(ListSize Size, string[] Names);
}
