using NetworkLens.Api.Ids;
using NetworkLens.Api.Paging;
using NetworkLens.Data.Model;
using NetworkLens.Data.Querying;
using NetworkLens.Graph.Expectations;
using NetworkLens.Graph.Networks;
using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Expectations;

/// <summary>
/// Resolves <c>Query.expectations</c>, <c>Query.expectationTemplates</c> and what rules say, of schema/expectations.graphql.
/// </summary>
internal static class ExpectationResolvers
{
    /// <summary>What <c>type Expectation</c> is answered from.</summary>
    public static RowColumns<KeptExpectation> Columns { get; } = new(
        nameof(KeptExpectation.Name), nameof(KeptExpectation.Description), nameof(KeptExpectation.TargetCompliance))
    {
        { "sentence", nameof(KeptExpectation.Definition) },
        { "from", nameof(KeptExpectation.Definition) },
        { "to", nameof(KeptExpectation.Definition) },
        { "relation", nameof(KeptExpectation.Definition) },
        { "within", nameof(KeptExpectation.Definition) },
        { "routes", nameof(KeptExpectation.Definition) },
        { "lens", nameof(KeptExpectation.Definition) },
        { "writtenAt", nameof(KeptExpectation.WrittenTicks) },
        { "result", null },
        { "trend", null },
        { "history", null },
    };

    public static void Bind(SchemaBinder schema)
    {
        schema.BindRoot("Query", query => query
            .Field("expectations", context => context.ReadPageAsync(QueryFields.Expectations, Columns))
            .Field("expectationTemplates", () => ExpectationTemplate.All.AsEnumerable()));
        schema.BindConnection<KeptExpectation>("ExpectationsConnection");
        schema.Bind<KeptExpectation>("Expectation", rule => rule
            .Field("id", r => NodeId.Encode("Expectation", r.Id))
            .Field("sentence", (r, context) => r.Read().Expectation.SentenceAsync(context))
            .Field("from", r => r.Read().Expectation.From)
            .Field("to", r => r.Read().Expectation.To)
            .Field("relation", r => r.Read().Expectation.Relation)
            .Field("within", r => r.Read().Expectation.Within)
            .Field("routes", r => r.Read().Expectation.Routes)
            .Field("lens", r => new RuleLens(r.Read().Lens))
            .Field("writtenAt", r => new DateTimeOffset(r.WrittenTicks, TimeSpan.Zero)));
        schema.Bind<PeopleCriteria>("ExpectationGroup");
        schema.Bind<RuleLens>("ExpectationLens", lens => lens
            .Field("kinds", l => l.Lens.Kinds)
            .Field("allTime", l => l.Lens.FromTicks == 0)
            .Field("halfLifeDays", l => l.Lens.HalfLifeDays)
            .Field("leastWeight", l => l.Lens.LeastWeight)
            .Field("direction", l => l.Lens.Direction)
            .Field("organisations", l => l.Lens.Organisations)
            .Field("units", l => l.Lens.Units)
            .Field("professions", l => l.Lens.Professions)
            .Field("levels", l => l.Lens.Levels));
        schema.Bind<ExpectationTemplate>("ExpectationTemplate", template => template
            .Field("template", t => t.Kind)
            .Field("sentence", (t, context) => t.Expectation.SentenceAsync(context))
            .Field("from", t => t.Expectation.From)
            .Field("to", t => t.Expectation.To)
            .Field("relation", t => t.Expectation.Relation)
            .Field("within", t => t.Expectation.Within)
            .Field("routes", t => t.Expectation.Routes)
            .Field("toFillIn", t => t.ToFillIn.AsEnumerable()));
        schema.Bind<TemplateBlank>("ExpectationBlank");
        ExpectationResultResolvers.Bind(schema);
        ExpectationTrendResolvers.Bind(schema);
        ExpectationMutations.Bind(schema);
    }
}

/// <summary>The lens of a rule, whose window moves with the day.</summary>
internal sealed record RuleLens(Lens Lens);
