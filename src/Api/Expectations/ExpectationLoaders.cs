using NetworkLens.Api.Paging;
using NetworkLens.Data.Expectations;
using NetworkLens.Data.Model;
using NetworkLens.Data.Querying;
using NetworkLens.Graph.Expectations;
using NetworkLens.GraphQL.DataLoading;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.Api.Expectations;

/// <summary>Rules by id.</summary>
internal sealed class ExpectationById(BatchLoads loads) : RowLoader<KeptExpectation>(loads.ExpectationsAsync);

/// <summary>Names of organisations by key.</summary>
internal sealed class OrganisationNameByKey(BatchLoads loads) : BatchLoader<string, string>
{
    protected override async Task<IReadOnlyDictionary<string, string>> FetchAsync(
        IReadOnlyList<string> keys, CancellationToken cancel) => await loads.OrganisationNamesAsync(keys, cancel);
}

/// <summary>Names of units by key.</summary>
internal sealed class UnitNameByKey(BatchLoads loads) : BatchLoader<string, string>
{
    protected override async Task<IReadOnlyDictionary<string, string>> FetchAsync(
        IReadOnlyList<string> keys, CancellationToken cancel) => await loads.UnitNamesAsync(keys, cancel);
}

/// <summary>What a row says, and how its places are called.</summary>
internal static class KeptExpectations
{
    /// <summary>What a rule says.</summary>
    public static ExpectationDefinition Read(this KeptExpectation rule) => ExpectationText.Read(rule.Definition);

    /// <summary>The whole row of a rule of which a page has read some columns.</summary>
    /// <exception cref="GraphQLException">It was removed meanwhile.</exception>
    public static async ValueTask<KeptExpectation> WholeAsync(this KeptExpectation rule, ResolverContext context) =>
        rule.Fingerprint is { Length: > 0 } ? rule // No page reads it.
        : await context.Loader<ExpectationById>().LoadAsync(rule.Id)
        ?? throw new GraphQLException("The rule was removed just now. Ask for expectations again.");

    /// <summary>What an expectation says, in words, with the names that places have in the data.</summary>
    public static async ValueTask<string> SentenceAsync(this Expectation expectation, ResolverContext context)
    {
        var organisations = await NamesAsync(
            context.Loader<OrganisationNameByKey>(), [.. expectation.From.Organisations.Union(expectation.To.Organisations)]);
        var units = await NamesAsync(context.Loader<UnitNameByKey>(), [.. expectation.From.Units.Union(expectation.To.Units)]);
        return ExpectationWords.Rule(expectation, PlaceNames.Of(organisations, units));
    }

    private static async ValueTask<Dictionary<string, string>> NamesAsync(BatchLoader<string, string> loader, string[] keys)
    {
        var names = await loader.LoadManyAsync(keys);
        return keys.Zip(names).Where(pair => pair.Second is not null)
            .ToDictionary(pair => pair.First, pair => pair.Second!, StringComparer.Ordinal);
    }
}
