using System.Globalization;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tooling.Diff;

/// <summary>Compares how <c>@listSize</c> counts the items of a list (the IBM specification of GraphQL cost directives).</summary>
internal static class ListSizeChanges
{
    /// <summary>The directive's name.</summary>
    public const string ListSize = "listSize";

    private const string AssumedSize = "assumedSize";

    public static void Find(Findings findings, Spot spot, AppliedDirective? before, AppliedDirective? after)
    {
        var was = Arguments(before);
        var now = Arguments(after);
        if (Text(before, was) == Text(after, now))
        {
            return;
        }

        var what = (before, after) switch
        {
            (null, _) => $"Its items are counted by {Text(after, now)}.",
            (_, null) => $"Its items are no longer counted by {Text(before, was)}.",
            _ => $"Its items are counted by {Text(after, now)}; it was {Text(before, was)}.",
        };
        if (OnlyAssumesFewer(before, was, after, now))
        {
            findings.Add(ChangeKind.Safe, ChangeType.ListSizeLowered, spot, what, "Requests cost less of the budget.");
        }
        else
        {
            findings.Add(ChangeKind.Dangerous, ChangeType.ListSizeChanged, spot, what,
                "Requests may cost more of the budget, or be refused without a page size.");
        }
    }

    private static bool OnlyAssumesFewer(
        AppliedDirective? before,
        SortedDictionary<string, string> was,
        AppliedDirective? after,
        SortedDictionary<string, string> now) =>
        before is not null && after is not null
        && Assumed(was) is { } old && Assumed(now) is { } young && young < old
        && was.Where(pair => pair.Key != AssumedSize).SequenceEqual(now.Where(pair => pair.Key != AssumedSize));

    private static long? Assumed(SortedDictionary<string, string> arguments) =>
        arguments.TryGetValue(AssumedSize, out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out var size) ? size : null;

    // What is written, and what the definition says of the rest.
    private static SortedDictionary<string, string> Arguments(AppliedDirective? applied)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var definition in applied?.Definition.Arguments ?? DefinitionList<InputValueDefinition>.Empty)
        {
            var given = applied!.Syntax.Arguments.FirstOrDefault(argument => argument.Name.Value == definition.Name)?.Value
                ?? definition.DefaultLiteral;
            if (given is not (null or NullValueSyntax))
            {
                texts[definition.Name] = CanonicalLiteral.Of(given, definition.Type);
            }
        }

        return texts;
    }

    private static string Text(AppliedDirective? applied, SortedDictionary<string, string> arguments) =>
        applied is null ? "" : $"@{ListSize}({string.Join(", ", arguments.Select(pair => $"{pair.Key}: {pair.Value}"))})";
}
