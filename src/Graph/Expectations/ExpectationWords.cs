using System.Collections.Immutable;
using System.Globalization;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Expectations;

/// <summary>How places are called: names by their keys.</summary>
/// <param name="Organisation">The name of an organisation.</param>
/// <param name="Unit">The name of a unit.</param>
public sealed record PlaceNames(Func<string, string> Organisation, Func<string, string> Unit)
{
    /// <summary>The names that a network knows; a key that it does not know stands for itself, in quotes.</summary>
    public static PlaceNames Of(OrganisationNetwork network)
    {
        var organisations = network.Organisations.ToDictionary(o => o.Key, o => o.Name, StringComparer.Ordinal);
        var units = network.Units.ToDictionary(u => u.Key, u => u.Name, StringComparer.Ordinal);
        return Of(organisations, units);
    }

    /// <summary>Given names; a key without one stands for itself, in quotes.</summary>
    public static PlaceNames Of(IReadOnlyDictionary<string, string> organisations, IReadOnlyDictionary<string, string> units) => new(
        key => organisations.TryGetValue(key, out var name) ? name : $"'{key}'",
        key => units.TryGetValue(key, out var name) ? name : $"'{key}'");
}

/// <summary>Expectations and how they came out, in plain words: counts with their base, no cause, and nobody's name.</summary>
public static class ExpectationWords
{
    private const int MostNamed = 3;

    /// <summary>What is expected: "Every service lead reaches an executive of another organisation within 2 steps."</summary>
    public static string Rule(Expectation expectation, PlaceNames names) =>
        $"Every {Group(expectation.From, names, Form.One)} reaches {Goal(expectation, names)}.";

    /// <summary>How it came out, as one sentence or several.</summary>
    public static string Summary(ExpectationResult result, PlaceNames names)
    {
        var expectation = result.Expectation;
        var who = Group(expectation.From, names, Form.Many);
        var goal = Goal(expectation, names);
        var (expected, failing) = (result.Expected, result.Expected - result.Met);
        var first = expected == 0 && result.Unplaced > 0 ? "Nobody is expected to reach anybody."
            : expected == 0 ? $"Nobody is expected to reach anybody: {NotKnown(result, expectation.From) ?? $"the network has no {who}"}."
            : result.Targets == 0 ? $"The network has {Number(expected, who, expectation.From, names)} and nobody whom they are to reach: "
                + $"{NotKnown(result, expectation.To) ?? $"no {Group(expectation.To, names, Form.Many)}"}."
            : expected == 1 ? $"{(result.Unplaced == 0 ? "The only" : "1")} {Group(expectation.From, names, Form.One)} "
                + $"{(failing == 0 ? "reaches" : "does not reach")} {goal}."
            : failing == 0 ? $"All {expected.Words()} {who} reach {goal}."
            : $"{result.Met.Words()} of {expected.Words()} {who} reach {goal}: {(failing == 1 ? "1 does" : $"{failing.Words()} do")} not.";
        return string.Concat([first, .. result.Targets == 0 ? [] : Reasons(result, failing), .. Asides(result, names)]);
    }

    /// <summary>The people of criteria: "clinical service leads of Northmere Acute".</summary>
    internal static string People(PeopleCriteria criteria, PlaceNames names) => Group(criteria, names, Form.Many);

    private static IEnumerable<string> Reasons(ExpectationResult result, int failing)
    {
        if (failing == 0)
        {
            yield break;
        }

        if (result.TooFewRoutes.Length is > 0 and var cut)
        {
            yield return $" {Part(cut, failing, "gets", "get")} that far, but with fewer than {result.Expectation.Routes} separate routes.";
        }

        if (result.NobodyThere.Length is > 0 and var alone)
        {
            yield return $" {Part(alone, failing, "has", "have")} nobody there to be reached.";
        }
    }

    private static IEnumerable<string> Asides(ExpectationResult result, PlaceNames names)
    {
        if (result.Unplaced > 0)
        {
            var all = result.Expected + result.Unplaced;
            var who = all == 1
                ? $"The only {Group(result.Expectation.From, names, Form.One)}"
                : $"{result.Unplaced.Words()} of {all.Words()} {Group(result.Expectation.From, names, Form.Many)}";
            yield return $" {who} {(result.Unplaced == 1 ? "is" : "are")} left out: the data do not say their "
                + $"{PlaceOf(result.Expectation.Relation)}.";
        }

        if (!result.UnknownKeys.IsEmpty)
        {
            yield return $" The network does not have {Listed(result.UnknownKeys, key => $"'{key}'", "and", "names")}.";
        }
    }

