using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NetworkLens.Data.Expectations;
using NetworkLens.Data.Import;
using NetworkLens.Data.Model;
using NetworkLens.Data.Querying;
using NetworkLens.Data.Reading;
using NetworkLens.Data.Versions;

namespace NetworkLens.Data.Databases;

/// <summary>Adds the data room to a host.</summary>
public static class DataServices
{
    /// <summary>
    /// Adds a pooled factory of contexts, <see cref="DatabaseAddress"/>, <see cref="DatabaseMigration"/>, <see cref="DataVersions"/>,
    /// <see cref="VersionFeed"/>, <see cref="NetworkReader"/>, <see cref="NetworkCache"/>, <see cref="LongAnalyses"/>,
    /// <see cref="ExpectationStore"/>, <see cref="ExpectationTrends"/>, <see cref="EntityPages"/> and <see cref="BatchLoads"/>.
    /// Nothing is opened yet. A <see cref="NetworkCacheLimits"/>, <see cref="LongAnalysisLimits"/>, <see cref="VersionFeedOptions"/> or
    /// <see cref="TimeProvider"/> that was added before is used.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="address">Which database.</param>
    public static IServiceCollection AddNetworkLensData(this IServiceCollection services, DatabaseAddress address)
    {
        if (address.Kind == DatabaseKind.Sqlite)
        {
            StoppableQueries.MakeRoom();
        }

        services.AddPooledDbContextFactory<NetworkLensContext>(address.Configure);
        services.AddSingleton(address);
        services.AddSingleton<DatabaseMigration>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DataVersions>();
        services.TryAddSingleton(new VersionFeedOptions());
        services.AddSingleton<VersionFeed>();
        services.AddSingleton<Importer>();
        services.AddSingleton<NetworkReader>();
        services.TryAddSingleton(new NetworkCacheLimits());
        services.AddSingleton<NetworkCache>();
        services.TryAddSingleton(new LongAnalysisLimits());
        services.AddSingleton<LongAnalyses>();
        services.AddSingleton<ExpectationStore>();
        services.AddSingleton<ExpectationTrends>();
        services.AddSingleton<EntityPages>();
        services.AddSingleton<BatchLoads>();
        return services;
    }

    /// <summary>As the other one, from a connection string.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="connectionString">See <see cref="DatabaseAddress.TryParse"/>, which tells of a fault by value.</param>
    /// <exception cref="DatabaseFaultException">The connection string cannot be read.</exception>
    public static IServiceCollection AddNetworkLensData(this IServiceCollection services, string? connectionString) =>
        DatabaseAddress.TryParse(connectionString, out var address, out var fault)
            ? services.AddNetworkLensData(address)
            : throw new DatabaseFaultException(fault);
}
