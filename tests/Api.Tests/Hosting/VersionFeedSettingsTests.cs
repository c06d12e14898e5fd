using Microsoft.Extensions.Configuration;
using NetworkLens.Api.Hosting;

namespace NetworkLens.Api.Tests.Hosting;

public sealed class VersionFeedSettingsTests
{
    [Theory, InlineData(null, 2), InlineData("", 2), InlineData("0.1", 0.1), InlineData("30", 30), InlineData("3600", 3600)]
    public void Seconds_are_read(string? text, double seconds)
    {
        VersionFeedSettings.Read(Settings(text), out var options).ShouldBeNull();
        options.Interval.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Theory, InlineData("soon"), InlineData("0"), InlineData("-2"), InlineData("3601"), InlineData("NaN"), InlineData("1e400"),
     InlineData("00:00:02")]
    public void Anything_else_is_told_with_its_bounds(string text)
    {
        VersionFeedSettings.Read(Settings(text), out var options)
            .ShouldBe($"The setting Versions:LookEvery is '{text}', but must be a number of seconds from 0.1 to 3,600.");
        options.Interval.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void The_setting_that_is_shipped_is_the_default()
    {
        var shipped = new ConfigurationBuilder().AddJsonFile(Repository.PathOf("src", "Api", "appsettings.json")).Build();
        shipped[VersionFeedSettings.Setting].ShouldBe("2");
        VersionFeedSettings.Read(shipped, out var options).ShouldBeNull();
        options.ShouldBe(new());
    }

    private static IConfiguration Settings(string? text) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { [VersionFeedSettings.Setting] = text }).Build();
}
