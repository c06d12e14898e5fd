using System.Text;
using NetworkLens.GraphQL.Server.Uploads;

namespace NetworkLens.GraphQL.Tests.Server.Uploads;

public sealed class TemporaryFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("networklens-temporary-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_is_appended_is_read_by_everybody_from_the_start()
    {
        using var file = await FileAsync("hello ", "world");
        await using var one = file.OpenReadStream();
        await using var two = file.OpenReadStream();

        one.Seek(6, SeekOrigin.Begin).ShouldBe(6);
        new StreamReader(one).ReadToEnd().ShouldBe("world");
        new StreamReader(two).ReadToEnd().ShouldBe("hello world");
        two.Seek(-5, SeekOrigin.End).ShouldBe(6);
        two.ReadByte().ShouldBe('w');
        two.Seek(1, SeekOrigin.Current).ShouldBe(8);
        Should.Throw<ArgumentOutOfRangeException>(() => two.Seek(-20, SeekOrigin.Current));
        (file.Length, one.Length).ShouldBe((11, 11));
    }

    [Fact]
    public async Task It_has_no_name_that_anybody_could_find()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps the name until the file is closed.");
        using var file = await FileAsync("secret");

        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_its_request_it_is_gone()
    {
        var file = await FileAsync("hello");
        await using var stream = file.OpenReadStream();
        file.Dispose();

        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
        Should.Throw<ObjectDisposedException>(file.OpenReadStream);
        Should.Throw<ObjectDisposedException>(() => stream.ReadByte());
    }

    private async Task<TemporaryFile> FileAsync(params string[] texts)
    {
        var file = TemporaryFile.Create(folder, "name", contentType: null);
        foreach (var text in texts)
        {
            await file.AppendAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
        }

        return file;
    }
}
