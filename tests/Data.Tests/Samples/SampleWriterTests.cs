using NetworkLens.Data.Samples;

namespace NetworkLens.Data.Tests.Samples;

public sealed class SampleWriterTests
{
    private const string Mend = "dotnet run --project src/Api -- generate --people 2000 --seed 7 --out samples/northmere --overwrite";

    [Fact]
    public void Committed_sample_is_what_the_generator_writes()
    {
        using var scratch = new ScratchFolder();
        Write(2000, 7, scratch.Path);
        foreach (var file in SampleWriter.Files)
        {
            var committed = File.ReadAllBytes(Path.Combine(SampleFiles.Committed, file));
            var isSame = File.ReadAllBytes(scratch.At(file)).AsSpan().SequenceEqual(committed);
            isSame.ShouldBeTrue($"samples/northmere/{file} is not what the generator writes now. If that is meant: {Mend}");
        }
    }

    [Fact]
    public void Same_options_give_the_same_bytes_and_another_seed_gives_others()
    {
        using var scratch = new ScratchFolder();
        Write(300, 1, scratch.At("a"));
        Write(300, 1, scratch.At("b"));
        Write(300, 2, scratch.At("c"));
        foreach (var file in SampleWriter.Files)
        {
            File.ReadAllBytes(scratch.At($"a/{file}")).ShouldBe(File.ReadAllBytes(scratch.At($"b/{file}")), file);
        }

        File.ReadAllText(scratch.At("a/interactions.csv")).ShouldNotBe(File.ReadAllText(scratch.At("c/interactions.csv")));
        File.ReadAllText(scratch.At("a/people.csv")).ShouldNotBe(File.ReadAllText(scratch.At("c/people.csv")));
    }

    [Fact]
    public void Files_are_plain_text_with_line_feeds_and_small_enough_to_keep()
    {
        foreach (var file in SampleWriter.Files)
        {
            var bytes = File.ReadAllBytes(Path.Combine(SampleFiles.Committed, file));
            bytes.ShouldNotContain((byte)'\r', file);
            bytes[0].ShouldBeLessThan((byte)0x80, $"{file} begins with a byte order mark");
            bytes[^1].ShouldBe((byte)'\n', file);
            bytes.Length.ShouldBeLessThan(3_000_000, file);
        }
    }

    private static void Write(int people, int seed, string folder)
    {
        var cancel = TestContext.Current.CancellationToken;
        SampleWriter.Write(SampleGenerator.Generate(new SampleOptions(people, seed), cancel: cancel), folder, cancel);
    }
}
