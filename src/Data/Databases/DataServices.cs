using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetworkLens.Data.Model;

namespace NetworkLens.Data.Databases;

/// <summary>Adds the data room to a host.</summary>
public static class DataServices
{
    /// <summary>
    /// Adds a pooled factory of contexts, <see cref="DatabaseAddress"/> and <see cref="DatabaseMigration"/>. Nothing is opened yet.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="address">Which database.</param>
    public static IServiceCollection AddNetworkLensData(this IServiceCollection services, DatabaseAddress address)
    {
        services.AddPooledDbContextFactory<NetworkLensContext>(address.Configure);
        services.AddSingleton(address);
        services.AddSingleton<DatabaseMigration>();
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
