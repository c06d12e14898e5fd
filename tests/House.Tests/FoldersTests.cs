namespace NetworkLens.House.Tests;

/// <summary>ARCHITECTURE.md names every folder, so that a newcomer finds each room in it.</summary>
public sealed class FoldersTests
{
    [Fact]
    public void ARCHITECTURE_names_every_folder_of_the_source_and_every_room_beside_it()
    {
        var text = Repository.Read("ARCHITECTURE.md");
        Folders().Where(folder => !text.Contains($"`{folder}/`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void ARCHITECTURE_names_no_folder_that_is_gone()
    {
        var folders = Folders().ToHashSet(StringComparer.Ordinal);
        // What begins with a slash is an address of the server, such as the page at `/`.
        var named = from part in Repository.Read("ARCHITECTURE.md").Split('`').Index()
                    where part.Index % 2 == 1 && part.Item.EndsWith('/') && !part.Item.StartsWith('/')
                        && !part.Item.Contains(' ', StringComparison.Ordinal)
                    select part.Item.TrimEnd('/');
        named.Where(n => !folders.Contains(n)).ShouldBeEmpty();
    }

    // Rooms: every top folder, the projects in src and tests, and every folder directly inside a source project.
    private static IEnumerable<string> Folders() =>
        from file in Repository.Files
        let parts = file.Split('/')
        from folder in Named(parts)
        group folder by folder into g
        orderby g.Key
        select g.Key;

    private static IEnumerable<string> Named(string[] parts)
    {
        var depth = parts[0] switch { "src" => 3, "tests" or "bench" or "docs" or "samples" => 2, _ => 1 };
        for (var i = 1; i <= Math.Min(depth, parts.Length - 1); i++)
        {
            if (!(i == 1 && parts[0].StartsWith('.')))
            {
                yield return string.Join('/', parts[..i]);
            }
        }
    }
}
