using System.Collections.Immutable;
using System.Globalization;
using NetworkLens.Api.Measures;
using NetworkLens.Api.Networks;
using NetworkLens.Data.Expectations;
using NetworkLens.Data.Model;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Expectations;

/// <summary>Makes the rule that somebody wants written, or tells all that is wrong with it.</summary>
/// <remarks>What is not given is taken from the rule that is changed, else from the template, else from the defaults.</remarks>
/// <param name="input">What was given.</param>
/// <param name="kept">The rule that is changed; null for a new one.</param>
/// <param name="known">A network of everybody: which keys and professions there are.</param>
internal sealed class ExpectationDrafting(WriteExpectationInput input, KeptExpectation? kept, OrganisationNetwork known)
{
    private const int MostErrors = 20;

    private readonly List<IDomainError> _errors = [];
    private readonly ExpectationTemplate? _template = input.Template is { } kind ? ExpectationTemplate.Of(kind) : null;
    private readonly ExpectationDefinition? _before = kept?.Read();

    /// <summary>All that is wrong, in the order of the input, twenty at most; none where the rule may be written.</summary>
    public IReadOnlyList<IDomainError> Errors => _errors.Count <= MostErrors ? _errors : _errors[..MostErrors];

    /// <summary>The rule; to be used only where there are no <see cref="Errors"/>.</summary>
    public ExpectationDraft Read()
    {
        var name = Text("name", (input.Name ?? kept?.Name ?? _template?.Name)?.Trim() ?? "", ExpectationLimits.Name);
        Check(name.Length > 0, "name", "A rule needs a name, so that people can speak of it.");
        var description = Text(
            "description", input.Description ?? kept?.Description ?? _template?.Purpose ?? "", ExpectationLimits.Description);
        var from = Group("from", input.From, _template?.Expectation.From, _before?.Expectation.From, "reach");
        var to = Group("to", input.To, _template?.Expectation.To, _before?.Expectation.To, "be reached");
        CheckBlanks(from, to);
        var usual = _template?.Expectation ?? _before?.Expectation ?? new Expectation(from, to);
        var within = Number("within", input.Within ?? usual.Within, Expectation.MostSteps, "a number of steps");
        var routes = Number("routes", input.Routes ?? usual.Routes, Expectation.MostRoutes, "a number of routes");
        var target = input.TargetCompliance ?? kept?.TargetCompliance ?? 1;
        Check(target is > 0 and <= 1, "targetCompliance", "A share of people, above 0, to 1: 0.9 for nine of ten.");
        var definition = new ExpectationDefinition(
            new(from, to, input.Relation ?? usual.Relation, within, routes), Lens());
        if (_errors.Count == 0)
        {
            var length = ExpectationText.Write(definition).Length;
            Check(length <= ExpectationLimits.Definition, "from", "The rule names too much. Name units instead of their parts.");
        }

        return new(kept?.Id, name, description, definition, target);
    }

    private string Text(string argument, string text, int most)
    {
        Check(
            text.Length <= most && ExpectationLimits.IsStorable(text),
            argument,
            string.Create(CultureInfo.InvariantCulture, $"At most {most} characters, none of code 0 and no half ones."));
        return text;
    }

    private int Number(string argument, int value, int most, string what)
    {
        Check(value >= 1 && value <= most, argument, string.Create(CultureInfo.InvariantCulture, $"It is {what} from 1 to {most}."));
        return value;
    }

    private PeopleCriteria Group(string argument, PeopleGroupInput? given, PeopleCriteria? template, PeopleCriteria? before, string verb)
    {
        if (given is not null)
        {
            return Read(argument, given, template ?? PeopleCriteria.Everybody);
        }

        Check(
            template is not null || before is not null,
            argument,
            $"Say who should {verb}, such as {{ levels: [SERVICE_LEAD] }}; {{}} is everybody.");
        return template ?? before ?? PeopleCriteria.Everybody;
    }

