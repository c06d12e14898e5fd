using System.Collections.Concurrent;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Protection.Costs;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Execution.Planning;

/// <summary>
/// An operation of a valid document, and its plans: one per outcome of the variables in @skip and @include.
/// </summary>
/// <remarks>
/// Conditions are decided while planning because merging fields, and which field comes first, depends on them. At most
/// <see cref="MaxPlans"/> plans are kept; further outcomes are planned and dropped, so that n condition variables
/// cannot be made to fill the memory with 2ⁿ plans.
/// </remarks>
public sealed class PreparedOperation
{
    /// <summary>How many plans one operation keeps.</summary>
    public const int MaxPlans = 16;

    private const int MaxMaskedConditions = 63;
    private const ulong IncrementalMask = 1UL << 63;

    private readonly string[] conditions;
    private readonly bool[] isOptional;
    private readonly bool hasIncremental;
    private readonly int maxPlannedFields;
    private readonly ConcurrentDictionary<ulong, OperationPlan> plans = [];
    private OperationPlan? unconditional;

    internal PreparedOperation(PreparedDocument document, OperationDefinitionSyntax syntax, ExecutionOptions options)
    {
        Document = document;
        Syntax = syntax;
        RootType = document.Schema.Schema.RootType(syntax.Operation)
            ?? throw new ArgumentException("The schema has no such operation.", nameof(syntax));
        var variables = new ConditionVariables(document, syntax);
        conditions = [.. variables.Names];
        isOptional = [.. conditions.Select(variables.IsOptional)];
        hasIncremental = variables.HasIncremental && syntax.Operation != OperationType.Subscription;
        maxPlannedFields = options.MaxPlannedFields;
        TracesFields = options.Telemetry.TraceFields is not null;
    }

    /// <summary>The document it is part of.</summary>
    public PreparedDocument Document { get; }

    /// <summary>The syntax tree.</summary>
    public OperationDefinitionSyntax Syntax { get; }

    /// <summary>The type its root fields belong to.</summary>
    public ObjectType RootType { get; }

    /// <summary>Its name, or null when it has none.</summary>
    public string? Name => Syntax.Name.Value;

    /// <summary>What it does.</summary>
    public OperationType Type => Syntax.Operation;

    /// <summary>What it costs; null until a limit has asked. A slot of that limit.</summary>
    internal CostedOperation? Costed { get; set; }

    /// <summary>Whether its fields may have spans.</summary>
    internal bool TracesFields { get; }

    internal ExecutableSchema Schema => Document.Schema;

    internal int PlanCount => plans.Count;

    internal int PlannedFieldCount => plans.Values.Sum(plan => plan.FieldCount);

    /// <summary>The plan for these variables: found, or made and perhaps kept.</summary>
    /// <param name="variables">Coerced variables.</param>
    /// <param name="delivery">What the transport can carry: without Incremental, nothing is left for later.</param>
    /// <param name="error">Set when a condition is null, which has no meaning.</param>
    internal OperationPlan PlanFor(
        IReadOnlyDictionary<string, object?> variables,
        Delivery delivery,
        out GraphQLError? error)
    {
        error = null;
        var isIncremental = hasIncremental && delivery.HasFlag(Delivery.Incremental);
        var mask = isIncremental ? IncrementalMask : 0UL;
        for (var i = 0; i < conditions.Length; i++)
        {
            if (!variables.TryGetValue(conditions[i], out var value) && isOptional[i])
            {
                value = true;
            }

            if (value is null)
            {
                error = RequestErrors.NullCondition(conditions[i]);
            }
            else if (value is true && i < MaxMaskedConditions)
            {
                mask |= 1UL << i;
            }
        }

        if (conditions.Length > MaxMaskedConditions)
        {
            return Make(variables, isIncremental);
        }

        var found = mask == 0 && conditions.Length == 0
            ? Volatile.Read(ref unconditional)
            : plans.GetValueOrDefault(mask);
        return found is not null && found.FieldCount <= maxPlannedFields
            ? found
            : Keep(mask, Make(variables, isIncremental));
    }

    private OperationPlan Make(IReadOnlyDictionary<string, object?> variables, bool isIncremental) => new(
        this,
        [.. conditions.Where((name, i) => variables.TryGetValue(name, out var value) ? value is true : isOptional[i])],
        isIncremental);

    private OperationPlan Keep(ulong mask, OperationPlan plan)
    {
        if (plans.Count < MaxPlans || plans.ContainsKey(mask))
        {
            plans[mask] = plan;
        }

        if (mask == 0 && conditions.Length == 0)
        {
            Volatile.Write(ref unconditional, plan);
        }

        return plan;
    }
}
