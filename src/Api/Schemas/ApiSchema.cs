using NetworkLens.Api.Computing;
using NetworkLens.Api.Connectivity;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Expectations;
using NetworkLens.Api.Explanation;
using NetworkLens.Api.Gaps;
using NetworkLens.Api.Ids;
using NetworkLens.Api.Interactions;
using NetworkLens.Api.Measures;
using NetworkLens.Api.Networks;
using NetworkLens.Api.Organisations;
using NetworkLens.Api.People;
using NetworkLens.Api.Posts;
using NetworkLens.Api.Resilience;
using NetworkLens.Api.Story;
using NetworkLens.Api.Suggestions;
using NetworkLens.Api.Ties;
using NetworkLens.Api.WhatIf;
using NetworkLens.GraphQL.Binding;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.Api.Schemas;

/// <summary>The public contract, read from the SDL files that are built into the program, and bound to its resolvers.</summary>
public static class ApiSchema
{
    private const string Prefix = "schema/";

    /// <summary>The contract alone.</summary>
    /// <exception cref="InvalidOperationException">The SDL is wrong: a bug of ours, with file and line of each fault.</exception>
    public static Schema Read()
    {
        var assembly = typeof(ApiSchema).Assembly;
        var files = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return new Source(reader.ReadToEnd(), name);
            });
        var result = SchemaBuilder.Build(files);
        return result.Schema ?? throw new InvalidOperationException(string.Join('\n', result.Errors));
    }

    /// <summary>The contract, bound.</summary>
    /// <exception cref="SchemaBindingException">Contract and code do not fit: it lists every fault.</exception>
    public static ExecutableSchema Bind()
    {
        var schema = new SchemaBinder(Read());
        NodeResolvers.Bind(schema);
        ViewerResolvers.Bind(schema);
        OrganisationResolvers.Bind(schema);
        PersonResolvers.Bind(schema);
        PostResolvers.Bind(schema);
        InteractionResolvers.Bind(schema);
        NetworkResolvers.Bind(schema);
        DistanceResolvers.Bind(schema);
        CoverageResolvers.Bind(schema);
        MixingResolvers.Bind(schema);
        FormalStructureResolvers.Bind(schema);
        PathResolvers.Bind(schema);
        NetworkPersonResolvers.Bind(schema);
        NetworkPeopleResolvers.Bind(schema);
        DistributionResolvers.Bind(schema);
        GroupResolvers.Bind(schema);
        CohesionResolvers.Bind(schema);
        BrokerageResolvers.Bind(schema);
        HierarchyResolvers.Bind(schema);
        KeyPlayerResolvers.Bind(schema);
        ComparisonResolvers.Bind(schema);
        CommunityResolvers.Bind(schema);
        PositionResolvers.Bind(schema);
        ComputingResolvers.Bind(schema);
        NetworkTieResolvers.Bind(schema);
        SeparationResolvers.Bind(schema);
        CoveringResolvers.Bind(schema);
        SampledBetweennessResolvers.Bind(schema);
        AssortativityResolvers.Bind(schema);
        RegressionResolvers.Bind(schema);
        ConnectivityResolvers.Bind(schema);
        NonResponseResolvers.Bind(schema);
        GapResolvers.Bind(schema);
        StoryResolvers.Bind(schema);
        ExpectationResolvers.Bind(schema);
        SuggestedLinkResolvers.Bind(schema);
        SuggestedPairingResolvers.Bind(schema);
        SuggestedCohortResolvers.Bind(schema);
        WhomToAskResolvers.Bind(schema);
        WhatIfResolvers.Bind(schema);
        ResilienceResolvers.Bind(schema);
        return schema.Build();
    }
}
