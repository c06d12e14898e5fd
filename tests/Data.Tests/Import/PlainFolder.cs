using NetworkLens.Data.Import;

namespace NetworkLens.Data.Tests.Import;

/// <summary>A small plain pair with a mapping file, removed at the end.</summary>
internal sealed class PlainFolder : IDisposable
{
    public const string Nodes = "id,grade,role,office,dept,age\n007,1,MED,North,A,40\n7,2,ADM,North,A,\nx,5,MED,South,A,33\ny,,ADM,,B,20\n";
    public const string Ties = "from,to,weight,seconds\n007,7,1,0\n7,007,3,20\nx,y,0,40\nx,x,5,60\ny,007,2,80.5\n";

    public const string Map =
        """
        {
          "source": "survey",
          "nodes": {
            "file": "nodes.csv", "are": "people", "id": "id",
            "organisation": { "column": "office", "kind": "acute_trust" },
            "unit": "dept",
            "level": { "column": "grade", "top": "highest" },
            "discipline": { "column": "role", "map": { "MED": "clinical", "ADM": "managerial" } },
            "attributes": ["age", "role"]
          },
          "ties": [
            { "file": "ties.csv", "kind": "advice", "weight": "weight", "noTie": [0],
              "time": "seconds", "timeUnit": "seconds", "timeZero": "2010-12-06T13:00:00+01:00" },
            { "file": "lines.csv", "line": "operational", "from": "who", "to": "boss" }
          ]
        }
        """;

    public PlainFolder()
    {
        Path = Directory.CreateTempSubdirectory("networklens-pair-").FullName;
        Write("nodes.csv", Nodes);
        Write("ties.csv", Ties);
        Write("lines.csv", "who,boss\n007,7\n7,x\n7,x\nx,x\n");
        Write("map.json", Map);
    }

    public string Path { get; }

    public PlainFolder Write(string file, string text)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, file), text);
        return this;
    }

    public Task<ImportReading> ReadAsync() =>
        PlainPairReader.ReadAsync(Path, System.IO.Path.Combine(Path, "map.json"), cancel: TestContext.Current.CancellationToken);

    public async Task<ImportBatch> BatchAsync()
    {
        var reading = await ReadAsync();
        string.Join('\n', reading.Faults.Shown).ShouldBe("");
        return reading.Batch.ShouldNotBeNull();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
