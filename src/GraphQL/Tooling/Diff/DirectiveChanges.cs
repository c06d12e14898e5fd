using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tooling.Diff;

/// <summary>Compares the directives that two schemas define.</summary>
internal static class DirectiveChanges
{
    public static void Find(Findings findings, Schema before, Schema after)
    {
        var own = Pairs.ByName(
            before.Directives.Where(directive => !directive.IsBuiltIn), after.Directives.Where(directive => !directive.IsBuiltIn));
        foreach (var (was, now) in own)
        {
            var spot = new Spot($"@{(was ?? now)!.Name}", PlaceOf(was), PlaceOf(now));
            if (was is null)
            {
                findings.Add(ChangeKind.Safe, ChangeType.DirectiveAdded, spot, "The directive is new.", "Clients may use it; none has to.");
            }
            else if (now is null)
            {
                findings.Add(ChangeKind.Breaking, ChangeType.DirectiveRemoved, spot,
                    "The directive is gone.", NoLongerValid(was, "use it"));
            }
            else
            {
                InputChanges.Find(findings, spot, InputWords.OfDirective, was.Arguments, now.Arguments);
                CompareLocations(findings, spot, was, now);
                CompareRepeatable(findings, spot, was, now);
                AppliedChanges.Describe(findings, spot, was.Description, now.Description);
            }
        }
    }

    private static void CompareLocations(Findings findings, Spot spot, DirectiveDefinition before, DirectiveDefinition after)
    {
        foreach (var gone in before.Locations.Except(after.Locations))
        {
            var name = DirectiveLocations.NameOf(gone);
            findings.Add(ChangeKind.Breaking, ChangeType.DirectiveLocationRemoved, spot,
                $"It may no longer stand on {name}.",
                gone <= DirectiveLocation.VariableDefinition
                    ? "Requests that have it there are no longer valid."
                    : "Schema files that have it there no longer build; requests cannot have it there.");
        }

        foreach (var added in after.Locations.Except(before.Locations))
        {
            findings.Add(ChangeKind.Safe, ChangeType.DirectiveLocationAdded, spot,
                $"It may stand on {DirectiveLocations.NameOf(added)} as well.", "Clients may use it there; none has to.");
        }
    }

    private static void CompareRepeatable(Findings findings, Spot spot, DirectiveDefinition before, DirectiveDefinition after)
    {
        if (before.IsRepeatable && !after.IsRepeatable)
        {
            findings.Add(ChangeKind.Breaking, ChangeType.DirectiveRepeatableRemoved, spot,
                "It may stand only once at one place.", NoLongerValid(before, "repeat it"));
        }
        else if (after.IsRepeatable && !before.IsRepeatable)
        {
            findings.Add(ChangeKind.Safe, ChangeType.DirectiveRepeatableAdded, spot,
                "It may stand several times at one place.", "Clients may repeat it; none has to.");
        }
    }

    private static string NoLongerValid(DirectiveDefinition directive, string what) =>
        directive.Locations.Any(location => location <= DirectiveLocation.VariableDefinition)
            ? $"Requests that {what} are no longer valid."
            : $"Schema files that {what} no longer build; requests cannot use it.";

    private static SchemaPlace? PlaceOf(DirectiveDefinition? directive) =>
        directive?.Syntax is { } syntax ? SchemaPlace.Of(syntax, syntax.Name) : null;
}
