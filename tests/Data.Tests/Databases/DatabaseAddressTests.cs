using NetworkLens.Data.Databases;

namespace NetworkLens.Data.Tests.Databases;

public sealed class DatabaseAddressTests
{
    [Fact]
    public void A_file_is_sqlite_with_foreign_keys_and_patience()
    {
        DatabaseAddress.TryParse("Data Source=lens.db", out var address, out var fault).ShouldBeTrue(fault?.ToString());
        address!.Kind.ShouldBe(DatabaseKind.Sqlite);
        address.Place.ShouldBe(Path.GetFullPath("lens.db"));
        address.ConnectionString.ShouldContain("Foreign Keys=True");
        address.ConnectionString.ShouldContain("Default Timeout=30");
    }

    [Fact]
    public void A_host_is_postgresql_and_its_password_is_not_shown()
    {
        DatabaseAddress.TryParse("Host=db.example;Username=u;Password=secret", out var address, out _).ShouldBeTrue();
        address!.Kind.ShouldBe(DatabaseKind.PostgreSql);
        address.Place.ShouldBe("db.example:5432/networklens");
        address.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData(null, "It is empty.")]
    [InlineData(" ", "It is empty.")]
    [InlineData("lens.db", "It cannot be read")]
    [InlineData("Colour=blue", "It names neither a file nor a host.")]
    [InlineData("Host=h;Password=secret;Colour=blue", "It cannot be read")]
    [InlineData("Host=h;Port=secret", "It cannot be read")]
    [InlineData("Data Source=:memory:", "in memory")]
    [InlineData("Data Source=x;Mode=Memory", "in memory")]
    [InlineData("Data Source=", "It names neither")]
    public void Anything_else_is_a_fault_that_says_what_to_write(string? text, string problem)
    {
        DatabaseAddress.TryParse(text, out var address, out var fault).ShouldBeFalse();
        address.ShouldBeNull();
        fault!.Problem.ShouldContain(problem);
        fault.Mend.ShouldNotBeEmpty();
        fault.ToString().ShouldNotContain("secret");
    }
}
