using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tooling.Diff;

/// <summary>Compares arguments, and the fields of input types.</summary>
internal static class InputChanges
{
    public static void Find(
        Findings findings,
        Spot owner,
        InputWords words,
        DefinitionList<InputValueDefinition> before,
        DefinitionList<InputValueDefinition> after)
    {
        foreach (var (was, now) in Pairs.ByName(before, after))
        {
            var name = (was ?? now)!.Name;
            var spot = new Spot(
                words.NamesArgument ? $"{owner.Coordinate}({name}:)" : $"{owner.Coordinate}.{name}",
                was?.Syntax is { } old ? SchemaPlace.Of(old, old.Name) : owner.Before,
                now?.Syntax is { } young ? SchemaPlace.Of(young, young.Name) : owner.After);
            if (was is null)
            {
                Added(findings, spot, words, now!);
            }
            else if (now is null)
            {
                findings.Add(ChangeKind.Breaking, words.Removed, spot,
                    $"The {words.Noun} is gone" + AppliedChanges.AsAnnounced(was.DeprecationReason),
                    "Requests that give it are no longer valid.");
            }
            else
            {
                CompareTypes(findings, spot, words, was, now);
                CompareDefaults(findings, spot, words, was, now);
                AppliedChanges.Describe(findings, spot, was.Description, now.Description);
                AppliedChanges.CompareDeprecation(findings, spot, was.DeprecationReason, now.DeprecationReason);
                AppliedChanges.Compare(findings, spot, was.Directives, now.Directives, CostChanges.UsualWeight(was.Type.NamedType));
            }
        }
    }

    private static void Added(Findings findings, Spot spot, InputWords words, InputValueDefinition now)
    {
        if (now.IsRequired)
        {
            findings.Add(ChangeKind.Breaking, words.AddedRequired, spot,
                $"The {words.Noun} is new and must be given, as {now.Type}.", "Requests that do not give it are no longer valid.");
        }
        else
        {
            findings.Add(words.KindOfAddedOptional, words.AddedOptional, spot,
                $"The {words.Noun} is new and may be left out; it takes {now.Type}.",
                words.KindOfAddedOptional == ChangeKind.Safe
                    ? "Clients may give it; none has to."
                    : "Requests without it stay valid, and get what it means to leave it out.");
        }
    }

    private static void CompareTypes(
        Findings findings, Spot spot, InputWords words, InputValueDefinition before, InputValueDefinition after)
    {
        var what = $"It takes {after.Type}; it took {before.Type}.";
        if (!TypeFit.TakesNoLess(before.Type, after.Type))
        {
            findings.Add(ChangeKind.Breaking, words.ChangedKind, spot, what, Refused(before.Type, after.Type));
        }
        else if (before.Type.ToString() != after.Type.ToString())
        {
            findings.Add(ChangeKind.Safe, words.ChangedKindSafe, spot, what, "It takes all that it took, and null as well.");
        }
    }

    private static string Refused(SchemaType before, SchemaType after) =>
        before.NamedType.Name != after.NamedType.Name ? $"Values and variables of type {before.NamedType} are refused."
        : TypeFit.ListDepth(before) != TypeFit.ListDepth(after) ? $"Variables of type {before} are refused, and literals may be."
        : "Null is refused, and so are variables that may be null.";

    private static void CompareDefaults(
        Findings findings, Spot spot, InputWords words, InputValueDefinition before, InputValueDefinition after)
    {
        if (before.DefaultLiteral is not { } was)
        {
            if (after.DefaultLiteral is { } added)
            {
                findings.Add(ChangeKind.Safe, words.DefaultAdded, spot,
                    $"It is {Printer.Print(added)} when left out, from now on.", "Requests that leave it out get that value.");
            }
        }
        else if (after.DefaultLiteral is not { } now)
        {
            CompareLostDefault(findings, spot, words, was, after);
        }
        else if (CanonicalLiteral.Of(was, before.Type) != CanonicalLiteral.Of(now, after.Type))
        {
            findings.Add(ChangeKind.Dangerous, words.DefaultChanged, spot,
                $"It is {Printer.Print(now)} when left out; it was {Printer.Print(was)}.", "Requests that leave it out get other answers.");
        }
    }

    private static void CompareLostDefault(
        Findings findings, Spot spot, InputWords words, ValueSyntax was, InputValueDefinition after)
    {
        if (after.IsRequired)
        {
            findings.Add(ChangeKind.Breaking, words.BecameRequired, spot,
                $"It must be given; it was {Printer.Print(was)} when left out.", "Requests that leave it out are no longer valid.");
        }
        else
        {
            findings.Add(ChangeKind.Dangerous, words.DefaultChanged, spot,
                $"It has no default any more; it was {Printer.Print(was)} when left out.", "Requests that leave it out get other answers.");
        }
    }
}
