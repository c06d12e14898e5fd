using System.Text;
using NetworkLens.Data.Import;

namespace NetworkLens.Data.Tests.Import;

/// <summary>Bytes of valid folders, broken at random: the reader answers with a batch or with faults, never by throwing.</summary>
public sealed class FolderReaderFuzzTests
{
    private static readonly string[] Files = ["organisations.csv", "units.csv", "people.csv", "posts.csv", "interactions.csv",
        "reporting_lines.csv", "organisation_links.csv"];
    private static readonly byte[][] Pieces = [.. ((string[])["\"", "\"\"", ",", "\n", "\r\n", "\r", "\0", "\uFEFF", ";", "\t", " ", "'",
        "9", "-", "x,y", "\n\n", ",,,,"]).Select(Encoding.UTF8.GetBytes), [0xFF], [0xC3], [0x80, 0xE2]];

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task Broken_bytes_give_faults_or_a_batch(int seed)
    {
        var random = new Random(seed);
        var faulty = 0;
        for (var round = 0; round < 100; round++)
        {
            using var folder = new ImportFolder();
            new RandomFolder(seed * 1_000 + round).WriteTo(folder);
            var file = Files[random.Next(Files.Length)];
            var whole = await File.ReadAllBytesAsync(Path.Combine(folder.Path, file), TestContext.Current.CancellationToken);
            folder.Write(file, Break(whole, random));

            var reading = await folder.ReadAsync(new ImportLimits { FieldCharacters = 200, LineBytes = 500 });
            (reading.Batch is null).ShouldBe(!reading.Faults.IsEmpty, $"seed {seed}, round {round}");
            reading.Faults.Shown.ShouldAllBe(fault => fault.File.Length > 0 && fault.Problem.Length > 0 && fault.Mend.Length > 0
                && fault.Line >= 0);
            faulty += reading.Batch is null ? 1 : 0;
        }

        faulty.ShouldBeInRange(40, 99, "most breaks are found, and some folders stay whole");
    }

    private static byte[] Break(byte[] bytes, Random random)
    {
        var broken = bytes.ToList();
        for (var times = random.Next(1, 3); times > 0 && broken.Count > 0; times--)
        {
            var at = random.Next(broken.Count);
            switch (random.Next(4))
            {
                case 0:
                    broken[at] = (byte)random.Next(256);
                    break;
                case 1:
                    broken.RemoveRange(at, Math.Min(random.Next(1, 20), broken.Count - at));
                    break;
                case 2:
                    broken.InsertRange(at, broken.GetRange(at, Math.Min(random.Next(1, 40), broken.Count - at)));
                    break;
                default:
                    broken.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
        }

        return [.. broken];
    }
}
