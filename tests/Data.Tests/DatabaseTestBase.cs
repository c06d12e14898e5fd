using NetworkLens.Data.Databases;
using NetworkLens.Testing;

[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace NetworkLens.Data.Tests;

/// <summary>Gives a test a database of its own, of either kind, and skips where the kind cannot be had.</summary>
public abstract class DatabaseTestBase(TestDatabases databases)
{
    /// <summary>Both databases, for <c>[MemberData(nameof(Both))]</c>.</summary>
    public static TheoryData<DatabaseKind> Both => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected async Task<TestDatabase> CreateAsync(DatabaseKind kind)
    {
        await SkipWhereMissingAsync(kind);
        return await databases.CreateAsync(kind, Cancel);
    }

    protected async Task<DatabaseAddress> NewAddressAsync(DatabaseKind kind)
    {
        await SkipWhereMissingAsync(kind);
        return await databases.NewAddressAsync(kind, Cancel);
    }

    private async Task SkipWhereMissingAsync(DatabaseKind kind)
    {
        if (await databases.MissingAsync(kind, Cancel) is { } missing)
        {
            Assert.Skip(missing);
        }
    }
}
