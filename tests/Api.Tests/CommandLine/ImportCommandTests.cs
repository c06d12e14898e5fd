using System.Text;

namespace NetworkLens.Api.Tests.CommandLine;

public sealed class ImportCommandTests
{
    [Fact]
    public async Task The_sample_is_imported_once_and_the_second_time_changes_nothing()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var program = new ProgramRun();
        var sample = Repository.PathOf("samples", "northmere");

        var first = await program.RunAsync(cancel, "import", sample);
        first.Code.ShouldBe(0, first.Error);
        first.Out.ShouldContain("Data version 1 is published");

        var second = await program.RunAsync(cancel, "import", sample);
        second.Code.ShouldBe(0, second.Error);
        second.Out.ShouldContain("holds nothing new");
    }

    [Fact]
    public async Task Ones_own_folder_takes_the_place_of_the_sample_that_the_first_start_wrote()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var program = new ProgramRun();
        await using var serving = await Serving.StartAsync(program, cancel, "--urls", "http://127.0.0.1:0");
        var again = await program.RunAsync(cancel, "import", Repository.PathOf("samples", "northmere"));
        again.Code.ShouldBe(0, again.Error);
        again.Out.ShouldContain("holds nothing new");

        var own = await program.RunAsync(cancel, "import", WriteGood(program, "own"));
        own.Code.ShouldBe(0, own.Error);
        own.Out.ShouldContain("Note: The sample Northmere, which filled the empty database, was set aside (2,000 people).");
        own.Out.ShouldContain("Note: Interactions are dated 2026-01-02 to 2026-01-02.");
        (await serving.AskAsync("{ people { totalCount } network { peopleCount } }", cancel))
            .ShouldBe("""{"data":{"people":{"totalCount":2},"network":{"peopleCount":2}}}""");
    }

    [Fact]
    public async Task Bad_folders_end_with_code_2_and_leave_the_database_as_it_was()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var program = new ProgramRun();
        (await program.RunAsync(cancel, "import", WriteGood(program, "good"))).Code.ShouldBe(0);
        var before = await program.RunAsync(cancel, "import", Path.Combine(program.Folder, "good"));

        foreach (var (name, spoil, expected) in BadFolders())
        {
            var folder = WriteGood(program, name);
            spoil(folder);
            var (code, _, error) = await program.RunAsync(cancel, "import", folder);
            code.ShouldBe(2, $"{name}: {error}");
            error.ShouldContain(expected, Case.Sensitive, name);
        }

        (await program.RunAsync(cancel, "import", Path.Combine(program.Folder, "good"))).Out.ShouldBe(before.Out);
    }

    [Fact]
    public async Task A_command_that_does_not_exist_ends_with_code_2()
    {
        using var program = new ProgramRun();
        var (code, _, error) = await program.RunAsync(TestContext.Current.CancellationToken, "improt", "x");
        code.ShouldBe(2);
        error.ShouldContain("improt");
        File.Exists(program.Database).ShouldBeFalse();
    }

    private static IEnumerable<(string Name, Action<string> Spoil, string Expected)> BadFolders() =>
    [
        ("missing-column", f => Write(f, "people.csv", "key,profession\nP1,Nursing\n"), "people.csv:1"),
        ("unknown-id", f => Append(f, "interactions.csv", "P1,P9,advice,2026-01-05\n"), "interactions.csv:3:2 'P9'"),
        ("cycle", f => Write(f, "posts.csv", "key,title,organisation,person,reports_to\nA,a,T,P1,B\nB,b,T,P2,A\n"), "posts.csv"),
        ("two-keys", f => Append(f, "people.csv", "P1,Again\n"), "people.csv:4:1 'P1'"),
        ("no-date", f => Append(f, "interactions.csv", "P1,P2,advice,soon\n"), "interactions.csv:3:4 'soon'"),
        ("long-line", f => Append(f, "people.csv", $"P3,{new string('x', 50 << 20)}\n"), "people.csv:4"),
        ("utf-16", f => File.WriteAllText(Path.Combine(f, "people.csv"), "key,name\nP1,A\nP2,B\n", Encoding.Unicode), "UTF-8"),
        ("empty", f => Directory.EnumerateFiles(f).ToList().ForEach(File.Delete), "empty"),
    ];

    private static string WriteGood(ProgramRun program, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(program.Folder, name)).FullName;
        Write(folder, "organisations.csv", "key,name,kind\nT,Trust,acute_trust\n");
        Write(folder, "units.csv", "key,organisation,name\nU,T,Ward\n");
        Write(folder, "people.csv", "key,name\nP1,A\nP2,B\n");
        Write(folder, "posts.csv", "key,title,organisation,unit,person\nA,a,T,U,P1\nB,b,T,U,P2\n");
        Write(folder, "interactions.csv", "from,to,kind,when\nP1,P2,advice,2026-01-02\n");
        return folder;
    }

    private static void Write(string folder, string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

    private static void Append(string folder, string file, string text) => File.AppendAllText(Path.Combine(folder, file), text);
}
