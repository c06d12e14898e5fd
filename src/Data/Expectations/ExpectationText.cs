using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Expectations;

/// <summary>What a kept rule says: what is expected, and under which lens.</summary>
/// <param name="Expectation">What is expected.</param>
/// <param name="Lens">The lens, its window open or, with <c>FromTicks = 0</c>, all time: a rule moves with the day.</param>
public sealed record ExpectationDefinition(Expectation Expectation, Lens Lens)
{
    /// <summary>16 hexadecimal digits: equal for equal definitions, different for different ones.</summary>
    public string Fingerprint => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Expectation.Key}|{LensText.Canonical(Lens)}")).AsSpan(0, 8));
}

/// <summary>Writes and reads what a kept rule says as JSON, names in words: a later program reads what an earlier one wrote.</summary>
public static class ExpectationText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The text of a definition.</summary>
    public static string Write(ExpectationDefinition definition)
    {
        var (expectation, lens) = (definition.Expectation, definition.Lens);
        return JsonSerializer.Serialize(
            new Rule(
                Of(expectation.From),
                Of(expectation.To),
                expectation.Relation,
                expectation.Within,
                expectation.Routes,
                new(
                    Some(lens.Kinds),
                    lens.FromTicks == 0,
                    lens.HalfLifeDays,
                    lens.LeastWeight,
                    lens.Direction,
                    Some(lens.Organisations),
                    Some(lens.Units),
                    Some(lens.Professions),
                    Some(lens.Levels))),
            Options);
    }

    /// <summary>The definition of a text that <see cref="Write"/> has written.</summary>
    /// <exception cref="JsonException">It is none: somebody has changed the row by hand.</exception>
    public static ExpectationDefinition Read(string text)
    {
        var rule = JsonSerializer.Deserialize<Rule>(text, Options) ?? throw new JsonException("The text of an expectation says nothing.");
        return new(
            new(Of(rule.From), Of(rule.To), rule.Relation, rule.Within, rule.Routes),
            new()
            {
                Kinds = [.. rule.Lens.Kinds ?? []],
                FromTicks = rule.Lens.AllTime ? 0 : null,
                HalfLifeDays = rule.Lens.HalfLifeDays,
                LeastWeight = rule.Lens.LeastWeight,
                Direction = rule.Lens.Direction,
                Organisations = Keys(rule.Lens.Organisations),
                Units = Keys(rule.Lens.Units),
                Professions = Keys(rule.Lens.Professions),
                Levels = [.. rule.Lens.Levels ?? []],
            });
    }

    private static Group Of(PeopleCriteria criteria) => new(
        Some(criteria.Organisations), Some(criteria.Units), Some(criteria.Professions), Some(criteria.Levels), Some(criteria.Disciplines));

    private static PeopleCriteria Of(Group group) => new()
    {
        Organisations = Keys(group.Organisations),
        Units = Keys(group.Units),
        Professions = Keys(group.Professions),
        Levels = [.. group.Levels ?? []],
        Disciplines = [.. group.Disciplines ?? []],
    };

    private static IReadOnlyList<T>? Some<T>(ImmutableSortedSet<T> set) => set.IsEmpty ? null : [.. set];

    private static ImmutableSortedSet<string> Keys(IReadOnlyList<string>? keys) =>
        (keys ?? []).ToImmutableSortedSet(StringComparer.Ordinal);

    private sealed record Rule(Group From, Group To, ExpectationRelation Relation, int Within, int Routes, View Lens);

    private sealed record Group(
        IReadOnlyList<string>? Organisations,
        IReadOnlyList<string>? Units,
        IReadOnlyList<string>? Professions,
        IReadOnlyList<Level>? Levels,
        IReadOnlyList<Discipline>? Disciplines);

    private sealed record View(
        IReadOnlyList<TieKind>? Kinds,
        bool AllTime,
        double? HalfLifeDays,
        double LeastWeight,
        TieDirection Direction,
        IReadOnlyList<string>? Organisations,
        IReadOnlyList<string>? Units,
        IReadOnlyList<string>? Professions,
        IReadOnlyList<Level>? Levels);
}
