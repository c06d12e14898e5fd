namespace NetworkLens.Api.Tests.CommandLine;

public sealed class ServeCommandTests
{
    [Fact]
    public async Task An_empty_database_stays_empty_when_told_so()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var program = new ProgramRun();
        await using var serving = await Serving.StartAsync(program, cancel, "--no-sample", "--urls", "http://127.0.0.1:0");
        (await serving.AskAsync("{ people { totalCount } network { peopleCount } }", cancel))
            .ShouldBe("""{"data":{"people":{"totalCount":0},"network":{"peopleCount":0}}}""");
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", "no sign-in"), InlineData("nowhere", "is not an address")]
    public async Task An_address_that_is_not_of_this_machine_is_refused(string urls, string reason)
    {
        using var program = new ProgramRun();
        var (code, _, error) = await program.RunAsync(TestContext.Current.CancellationToken, "--urls", urls);
        code.ShouldBe(2);
        error.ShouldContain(reason);
    }

    [Fact]
    public async Task No_setting_opens_an_address_that_the_command_did_not_name()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var program = new ProgramRun();
        program.Settings["Kestrel__Endpoints__Http__Url"] = "http://0.0.0.0:0";
        await using var serving = await Serving.StartAsync(program, cancel, "--no-sample", "--urls", "http://127.0.0.1:0");

        serving.Url.Host.ShouldBe("127.0.0.1");
        (await serving.AskAsync("{ people { totalCount } }", cancel)).ShouldBe("""{"data":{"people":{"totalCount":0}}}""");
    }

    [Fact]
    public async Task A_setting_of_other_sites_that_is_wrong_is_told_before_anything_starts()
    {
        using var program = new ProgramRun();
        program.Settings["Cors__Origins__0"] = "https://dashboard.example.org/path";
        var (code, output, error) = await program.RunAsync(TestContext.Current.CancellationToken, "--urls", "http://127.0.0.1:0");
        code.ShouldBe(2);
        error.ShouldContain("Cors:Origins has 'https://dashboard.example.org/path', which is not a site.");
        output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_setting_of_how_often_to_look_for_versions_that_is_wrong_is_told_before_anything_starts()
    {
        using var program = new ProgramRun();
        program.Settings["Versions__LookEvery"] = "soon";
        var (code, output, error) = await program.RunAsync(TestContext.Current.CancellationToken, "--urls", "http://127.0.0.1:0");
        code.ShouldBe(2);
        error.ShouldContain("The setting Versions:LookEvery is 'soon'");
        output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_profile_of_disclosure_that_is_wrong_is_told_before_anything_starts()
    {
        using var program = new ProgramRun();
        program.Settings["Disclosure__Profile"] = "NOBODY";
        var (code, output, error) = await program.RunAsync(TestContext.Current.CancellationToken, "--urls", "http://127.0.0.1:0");
        code.ShouldBe(2);
        error.ShouldContain("The setting Disclosure:Profile is 'NOBODY'");
        output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_profile_of_disclosure_holds_for_whoever_asks()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var program = new ProgramRun();
        program.Settings["Disclosure__Profile"] = "MIN_GROUP_5";
        await using var serving = await Serving.StartAsync(program, cancel, "--no-sample", "--urls", "http://127.0.0.1:0");
        (await serving.AskAsync("{ viewer { seesIndividuals disclosureProfile writesExpectations } }", cancel)).ShouldBe(
            """{"data":{"viewer":{"seesIndividuals":false,"disclosureProfile":"MIN_GROUP_5","writesExpectations":false}}}""");
    }

    [Fact]
    public async Task A_port_in_use_is_told()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        using var program = new ProgramRun();
        var (code, _, error) = await program.RunAsync(cancel, "--no-sample", "--urls", $"http://{listener.LocalEndpoint}");
        code.ShouldBe(2);
        error.ShouldContain("in use");
        error.Trim().Split('\n').Length.ShouldBe(1, error);
    }
}
