using Microsoft.Extensions.Configuration;
using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Hosting;

namespace NetworkLens.Api.Tests.Hosting;

public sealed class ViewerSettingsTests
{
    [Theory, InlineData(null), InlineData(""), InlineData("NONE")]
    public void Nothing_is_withheld_at_this_machine_unless_it_is_said(string? text)
    {
        ViewerSettings.Read(Settings(text), out var viewer).ShouldBeNull();
        viewer.ShouldBe(Viewer.Local);
    }

    [Theory]
    [InlineData("MIN_GROUP_3", 3), InlineData("MIN_GROUP_5", 5), InlineData("MIN_GROUP_010", 10), InlineData("MIN_GROUP_1000", 1_000)]
    public void A_bound_withholds_single_people_too(string text, int least)
    {
        ViewerSettings.Read(Settings(text), out var viewer).ShouldBeNull();
        viewer.ShouldBe(new("guest", SeesIndividuals: false, $"MIN_GROUP_{least}", least));
    }

    [Theory]
    [InlineData("none"), InlineData("MIN_GROUP_"), InlineData("MIN_GROUP_2"), InlineData("MIN_GROUP_1001"), InlineData("MIN_GROUP_-5")]
    [InlineData("MIN_GROUP_5 "), InlineData("5"), InlineData("MIN_GROUP_99999999999")]
    public void Anything_else_is_told_with_what_there_is(string text) => ViewerSettings.Read(Settings(text), out _).ShouldBe(
        $"The setting Disclosure:Profile is '{text}', but must be NONE, or MIN_GROUP_3 to MIN_GROUP_1000: single people and figures of " +
        "fewer than so many are withheld.");

    [Fact]
    public void The_setting_that_is_shipped_is_the_default()
    {
        var shipped = new ConfigurationBuilder().AddJsonFile(Repository.PathOf("src", "Api", "appsettings.json")).Build();
        shipped[ViewerSettings.Setting].ShouldBe("NONE");
    }

    private static IConfiguration Settings(string? text) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { [ViewerSettings.Setting] = text }).Build();
}
