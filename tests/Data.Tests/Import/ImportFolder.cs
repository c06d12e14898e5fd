using System.Text;
using NetworkLens.Data.Import;

namespace NetworkLens.Data.Tests.Import;

/// <summary>A folder of files in the temporary directory, small and valid to begin with; removed at the end.</summary>
internal sealed class ImportFolder : IDisposable
{
    public const string Organisations =
        "key,name,kind,ods_code,parents\nsys,The System,system,,\nacute,The Acute,acute_trust,Z01,sys\ncare,The Board,care_board,,sys\n";
    public const string Units =
        "key,organisation,name,parent,site,service_line\nmed,acute,Medicine,,North,\n" +
        "ward,acute,Ward One,med,North,frailty\nplan,care,Planning,,,\n";
    public const string People =
        "key,name,profession,gender,joined\np1,Ann Ash,nursing,f,2019\np2,Bo Birch,medical,m,\n" +
        "p3,Cy Cedar,,,2021\n007,Di Dale,managers,f,2020\n7,Ed Elm,managers,m,2020\n";

    public const string Posts =
        "key,title,organisation,unit,person,level,discipline,management_share,grade,whole_time_share," +
        "start,end,reports_to,professional_reports_to\n"
        + "j1,Nurse,acute,ward,p1,frontline,clinical,0,5,1,2019-04-01,,j2,j4\n"
        + "j2,Ward manager,,ward,p2,team_lead,hybrid,0.5,7,0.8,,,j3,\n"
        + "j3,Director,acute,med,,directorate,managerial,1,9,,,,,\n"
        + "j4,Chief nurse,acute,,p3,executive,hybrid,0.9,VSM,1,2020-01-01,2030-01-01,,\n"
        + "j5,Planner,care,plan,007,frontline,managerial,,6,1,,,,\n"
        + "j6,Unknown,,,7,,,,,,,,,\n";

    public const string Interactions =
        "from,to,kind,when,count,strength,source,mutual\n"
        + "p1,p2,advice,2026-01-05,2,1,survey,\n"
        + "p2,p1,advice,2026-01-05,1,,survey,false\n"
        + "p1,p2,advice,2026-01-05,3,1,survey,\n"
        + "p1,p3,meeting,2026-02-01T09:30:00+01:00,,2.5,calendar,TRUE\n"
        + "007,7,message,,,,,\n"
        + "7,7,message,,,,,\n";

    public ImportFolder()
    {
        Path = Directory.CreateTempSubdirectory("networklens-import-").FullName;
        Write("organisations.csv", Organisations);
        Write("units.csv", Units);
        Write("people.csv", People);
        Write("posts.csv", Posts);
        Write("interactions.csv", Interactions);
    }

    public string Path { get; }

    public ImportFolder Write(string file, string text)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, file), text);
        return this;
    }

    public ImportFolder Write(string file, byte[] bytes)
    {
        File.WriteAllBytes(System.IO.Path.Combine(Path, file), bytes);
        return this;
    }

    public ImportFolder Remove(string file)
    {
        File.Delete(System.IO.Path.Combine(Path, file));
        return this;
    }

    public Task<ImportReading> ReadAsync(ImportLimits? limits = null) =>
        FolderReader.ReadAsync(Path, limits, cancel: TestContext.Current.CancellationToken);

    public async Task<ImportBatch> BatchAsync()
    {
        var reading = await ReadAsync();
        string.Join('\n', reading.Faults.Shown).ShouldBe("");
        return reading.Batch.ShouldNotBeNull();
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
