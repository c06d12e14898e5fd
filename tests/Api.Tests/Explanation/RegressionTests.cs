using System.Text.Json;
using NetworkLens.Api.Tests.Measures;

namespace NetworkLens.Api.Tests.Explanation;

/// <summary>What goes together with being tied, over HTTP; figures by hand and by normal equations in fractions.</summary>
public sealed class RegressionTests(SampleApi sample) : IAsyncLifetime
{
    private const string Three = "{ same: { column: UNIT } }, { same: { column: LEVEL } }, { same: { column: PROFESSION } }, ";
    private const string Nine = Three + Three + Three;

    private TestApi _wards = null!;

    public async ValueTask InitializeAsync() => _wards = await TwoWards.StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => _wards.DisposeAsync();

    [Fact]
    public async Task Five_of_nine_pairs_of_one_unit_are_tied_and_three_of_nineteen_others()
    {
        var fit = (await AskAsync(
            """
            { network { regression(on: [{ same: { column: UNIT } }]) {
                peopleCount leftOutCount pairCount intercept coefficients { variable estimate pValue qValue undefined { figure } }
                computing { state } undefined { figure } } } }
            """)).GetProperty("regression");
        (fit.GetProperty("peopleCount").GetInt32(), fit.GetProperty("leftOutCount").GetInt32()).ShouldBe((8, 0));
        fit.GetProperty("pairCount").GetInt64().ShouldBe(28);
        fit.GetProperty("intercept").GetDouble().ShouldBe(3 / 19.0, 1e-12);
        var unit = fit.GetProperty("coefficients")[0];
        unit.GetProperty("variable").GetString().ShouldBe("same UNIT");
        unit.GetProperty("estimate").GetDouble().ShouldBe((5 / 9.0) - (3 / 19.0), 1e-12);
        unit.GetProperty("qValue").GetDouble().ShouldBe(unit.GetProperty("pValue").GetDouble()); // One test needs no correction.
        fit.GetProperty("computing").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Units_explain_what_reporting_lines_do_not()
    {
        var fit = (await AskAsync(
            """
            { network { regression(on: [{ same: { column: UNIT } }, { reportingLine: OPERATIONAL }]) {
                intercept rSquared adjustedRSquared coefficients { variable estimate tValue pValue qValue } } } }
            """)).GetProperty("regression");
        fit.GetProperty("intercept").GetDouble().ShouldBe(25 / 147.0, 1e-12);
        fit.GetProperty("rSquared").GetDouble().ShouldBe(289 / 1680.0, 1e-12);
        fit.GetProperty("adjustedRSquared").GetDouble().ShouldBe(1 - (1391 / 1680.0 * (27 / 25.0)), 1e-12);
        var (unit, line) = (fit.GetProperty("coefficients")[0], fit.GetProperty("coefficients")[1]);
        unit.GetProperty("estimate").GetDouble().ShouldBe(17 / 42.0, 1e-12);
        unit.GetProperty("tValue").GetDouble().ShouldBe(2.2790579107298043, 1e-10);
        line.GetProperty("variable").GetString().ShouldBe("OPERATIONAL reporting line");
        line.GetProperty("estimate").GetDouble().ShouldBe(-17 / 294.0, 1e-12);
        line.GetProperty("tValue").GetDouble().ShouldBe(-0.30186859463866816, 1e-10);
        Corrected(unit, line);
    }

    [Fact]
    public async Task Correlations_stand_each_for_themselves_and_share_their_correction()
    {
        var network = await AskAsync(
            """
            { network { correlations(with: [{ same: { column: UNIT } }, { reportingLine: OPERATIONAL },
                { ties: { lens: { kinds: [ADVICE] } } }]) {
                peopleCount leftOutCount correlations { variable correlation pValue qValue lower upper undefined { figure } } } } }
            """);
        var all = network.GetProperty("correlations").GetProperty("correlations").EnumerateArray().ToList();
        all[0].GetProperty("correlation").GetDouble().ShouldBe(68 / Math.Sqrt(9 * 19 * 8 * 20), 1e-12);
        all[1].GetProperty("correlation").GetDouble().ShouldBe(0, 1e-12); // 2 of 7 lines are tied, and 6 of the 21 other pairs.
        all[1].GetProperty("pValue").GetDouble().ShouldBe(1, 1e-12);
        // Seven of the eight ties are by advice.
        all[2].GetProperty("variable").GetString()!.ShouldStartWith("ties in network ");
        all[2].GetProperty("correlation").GetDouble().ShouldBe((7 * 20) / Math.Sqrt(8 * 20 * 7 * 21), 1e-12);
        all[0].GetProperty("lower").GetDouble().ShouldBeLessThan(0);
        all[0].GetProperty("upper").GetDouble().ShouldBeGreaterThan(0);
        Corrected([.. all]);
    }

    [Fact]
    public async Task Whoever_lacks_a_number_is_left_out_and_counted()
    {
        var network = await AskAsync(
            """
            { network { regression(on: [{ difference: { attribute: "years" } }]) {
                peopleCount leftOutCount pairCount intercept coefficients { variable estimate } } } }
            """);
        network.GetProperty("regression").GetProperty("intercept").GetDouble().ShouldBe(1.2, 1e-12);
        network.GetProperty("regression").GetProperty("leftOutCount").GetInt32().ShouldBe(3); // F, L and M.
        network.GetProperty("regression").GetProperty("pairCount").GetInt64().ShouldBe(10);
        var years = network.GetProperty("regression").GetProperty("coefficients")[0];
        years.GetProperty("variable").GetString().ShouldBe("difference of 'years'");
        years.GetProperty("estimate").GetDouble().ShouldBe(-0.3, 1e-12);
        var colour = await AskAsync("{ network { regression(on: [{ same: { attribute: \"colour\" } }]) { leftOutCount pairCount } } }");
        colour.GetProperty("regression").GetRawText().ShouldBe("""{"leftOutCount":1,"pairCount":21}"""); // M.
    }

    [Fact]
    public async Task Whoever_is_not_in_the_other_network_is_left_out_and_the_rest_are_matched_by_key()
    {
        // D, E and F are the fourth to sixth here and the first to third there.
        var network = await AskAsync(
            "{ network { correlations(with: [{ ties: { lens: { units: [\"V\"] } } }]) "
            + "{ peopleCount leftOutCount correlations { correlation } } } }");
        network.GetProperty("correlations").GetRawText()
            .ShouldBe("""{"peopleCount":3,"leftOutCount":5,"correlations":[{"correlation":1}]}""");
    }

    [Fact]
    public async Task Under_directed_a_line_runs_from_the_one_who_reports()
    {
        var network = await AskAsync(
            """
            { network(lens: { direction: DIRECTED }) { correlations(with: [{ reportingLine: OPERATIONAL }]) {
                correlations { correlation } } } }
            """);
        // Nine arcs and seven lines among 56 ordered pairs; A to L and L to M are both.
        network.GetProperty("correlations").GetProperty("correlations")[0].GetProperty("correlation").GetDouble()
            .ShouldBe(((2 * 42) - (7 * 5)) / Math.Sqrt(9 * 47 * 7 * 49), 1e-12);
    }

    [Fact]
    public async Task A_variable_that_is_the_same_for_all_explains_nothing_and_says_so()
    {
        var network = await AskAsync(
            """
            { network { regression(on: [{ same: { column: ORGANISATION } }]) {
                rSquared coefficients { estimate pValue qValue undefined { figure reason } } } } }
            """);
        network.GetProperty("regression").GetProperty("coefficients")[0].GetRawText().ShouldBe(
            """{"estimate":null,"pValue":null,"qValue":null,"undefined":[{"figure":"estimate","reason":"NO_VARIANCE"},"""
            + """{"figure":"tValue","reason":"NO_VARIANCE"},{"figure":"pValue","reason":"NOT_TESTED"},"""
            + """{"figure":"qValue","reason":"NOT_TESTED"}]}""");
    }

    [Fact]
    public async Task Like_is_tied_to_like_by_years_and_by_degree()
    {
        var network = await AskAsync(
            """
            { network { years: assortativity(by: { attribute: "years" }) { value tieCount excluded undefined { figure } }
                        level: assortativity(by: { column: LEVEL }) { value tieCount }
                        share: assortativity(by: { column: MANAGEMENT_SHARE }) { value undefined { reason } } } }
            """);
        network.GetProperty("years").GetProperty("value").GetDouble().ShouldBe(47 / 251.0, 1e-12);
        (network.GetProperty("years").GetProperty("tieCount").GetInt64(), network.GetProperty("years").GetProperty("excluded").GetInt64())
            .ShouldBe((6, 2)); // A-L and L-M.
        // Six ties join the front line, 0 and 0; the others are 0 and 1, and 1 and the executive's 4.
        network.GetProperty("level").GetProperty("value").GetDouble().ShouldBe(23 / 63.0, 1e-12);
        network.GetProperty("level").GetProperty("tieCount").GetInt64().ShouldBe(8);
        await using var kite = await Kite.StartAsync(TestContext.Current.CancellationToken);
        var degree = (await kite.AskAsync(
            "{ network { assortativity(by: { measure: DEGREE }) { value } level: assortativity(by: { column: LEVEL }) "
            + "{ value tieCount excluded undefined { figure reason } } } }",
            TestContext.Current.CancellationToken)).GetProperty("network");
        degree.GetProperty("assortativity").GetProperty("value").GetDouble().ShouldBe(9 / 59.0, 1e-12);
        degree.GetProperty("level").GetRawText()
            .ShouldBe("""{"value":null,"tieCount":0,"excluded":18,"undefined":[{"figure":"value","reason":"NO_TIES"}]}""");
    }

    [Theory]
    [InlineData("regression(on: []) { rSquared }", "on holds 1 to 8 variables.")]
    [InlineData("regression(on: [" + Nine + "]) { rSquared }", "on holds 1 to 8 variables.")]
    [InlineData("correlations(with: []) { peopleCount }", "with holds 1 to 8 variables.")]
    [InlineData("regression(on: [{ difference: { attribute: \"colour\" } }]) { rSquared }", "The attribute 'colour' has the value 'blue'")]
    [InlineData("assortativity(by: { attribute: \"shoe size\" }) { value }", "People have no attribute 'shoe size'.")]
    [InlineData("regression(on: [{ ties: { lens: { direction: DIRECTED } } }]) { rSquared }", "Ties with directions cannot be explained")]
    public async Task What_cannot_be_asked_is_an_error_with_its_mend(string field, string message)
    {
        var answer = await _wards.SendAsync($"{{ network {{ {field} }} }}", null, TestContext.Current.CancellationToken);
        answer.GetProperty("errors")[0].GetProperty("message").GetString().ShouldStartWith(message);
    }

    [Fact]
    public async Task Executives_of_one_organisation_are_tied_more_than_those_of_different_ones()
    {
        var fit = (await sample.Api.AskAsync(
            """
            { network(lens: { levels: [EXECUTIVE, DIRECTORATE] }) { regression(
                on: [{ same: { column: ORGANISATION } }, { same: { column: DISCIPLINE } }, { difference: { column: LEVEL } }]) {
                  coefficients { estimate pValue qValue } } } }
            """,
            TestContext.Current.CancellationToken)).GetProperty("network").GetProperty("regression");
        var all = fit.GetProperty("coefficients").EnumerateArray().ToArray();
        all[0].GetProperty("estimate").GetDouble().ShouldBeGreaterThan(0);
        all[0].GetProperty("pValue").GetDouble().ShouldBe(1 / 1_001.0, 1e-12);
        Corrected(all);
    }

    // Benjamini and Hochberg's q, worked out anew: the least of p m / rank over those with a p at least as great.
    private static void Corrected(params JsonElement[] tests)
    {
        var p = tests.Select(test => test.GetProperty("pValue").GetDouble()).ToArray();
        for (var at = 0; at < p.Length; at++)
        {
            var q = p.Where(other => other >= p[at]).Min(other => other * p.Length / p.Count(each => each <= other));
            tests[at].GetProperty("qValue").GetDouble().ShouldBe(Math.Min(1, q), 1e-12);
        }
    }

    private async Task<JsonElement> AskAsync(string query) =>
        (await _wards.AskAsync(query, TestContext.Current.CancellationToken)).GetProperty("network");
}
