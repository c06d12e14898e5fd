using System.Text.RegularExpressions;

namespace NetworkLens.House.Tests;

/// <summary>Nothing blocks a thread on work that others do: tasks are awaited.</summary>
public sealed partial class BlockingTests
{
    // Takes what is there already, and throws where it is not.
    private const string Only = "src/GraphQL/Execution/AnsweredAlready.cs";

    [Fact]
    public void No_task_is_asked_for_its_result_or_waited_for()
    {
        var found = from file in Repository.FilesEndingWith(".cs")
                    where file.StartsWith("src/", StringComparison.Ordinal) && file != Only
                    from line in Repository.Read(file).Split('\n').Index()
                    where Blocks().IsMatch(line.Item)
                    select $"{file}:{line.Index + 1}";
        found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("return task.GetAwaiter().GetResult();", true)]
    [InlineData("var value = computation.Task.Result;", true)]
    [InlineData("run.Task.Wait(cancel);", true)]
    [InlineData("Task.WaitAll(all);", true)]
    [InlineData("await Task.WhenAll(all);", false)]
    [InlineData("return await task.WaitAsync(cancel);", false)]
    [InlineData("return search.Result();", false)]
    public void The_rule_knows_what_blocks(string line, bool blocks) => Blocks().IsMatch(line).ShouldBe(blocks);

    [GeneratedRegex(
        @"\.GetAwaiter\(\)\s*\.GetResult\(|\b(Task|task|running|answer)\.(Result\b|Wait\()|\bTask\.Wait(All|Any)\(",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Blocks();
}
