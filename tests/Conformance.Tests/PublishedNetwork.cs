using System.Reflection;
using System.Text.Json;
using NetworkLens.Api.Tests;

namespace NetworkLens.Conformance.Tests;

/// <summary>A published network: its files beside the repository, its mapping file here, and what other tools measured on it.</summary>
internal sealed class PublishedNetwork
{
    private static readonly string Root = typeof(PublishedNetwork).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!;

    private readonly string _name;

    public PublishedNetwork(string name)
    {
        _name = name;
        Assert.SkipUnless(Directory.Exists(Folder), "The published networks are not at ../shared/data.");
        Expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json"))).RootElement;
    }

    public JsonElement Expected { get; }

    private string Folder => Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", _name));

    /// <summary>Starts the API with this network imported by its mapping file.</summary>
    public async Task<TestApi> ServeAsync(CancellationToken cancel)
    {
        var api = await TestApi.StartEmptyAsync(cancel);
        await api.ImportAsync(Folder, Path.Combine(Root, "tests", "Conformance.Tests", "Maps", $"{_name}.json"), cancel);
        return api;
    }

    /// <summary>Equal to the precision that the references have: ten digits, so 1e-9 relative or 1e-10 absolute.</summary>
    public static void ShouldEqual(JsonElement ours, JsonElement reference, string what)
    {
        var (value, expected) = (ours.GetDouble(), reference.GetDouble());
        var tolerance = Math.Max(1e-9 * Math.Abs(expected), 1e-10);
        Math.Abs(value - expected).ShouldBeLessThanOrEqualTo(tolerance, $"{what}: {value:R} against {expected:R}");
    }
}