    // That there is nobody of a level would say that it is known who has which. Who is asked for as unknown is found.
    private static string? NotKnown(ExpectationResult result, PeopleCriteria criteria)
    {
        var level = result.IsLevelUnknown && !criteria.Levels.IsEmpty && !criteria.Levels.Contains(Level.Unknown);
        var discipline = result.IsDisciplineUnknown && !criteria.Disciplines.IsEmpty && !criteria.Disciplines.Contains(Discipline.Unknown);
        return (level, discipline) switch
        {
            (true, true) => "neither level nor discipline is known of anybody in the network",
            (true, _) => "the level is known of nobody in the network",
            (_, true) => "the discipline is known of nobody in the network",
            _ => null,
        };
    }

    // A part always beside its whole.
    private static string Part(int part, int whole, string one, string many) =>
        part == whole ? $"{(whole == 1 ? "They" : "All of these")} {many}"
        : $"{part.Words()} of these {whole.Words()} {(part == 1 ? one : many)}";

    private static string Goal(Expectation expectation, PlaceNames names)
    {
        var goal = expectation.IsAmongPeers
            ? $"another {Group(expectation.To, names, Form.One)}"
            : WithArticle(Group(expectation.To, names, Form.One));
        var where = Where(expectation.Relation, hasPlace: !expectation.To.Organisations.IsEmpty || !expectation.To.Units.IsEmpty);
        var steps = expectation.Within == 1 ? "1 step" : $"{expectation.Within.Words()} steps";
        var routes = expectation.Routes == 1 ? "" : $", with {expectation.Routes.Words()} separate routes of any length";
        return $"{goal}{where} within {steps}{routes}";
    }

    private static string Where(ExpectationRelation relation, bool hasPlace)
    {
        var where = relation switch
        {
            ExpectationRelation.SameOrganisation => "of their own organisation",
            ExpectationRelation.SameDirectorate => "of their own directorate",
            ExpectationRelation.SameUnit => "of their own unit",
            ExpectationRelation.OtherUnit => "of another unit of their organisation",
            ExpectationRelation.OtherOrganisation => "of another organisation",
            ExpectationRelation.Counterpart => "of the same service line in another organisation",
            _ => "",
        };
        return where.Length == 0 ? "" : hasPlace ? $", {where}," : $" {where}";
    }

    private static string PlaceOf(ExpectationRelation relation) => relation switch
    {
        ExpectationRelation.SameDirectorate or ExpectationRelation.SameUnit or ExpectationRelation.OtherUnit => "unit",
        ExpectationRelation.Counterpart => "service line",
        _ => "organisation",
    };

    private enum Form
    {
        One,
        Many,
    }

    private static string Number(int count, string many, PeopleCriteria criteria, PlaceNames names) =>
        count == 1 ? $"1 {Group(criteria, names, Form.One)}" : $"{count.Words()} {many}";

    // "clinical service lead (profession Nursing) of Northmere Acute, in Ward 1"
    private static string Group(PeopleCriteria criteria, PlaceNames names, Form form)
    {
        var disciplines = criteria.Disciplines.IsEmpty ? "" : Listed(criteria.Disciplines, Word, "or") + " ";
        var levels = criteria.Levels.IsEmpty
            ? form == Form.One ? "person" : "people"
            : Listed(criteria.Levels, level => Word(level, form), "or");
        var professions = criteria.Professions.IsEmpty
            ? ""
            : $" (profession {Listed(criteria.Professions, name => name, "or", "professions")})";
        var organisations = criteria.Organisations.IsEmpty
            ? ""
            : $" of {Listed(criteria.Organisations, names.Organisation, "or", "organisations")}";
        var units = criteria.Units.IsEmpty ? "" : $" in {Listed(criteria.Units, names.Unit, "or", "units")}";
        return disciplines + levels + professions + organisations + units;
    }

    // Many are counted where the text says what they are.
    private static string Listed<T>(IReadOnlyCollection<T> items, Func<T, string> word, string and, string? things = null) =>
        items.Count switch
        {
            > MostNamed when things is not null => $"{items.Count.Words()} {things}",
            1 => word(items.First()),
            _ => $"{string.Join(", ", items.Take(items.Count - 1).Select(word))} {and} {word(items.Last())}",
        };

    private static string Word(Discipline discipline) => discipline switch
    {
        Discipline.Clinical => "clinical",
        Discipline.Managerial => "managerial",
        Discipline.Hybrid => "hybrid",
        Discipline.Support => "support",
        _ => "unplaced",
    };

    private static string Word(Level level, Form form) => (level, form) switch
    {
        (Level.Frontline, Form.One) => "front-line person",
        (Level.Frontline, _) => "front-line people",
        (Level.Unknown, Form.One) => "person of unknown level",
        (Level.Unknown, _) => "people of unknown level",
        (_, Form.One) => Title(level),
        _ => Title(level) + "s",
    };

    private static string Title(Level level) => level switch
    {
        Level.TeamLead => "team lead",
        Level.ServiceLead => "service lead",
        Level.Directorate => "directorate lead",
        Level.Executive => "executive",
        _ => "system leader",
    };

    private static string WithArticle(string noun) => "aeiou".Contains(noun[0], StringComparison.Ordinal) ? $"an {noun}" : $"a {noun}";

    private static string Words(this int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
