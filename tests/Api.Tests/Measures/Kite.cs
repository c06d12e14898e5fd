namespace NetworkLens.Api.Tests.Measures;

/// <summary>
/// Krackhardt's kite: ten people of whom the best tied (Diane), the best placed to hear (Fernando, Garth) and the only bridge (Heather)
/// are different people. Krackhardt, D. (1990). Assessing the political landscape. Administrative Science Quarterly 35, 342-369.
/// </summary>
internal static class Kite
{
    /// <summary>The people, one a line.</summary>
    public const string People = "Andre\nBeverley\nCarol\nDiane\nEd\nFernando\nGarth\nHeather\nIke\nJane\n";

    /// <summary>The ties, one a line.</summary>
    public const string Ties = """
        Andre,Beverley
        Andre,Carol
        Andre,Diane
        Andre,Fernando
        Beverley,Diane
        Beverley,Ed
        Beverley,Garth
        Carol,Diane
        Carol,Fernando
        Diane,Ed
        Diane,Fernando
        Diane,Garth
        Ed,Garth
        Fernando,Garth
        Fernando,Heather
        Garth,Heather
        Heather,Ike
        Ike,Jane

        """;

    /// <summary>The API with the kite in it.</summary>
    public static async Task<TestApi> StartAsync(CancellationToken cancel)
    {
        var api = await TestApi.StartEmptyAsync(cancel);
        await ImportAsync(api, People, Ties, cancel);
        return api;
    }

    /// <summary>Imports other people and ties in place of those there are.</summary>
    public static async Task ImportAsync(TestApi api, string people, string ties, CancellationToken cancel)
    {
        var under = Directory.CreateTempSubdirectory("networklens-kite-").FullName;
        var folder = Survey.Write(under, people, ties);
        await api.ImportAsync(folder, Path.Combine(folder, "map.json"), cancel);
        Directory.Delete(under, recursive: true);
    }
}
