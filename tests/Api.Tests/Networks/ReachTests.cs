using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Tests.Measures;

namespace NetworkLens.Api.Tests.Networks;

/// <summary>The reach of a dimension within as many steps as a client asks for.</summary>
public sealed class ReachTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // M is reached by L, who is none of the front line, in one step; by A in two, by B and C in three, by D and E in four; never by F.
    [Fact]
    public async Task Each_number_of_steps_and_each_dimension_has_a_reach_of_its_own()
    {
        await using var api = await TwoWards.StartAsync(Cancel);
        const string Parts = "{ parts { reached possible } }";
        var dimensions = (await api.AskAsync(
            $$"""
            { network { connectivity {
                vertical { s1: reach(within: 1) {{Parts}} s3: reach(within: 3) {{Parts}} s4: reach(within: 4) {{Parts}}
                  s10: reach(within: 10) {{Parts}} }
                horizontal { s1: reach(within: 1) {{Parts}} s3: reach(within: 3) {{Parts}} } } } }
            """,
            Cancel)).GetProperty("network").GetProperty("connectivity");
        dimensions.GetProperty("vertical").EnumerateObject().Select(reach => reach.Value.GetProperty("parts")[0].GetRawText()).ShouldBe(
        [
            """{"reached":0,"possible":6}""", """{"reached":3,"possible":6}""", """{"reached":5,"possible":6}""",
            """{"reached":5,"possible":6}""",
        ]);
        dimensions.GetProperty("horizontal").EnumerateObject().Select(reach => reach.Value.GetRawText())
            .ShouldAllBe(reach => reach == """{"parts":[{"reached":1,"possible":1}]}""");
    }

    [Theory]
    [InlineData(0), InlineData(11)]
    public async Task No_other_number_of_steps_can_be_asked(int within)
    {
        await using var api = await TwoWards.StartAsync(Cancel);
        var answer = await api.SendAsync(
            $"{{ network {{ connectivity {{ vertical {{ reach(within: {within}) {{ value }} }} }} }} }}", null, Cancel);
        answer.GetProperty("errors")[0].GetProperty("message").GetString().ShouldBe("within is a number of steps from 1 to 10.");
    }

    // One executive, whatever the steps.
    [Fact]
    public async Task What_is_withheld_is_so_within_any_number_of_steps()
    {
        await using var api = await TwoWards.StartAsync(Cancel, new Viewer("guest", SeesIndividuals: false, "MIN_GROUP_2", 2));
        var reach = (await api.AskAsync(
            "{ network { connectivity { vertical { reach(within: 3) { value parts { reached } withheld { reason } } } } } }", Cancel))
            .GetProperty("network").GetProperty("connectivity").GetProperty("vertical").GetProperty("reach");
        reach.GetRawText().ShouldBe("""{"value":null,"parts":[],"withheld":{"reason":"SMALL_GROUP"}}""");
    }
}
