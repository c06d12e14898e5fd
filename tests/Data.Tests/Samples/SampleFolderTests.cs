using NetworkLens.Data.Samples;

namespace NetworkLens.Data.Tests.Samples;

public sealed class SampleFolderTests
{
    private static readonly SampleOptions Small = new(100, 3);

    [Fact]
    public void New_folder_holds_the_six_files_and_nothing_is_left_beside_it()
    {
        using var scratch = new ScratchFolder();
        var stages = new Stages();
        SampleFolder.Create(Small, scratch.At("deep/out"), progress: stages, cancel: TestContext.Current.CancellationToken)
            .Faults.ShouldBeEmpty();
        Names(scratch.At("deep/out")).ShouldBe(SampleWriter.Files, ignoreOrder: true);
        Names(scratch.At("deep")).ShouldBe(["out"]);
        stages.Shares[^1].ShouldBe(1);
        stages.Shares.ShouldBeInOrder();
    }

    [Fact]
    public void Earlier_sample_is_replaced_only_when_that_is_wished()
    {
        using var scratch = new ScratchFolder();
        var folder = scratch.At("out");
        SampleFolder.Create(Small, folder, cancel: TestContext.Current.CancellationToken);
        var first = File.ReadAllText(Path.Combine(folder, "people.csv"));
        var refused = SampleFolder.Create(Small with { Seed = 4 }, folder, cancel: TestContext.Current.CancellationToken);
        refused.Faults.ShouldHaveSingleItem().ShouldContain("--overwrite");
        File.ReadAllText(Path.Combine(folder, "people.csv")).ShouldBe(first);
        SampleFolder.Create(Small with { Seed = 4 }, folder, overwrite: true, cancel: TestContext.Current.CancellationToken)
            .Faults.ShouldBeEmpty();
        File.ReadAllText(Path.Combine(folder, "people.csv")).ShouldNotBe(first);
        Names(scratch.Path).ShouldBe(["out"]);
    }

    [Fact]
    public void Folder_with_anything_else_is_never_touched()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch.At("thesis.txt"), "years of work");
        var outcome = SampleFolder.Create(Small, scratch.Path, overwrite: true, cancel: TestContext.Current.CancellationToken);
        outcome.Sample.ShouldBeNull();
        outcome.Faults.ShouldHaveSingleItem().ShouldContain("thesis.txt");
        Names(scratch.Path).ShouldBe(["thesis.txt"]);
    }

    [Theory]
    [InlineData(99, 1)]
    [InlineData(100, 0)]
    [InlineData(200_000, 0)]
    [InlineData(200_001, 1)]
    public void Size_has_bounds(int people, int faults) => new SampleOptions(people).Faults().Count.ShouldBe(faults);

    [Fact]
    public void Size_out_of_bounds_is_a_fault_of_the_user_not_an_exception()
    {
        using var scratch = new ScratchFolder();
        var outcome = SampleFolder.Create(new SampleOptions(5), scratch.At("out"), cancel: TestContext.Current.CancellationToken);
        outcome.Faults.ShouldHaveSingleItem().ShouldContain("100 to 200,000 people");
        Names(scratch.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Stopped_work_leaves_nothing_behind()
    {
        using var scratch = new ScratchFolder();
        using var stop = new CancellationTokenSource();
        var stopper = new Stages(() => stop.Cancel());
        Should.Throw<OperationCanceledException>(() =>
            SampleFolder.Create(Small, scratch.At("out"), progress: stopper, cancel: stop.Token));
        Names(scratch.Path).ShouldBeEmpty();
    }

    private static string[] Names(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)!)];

    private sealed class Stages(Action? onReport = null) : IProgress<SampleProgress>
    {
        internal List<double> Shares { get; } = [];

        public void Report(SampleProgress value)
        {
            Shares.Add(value.Share);
            onReport?.Invoke();
        }
    }
}
