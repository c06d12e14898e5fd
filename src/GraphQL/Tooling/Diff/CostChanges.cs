using System.Globalization;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tooling.Diff;

/// <summary>Compares the weights that <c>@cost</c> states (the IBM specification of GraphQL cost directives).</summary>
internal static class CostChanges
{
    /// <summary>The directive's name.</summary>
    public const string Cost = "cost";

    /// <summary>What something weighs without the directive: 1 where it has parts, 0 for scalars and enums.</summary>
    public static double UsualWeight(NamedType type) => type.IsLeaf ? 0 : 1;

    public static void Find(Findings findings, Spot spot, AppliedDirective? before, AppliedDirective? after, double usual)
    {
        var was = Weight(before);
        var now = Weight(after);
        var oldWeight = was ?? usual;
        var newWeight = now ?? usual;
        if (newWeight == oldWeight)
        {
            return;
        }

        var what = string.Create(
            CultureInfo.InvariantCulture, $"It costs {newWeight:R}; it cost {oldWeight:R}.");
        if (newWeight > oldWeight)
        {
            findings.Add(ChangeKind.Dangerous, ChangeType.CostRaised, spot, what, "Requests near the budget may be refused.");
        }
        else
        {
            findings.Add(ChangeKind.Safe, ChangeType.CostLowered, spot, what, "Requests cost less of the budget.");
        }
    }

    private static double? Weight(AppliedDirective? applied) =>
        applied?.Syntax.Arguments.FirstOrDefault(argument => argument.Name.Value == "weight")?.Value switch
        {
            StringValueSyntax text when Parse(text.Value) is { } weight => weight,
            IntValueSyntax number => Parse(number.Text),
            FloatValueSyntax number => Parse(number.Text),
            _ => null,
        };

    private static double? Parse(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var weight) && double.IsFinite(weight) ? weight : null;
}
