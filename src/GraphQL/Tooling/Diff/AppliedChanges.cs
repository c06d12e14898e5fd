using System.Collections.Immutable;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tooling.Diff;

/// <summary>Compares what is said about a piece of a schema: its description and the directives applied to it.</summary>
internal static class AppliedChanges
{
    public static void Describe(Findings findings, Spot spot, string? before, string? after)
    {
        if (before == after)
        {
            return;
        }

        var what = before is null ? "It has a description." : after is null ? "Its description is gone." : "Its description is another.";
        findings.Add(ChangeKind.Safe, ChangeType.DescriptionChanged, spot, what, "Only readers of the schema see it.");
    }

    public static void CompareDeprecation(Findings findings, Spot spot, string? before, string? after)
    {
        if (before is null && after is not null)
        {
            findings.Add(ChangeKind.Safe, ChangeType.DeprecationAdded, spot,
                $"It is deprecated: {after}", "It works as before; clients are asked to move away from it.");
        }
        else if (before is not null && after is null)
        {
            findings.Add(ChangeKind.Safe, ChangeType.DeprecationRemoved, spot,
                $"It is no longer deprecated; the reason was: {before}", "Clients need not move away from it.");
        }
        else if (before != after)
        {
            findings.Add(ChangeKind.Safe, ChangeType.DeprecationReasonChanged, spot,
                $"It is deprecated for another reason: {after}", "Only readers of the schema see it.");
        }
    }

    /// <summary>Ends the sentence about something removed: whether clients had been told.</summary>
    public static string AsAnnounced(string? deprecationReason) =>
        deprecationReason is null ? "; it was never deprecated." : $"; it was deprecated: {deprecationReason}";

    public static void CompareSpecification(Findings findings, Spot spot, string? before, string? after)
    {
        if (before is null && after is not null)
        {
            findings.Add(ChangeKind.Safe, ChangeType.SpecifiedByAdded, spot,
                $"Its format is specified by {after}.", "Only readers of the schema see it.");
        }
        else if (before is not null && after is null)
        {
            findings.Add(ChangeKind.Dangerous, ChangeType.SpecifiedByRemoved, spot,
                $"Its format is no longer specified by {before}.", "Clients may meet values of another format.");
        }
        else if (before != after)
        {
            findings.Add(ChangeKind.Dangerous, ChangeType.SpecifiedByChanged, spot,
                $"Its format is specified by {after}; it was {before}.", "Clients may meet values of another format.");
        }
    }

    /// <summary>
    /// Compares applied directives. What the specification's own mean is compared where it takes effect; <c>@cost</c> and <c>@listSize</c>
    /// are understood; of any other it is told only that it changed.
    /// </summary>
    public static void Compare(
        Findings findings,
        Spot spot,
        ImmutableArray<AppliedDirective> before,
        ImmutableArray<AppliedDirective> after,
        double usualWeight)
    {
        CostChanges.Find(findings, spot, Only(before, CostChanges.Cost), Only(after, CostChanges.Cost), usualWeight);
        ListSizeChanges.Find(findings, spot, Only(before, ListSizeChanges.ListSize), Only(after, ListSizeChanges.ListSize));

        var was = Others(before);
        var now = Others(after);
        foreach (var name in was.Select(d => d.Name).Union(now.Select(d => d.Name)))
        {
            CompareOthers(findings, spot, Texts(was, name), Texts(now, name));
        }
    }

    private static void CompareOthers(Findings findings, Spot spot, string before, string after)
    {
        if (before == after)
        {
            return;
        }

        const string meaning = "What that does to requests is for whoever defined the directive to say.";
        var (type, what) = (before, after) switch
        {
            ("", _) => (ChangeType.AppliedDirectiveAdded, $"It carries {after}."),
            (_, "") => (ChangeType.AppliedDirectiveRemoved, $"It no longer carries {before}."),
            _ => (ChangeType.AppliedDirectiveChanged, $"It carries {after}; it carried {before}."),
        };
        findings.Add(ChangeKind.Dangerous, type, spot, what, meaning);
    }

    // The order of different directives means nothing; that of the same one repeated may.
    private static string Texts(IEnumerable<AppliedDirective> applied, string name) =>
        string.Join(' ', applied.Where(directive => directive.Name == name).Select(Text));

    private static string Text(AppliedDirective applied)
    {
        var arguments = applied.Syntax.Arguments
            .OrderBy(argument => argument.Name.Value, StringComparer.Ordinal)
            .Select(argument =>
                $"{argument.Name.Value}: "
                + CanonicalLiteral.Of(argument.Value, applied.Definition.Arguments.Find(argument.Name.Value)?.Type))
            .ToArray();
        return arguments.Length == 0 ? $"@{applied.Name}" : $"@{applied.Name}({string.Join(", ", arguments)})";
    }

    private static AppliedDirective? Only(ImmutableArray<AppliedDirective> applied, string name) =>
        applied.FirstOrDefault(directive => directive.Name == name);

    private static AppliedDirective[] Others(ImmutableArray<AppliedDirective> applied) =>
    [
        .. applied.Where(directive => directive.Name
            is not ("deprecated" or "specifiedBy" or "oneOf" or CostChanges.Cost or ListSizeChanges.ListSize)),
    ];
}
