namespace NetworkLens.Api.Tests;

/// <summary>A survey of a few people as two files and their map, to import.</summary>
internal static class Survey
{
    /// <summary>Writes it, over an earlier one, and gives its folder.</summary>
    /// <param name="under">Where the folder <c>survey</c> is made.</param>
    /// <param name="people">One id a line.</param>
    /// <param name="ties">Two ids a line, a comma between.</param>
    public static string Write(string under, string people, string ties)
    {
        var folder = Directory.CreateDirectory(Path.Combine(under, "survey")).FullName;
        File.WriteAllText(Path.Combine(folder, "nodes.csv"), "id\n" + people);
        File.WriteAllText(Path.Combine(folder, "ties_advice.csv"), "from,to\n" + ties);
        File.WriteAllText(
            Path.Combine(folder, "map.json"),
            """
            {
              "source": "survey",
              "nodes": { "file": "nodes.csv", "are": "people", "id": "id" },
              "ties": [{ "file": "ties_advice.csv", "kind": "advice" }]
            }
            """);
        return folder;
    }
}