    private PeopleCriteria Read(string argument, PeopleGroupInput given, PeopleCriteria usual) => new()
    {
        Organisations = Keys($"{argument}.organisations", given.Organisations, OrganisationKeys) ?? usual.Organisations,
        Units = Keys($"{argument}.units", given.Units, UnitKeys) ?? usual.Units,
        Professions = Keys($"{argument}.professions", given.Professions, known.Profession.Values) ?? usual.Professions,
        Levels = Some($"{argument}.levels", given.Levels) is { } levels ? [.. levels] : usual.Levels,
        Disciplines = Some($"{argument}.disciplines", given.Disciplines) is { } disciplines ? [.. disciplines] : usual.Disciplines,
    };

    private IEnumerable<string> OrganisationKeys => known.Organisations.Select(o => o.Key);

    private IEnumerable<string> UnitKeys => known.Units.Select(u => u.Key);

    private ImmutableSortedSet<string>? Keys(string argument, IReadOnlyList<string>? given, IEnumerable<string> options)
    {
        if (Some(argument, given) is not { } keys)
        {
            return null;
        }

        var all = options.ToHashSet(StringComparer.Ordinal);
        foreach (var key in keys.Where(key => !all.Contains(key)).Distinct(StringComparer.Ordinal).Take(MostErrors))
        {
            _errors.Add(new UnknownKeyError(argument, key, GraphQL.Errors.Suggestions.Near(key, all) is [var near, ..] ? near : null));
        }

        return keys.ToImmutableSortedSet(StringComparer.Ordinal);
    }

    // An empty list lets nobody in, which no reader would take for a rule; nor should it mean everybody.
    private IReadOnlyList<T>? Some<T>(string argument, IReadOnlyList<T>? given)
    {
        Check(given is not { Count: 0 }, argument, "It is an empty list. Leave it out for all, or name at least one.");
        Check(
            given is null || given.Count <= ExpectationLimits.MostNames,
            argument,
            $"It names more than {ExpectationLimits.MostNames}. Name units instead of their parts, or write two rules.");
        return given is { Count: > 0 and <= ExpectationLimits.MostNames } ? given : null;
    }

    private void CheckBlanks(PeopleCriteria from, PeopleCriteria to)
    {
        foreach (var blank in _template?.ToFillIn.Where(blank => blank.IsRequired) ?? [])
        {
            var group = blank.Argument.StartsWith("from.", StringComparison.Ordinal) ? from : to;
            var named = blank.Argument.EndsWith(".units", StringComparison.Ordinal) ? group.Units : group.Organisations;
            var isThere = !named.IsEmpty || _errors.OfType<UnknownKeyError>().Any(error => error.Argument == blank.Argument);
            Check(isThere, blank.Argument, $"The template leaves it to you. {blank.Explanation}");
        }
    }

    private Lens Lens()
    {
        if (input.Lens is not { } given)
        {
            return _before?.Lens ?? Graph.Networks.Lens.Default;
        }

        Check(given.From is null, "lens.from", "A rule is judged in a window that moves with the day: leave it out, or say allTime.");
        Keys("lens.organisations", given.Organisations, OrganisationKeys);
        Keys("lens.units", given.Units, UnitKeys);
        Keys("lens.professions", given.Professions, known.Profession.Values);
        try
        {
            return given.ToLens(asOf: null) with { FromTicks = given.AllTime ? 0 : null };
        }
        catch (GraphQLException problem)
        {
            // An empty list was told of by its own name already.
            var isTold = _errors.OfType<InvalidArgumentError>().Any(e => e.Argument.StartsWith("lens.", StringComparison.Ordinal));
            Check(isTold, "lens", problem.Message);
            return Graph.Networks.Lens.Default;
        }
    }

    private void Check(bool holds, string argument, string mend)
    {
        if (!holds)
        {
            _errors.Add(new InvalidArgumentError(argument, mend));
        }
    }
}
