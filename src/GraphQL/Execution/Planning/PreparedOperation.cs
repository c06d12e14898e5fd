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
/// <see cref="MaxPlans"/> plans are kept; further outcomes are planned and dropped.
/// </remarks>
public sealed class PreparedOperation
{
    /// <summary>How many plans one operation keeps.</summary>
    public const int MaxPlans = OutcomeTable<OperationPlan>.Most;

    /// <summary>How many variables may decide about @skip, @include, @defer and @stream: one bit of an outcome each.</summary>
    internal const int MaxConditions = 63;

    private const ulong IncrementalOutcome = 1UL << MaxConditions;

    private readonly OutcomeTable<OperationPlan> plans = new();
    private ConditionVariables? conditions;

    internal PreparedOperation(PreparedDocument document, OperationDefinitionSyntax syntax, ExecutionOptions options)
    {
        Document = document;
        Syntax = syntax;
        RootType = document.Schema.Schema.RootType(syntax.Operation)
            ?? throw new ArgumentException("The schema has no such operation.", nameof(syntax));
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

    /// <summary>The variables that decide which plan serves; found when first asked for.</summary>
    internal ConditionVariables Conditions => conditions ??= new ConditionVariables(Document, Syntax);

    internal int PlanCount => plans.Count;

    internal int PlannedFieldCount => plans.Values.Sum(plan => plan.FieldCount);

    /// <summary>Which of the conditions hold, one bit each. A document with more than fit was refused.</summary>
    /// <param name="variables">Coerced variables.</param>
    /// <param name="unknown">A condition that is null, which has no meaning and counts as false; null when there is none.</param>
    internal ulong OutcomeOf(IReadOnlyDictionary<string, object?> variables, out string? unknown)
    {
        unknown = null;
        var outcome = 0UL;
        var found = Conditions.Found;
        for (var i = 0; i < found.Count; i++)
        {
            var (name, isOptional) = found[i];
            var isGiven = variables.TryGetValue(name, out var value);
            if (value is true || (!isGiven && isOptional))
            {
                outcome |= 1UL << i;
            }
            else if (value is null)
            {
                unknown = name;
            }
        }

        return outcome;
    }

    /// <summary>The plan for these variables: found, or made and perhaps kept.</summary>
    /// <param name="variables">Coerced variables.</param>
    /// <param name="delivery">What the transport can carry: without Incremental, nothing is left for later.</param>
    /// <param name="error">Set when a condition is null, which has no meaning.</param>
    internal OperationPlan PlanFor(
        IReadOnlyDictionary<string, object?> variables,
        Delivery delivery,
        out GraphQLError? error)
    {
        var outcome = OutcomeOf(variables, out var unknown);
        error = unknown is null ? null : RequestErrors.NullCondition(unknown);
        var isIncremental = Conditions.HasIncremental
            && delivery.HasFlag(Delivery.Incremental)
            && Type != OperationType.Subscription;
        if (isIncremental)
        {
            outcome |= IncrementalOutcome;
        }

        return plans.TryGet(outcome, out var known) ? known : Make(outcome, isIncremental);
    }

    private OperationPlan Make(ulong outcome, bool isIncremental)
    {
        HashSet<string>? held = null;
        for (var i = 0; i < Conditions.Found.Count; i++)
        {
            if ((outcome & (1UL << i)) != 0)
            {
                (held ??= []).Add(Conditions.Found[i].Name);
            }
        }

        var plan = new OperationPlan(this, held, isIncremental);
        plan.KeepIn(plans, outcome);
        return plan;
    }
}
