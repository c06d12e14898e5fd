using NetworkLens.Api.Disclosure;

namespace NetworkLens.Api.Tests.Measures;

/// <summary>
/// A trust of eight. Ward W: A, B, C and their lead L; ward V: D, E, F; on the board M, to whom L reports and the six report to L. Ties:
/// A-B, A-C, B-C, D-E inside the wards, C-D and B-E between them, A-L, L-M; nobody has turned to F.
/// </summary>
internal static class TwoWards
{
    /// <summary>The API with the trust in it.</summary>
    public static async Task<TestApi> StartAsync(CancellationToken cancel, Viewer? viewer = null)
    {
        var api = await TestApi.StartEmptyAsync(cancel, viewer: viewer);
        var folder = Directory.CreateTempSubdirectory("networklens-wards-").FullName;
        Write("organisations.csv", "key,name,kind,parents\nT,Trust,acute_trust,\n");
        Write("units.csv", "key,organisation,name\nW,T,Ward\nV,T,Other ward\nX,T,Board\n");
        Write("people.csv", "key,name,profession,years,colour\nA,Ann,Nursing,1,red\nB,Ben,Nursing,2,red\nC,Cay,Nursing,3,blue\n"
            + "D,Dov,Nursing,4,blue\nE,Eve,Nursing,5,red\nF,Fay,Nursing,,blue\nL,Lou,Nursing,,red\nM,Mia,Manager,,\n");
        Write("posts.csv", "key,title,unit,person,level,discipline,reports_to\n"
            + "pM,Chief,X,M,executive,managerial,\npL,Lead,W,L,team_lead,hybrid,pM\n"
            + string.Concat("ABC".Select(each => $"p{each},Nurse,W,{each},frontline,clinical,pL\n"))
            + string.Concat("DEF".Select(each => $"p{each},Nurse,V,{each},frontline,clinical,pL\n")));
        Write("interactions.csv", "from,to,kind,when\nA,B,advice,2026-01-01\nB,A,advice,2026-01-01\nA,C,advice,2026-01-01\n"
            + "B,C,advice,2026-01-01\nD,E,advice,2026-01-01\nC,D,advice,2026-01-01\nB,E,message,2026-01-01\nA,L,advice,2026-01-01\n"
            + "L,M,advice,2026-01-01\n");
        await api.ImportAsync(folder, null, cancel);
        Directory.Delete(folder, recursive: true);
        return api;

        void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
    }
}
