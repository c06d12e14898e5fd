using System.Reflection;

namespace NetworkLens.GraphQL.Validation;

/// <summary>The visits that rules may override, named as their methods.</summary>
internal enum Visit
{
    EnterDocument,
    LeaveDocument,
    EnterOperation,
    LeaveOperation,
    EnterFragment,
    EnterVariableDefinition,
    VisitNamedType,
    EnterSelectionSet,
    EnterField,
    LeaveField,
    EnterFragmentSpread,
    EnterInlineFragment,
    EnterDirective,
    LeaveDirective,
    EnterArgument,
    VisitVariable,
    VisitLeafValue,
    EnterListValue,
    LeaveListValue,
    EnterObjectValue,
    LeaveObjectValue,
    EnterObjectField,
}

/// <summary>Rules to validate by, and for each kind of visit those that want it, found out once.</summary>
public sealed class RuleSet
{
    private readonly Func<ValidationRule>[] factories;
    private readonly int[][] wanted;

    /// <summary>Makes a set of rules. Keep it: making one looks at every rule's class.</summary>
    /// <param name="factories">Each makes a fresh rule for one document.</param>
    public RuleSet(IEnumerable<Func<ValidationRule>> factories)
    {
        this.factories = [.. factories];
        var kinds = this.factories.Select(factory => factory().GetType()).ToList();
        wanted = [.. Enum.GetValues<Visit>().Select(visit => Enumerable.Range(0, kinds.Count)
            .Where(rule => Overrides(kinds[rule], visit.ToString()))
            .ToArray())];
    }

    /// <summary>The rules of the specification (section 5), in its reference implementation's order.</summary>
    public static RuleSet Specified { get; } = new(SpecifiedRules.All);

    /// <summary>No rules: a walk with it only finds types.</summary>
    internal static RuleSet Empty { get; } = new([]);

    /// <summary>This set and further rules after it, such as limits of a server.</summary>
    /// <param name="more">Each makes a fresh rule for one document.</param>
    public RuleSet With(params IEnumerable<Func<ValidationRule>> more) => new([.. factories, .. more]);

    internal ValidationRule[] Create(ValidationContext context)
    {
        var rules = new ValidationRule[factories.Length];
        for (var i = 0; i < rules.Length; i++)
        {
            rules[i] = factories[i]();
            rules[i].Context = context;
        }

        return rules;
    }

    internal int[] Wanting(Visit visit) => wanted[(int)visit];

    private static bool Overrides(Type rule, string method) =>
        rule.GetMethod(method, BindingFlags.Public | BindingFlags.Instance)!.DeclaringType != typeof(ValidationRule);
}
