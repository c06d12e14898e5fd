namespace NetworkLens.Api.Tests.Measures;

/// <summary>How measures are spread over everyone and over groups, over HTTP.</summary>
public sealed class GroupsTests(SampleApi sample)
{
    [Fact]
    public async Task The_spread_of_degrees_is_that_of_the_kite()
    {
        await using var api = await Kite.StartAsync(TestContext.Current.CancellationToken);
        var data = await api.AskAsync(
            """
            { network { distribution { measure count undefinedCount mean standardDeviation quartiles { lower median upper } }
                        between: distribution(of: BETWEENNESS) { zeroCount }
                        asked: distribution(of: IN_DEGREE) { count undefinedCount mean undefined { figure reason } } } }
            """,
            TestContext.Current.CancellationToken);
        var network = data.GetProperty("network");
        // Degrees 1 2 3 3 3 4 4 5 5 6: mean 3.6, mean of squares 15.
        network.GetProperty("distribution").GetProperty("mean").GetDouble().ShouldBe(3.6, 1e-15);
        network.GetProperty("distribution").GetProperty("standardDeviation").GetDouble().ShouldBe(Math.Sqrt(15 - (3.6 * 3.6)), 1e-12);
        network.GetProperty("distribution").GetProperty("quartiles").GetRawText()
            .ShouldBe("""{"lower":3,"median":3.5,"upper":4.75}""");
        // Carol, Ed and Jane are between nobody (Krackhardt 1990, table 1).
        network.GetProperty("between").GetRawText().ShouldBe("""{"zeroCount":3}""");
        network.GetProperty("asked").GetRawText().ShouldBe(
            """{"count":0,"undefinedCount":10,"mean":null,"undefined":[{"figure":"mean","reason":"NO_PEOPLE"},"""
            + """{"figure":"standardDeviation","reason":"NO_PEOPLE"},{"figure":"concentration","reason":"NO_PEOPLE"}]}""");
    }

    // What labels a group can be given back where a group is named.
    [Fact]
    public async Task Levels_are_labelled_with_the_words_of_the_contract()
    {
        var cancel = TestContext.Current.CancellationToken;
        var network = (await sample.Api.AskAsync(
            """
            { network { groups(by: { column: LEVEL }) { label }
                        suggestedCohort(size: 3, quotas: [{ by: { column: LEVEL }, most: 3, except: [{ label: "TEAM_LEAD", most: 0 }] }]) {
                          computing { state } } }
              __type(name: "Level") { enumValues { name } } }
            """,
            cancel));
        var words = network.GetProperty("__type").GetProperty("enumValues").EnumerateArray()
            .Select(value => value.GetProperty("name").GetString()).ToList();
        var labels = network.GetProperty("network").GetProperty("groups").EnumerateArray()
            .Select(group => group.GetProperty("label").GetString()).ToList();
        labels.ShouldContain("TEAM_LEAD");
        labels.ShouldContain("SERVICE_LEAD");
        labels.ShouldBeSubsetOf(words);
    }

    [Fact]
    public async Task Groups_add_up_to_the_index_and_the_people_of_the_whole()
    {
        var network = (await sample.Api.AskAsync(
            """
            { network { peopleCount distribution { mean }
                        externalInternal(by: { column: LEVEL }) { internal external }
                        groups(by: { column: LEVEL }) { size internal external externalInternal density distribution { count mean } } } }
            """,
            TestContext.Current.CancellationToken)).GetProperty("network");
        var groups = network.GetProperty("groups").EnumerateArray().ToList();
        groups.Sum(group => group.GetProperty("size").GetInt32()).ShouldBe(network.GetProperty("peopleCount").GetInt32());
        var index = network.GetProperty("externalInternal");
        groups.Sum(group => group.GetProperty("internal").GetInt32()).ShouldBe(index.GetProperty("internal").GetInt32());
        groups.Sum(group => group.GetProperty("external").GetInt32()).ShouldBe(2 * index.GetProperty("external").GetInt32());
        var degrees = groups.Sum(group =>
            group.GetProperty("size").GetInt32() * group.GetProperty("distribution").GetProperty("mean").GetDouble());
        var mean = network.GetProperty("distribution").GetProperty("mean").GetDouble();
        (degrees / network.GetProperty("peopleCount").GetInt32()).ShouldBe(mean, 1e-9);
    }

    [Fact]
    public async Task Roles_of_brokers_add_up_over_people_and_to_their_total()
    {
        var network = (await sample.Api.AskAsync(
            """
            { network {
              brokerage(by: { column: LEVEL }) { blankCount roles { role observed expected zScore } }
              people(first: 50) {
                nodes { brokerage(by: { column: LEVEL }) { roles { role observed expected zScore undefined { figure } } } } }
            } }
            """,
            TestContext.Current.CancellationToken)).GetProperty("network");
        var roles = network.GetProperty("brokerage").GetProperty("roles").EnumerateArray()
            .ToDictionary(role => role.GetProperty("role").GetString()!, role => role.GetProperty("observed").GetInt64());
        roles.Where(role => role.Key != "TOTAL").Sum(role => role.Value).ShouldBe(roles["TOTAL"]);
        roles.Values.ShouldAllBe(count => count > 0);
        foreach (var person in network.GetProperty("people").GetProperty("nodes").EnumerateArray())
        {
            var own = person.GetProperty("brokerage").GetProperty("roles").EnumerateArray()
                .Select(role => role.GetProperty("observed").GetInt64()).ToList();
            own.Take(5).Sum().ShouldBe(own[5]);
        }
    }

    [Fact]
    public async Task Organisations_keep_to_themselves_more_than_chance_would_have_them()
    {
        var index = (await sample.Api.AskAsync(
            """
            { network { externalInternal(by: { column: ORGANISATION }) { value
                permutation { observed expected zScore lower upper pValue draws }
                within: permutation(within: { column: LEVEL }) { expected pValue } } } }
            """,
            TestContext.Current.CancellationToken)).GetProperty("network").GetProperty("externalInternal");
        var test = index.GetProperty("permutation");
        test.GetProperty("observed").GetDouble().ShouldBe(index.GetProperty("value").GetDouble(), 1e-12);
        test.GetProperty("expected").GetDouble().ShouldBeInRange(
            test.GetProperty("lower").GetDouble(), test.GetProperty("upper").GetDouble());
        test.GetProperty("observed").GetDouble().ShouldBeLessThan(test.GetProperty("lower").GetDouble());
        test.GetProperty("zScore").GetDouble().ShouldBeLessThan(-5);
        test.GetProperty("pValue").GetDouble().ShouldBe(2 / 1_001.0, 1e-12);
        index.GetProperty("within").GetProperty("pValue").GetDouble().ShouldBe(2 / 1_001.0, 1e-12);
    }
}
