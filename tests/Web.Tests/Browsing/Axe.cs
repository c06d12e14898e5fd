using System.Text.Json;
using NetworkLens.Web.Tests.Serving;

namespace NetworkLens.Web.Tests.Browsing;

/// <summary>The accessibility rules of axe-core, read from the packages of src/Web and run inside the page.</summary>
internal static class Axe
{
    private static readonly string Script = Path.Combine(PageServer.Root, "src", "Web", "node_modules", "axe-core", "axe.min.js");

    /// <summary>
    /// What breaks WCAG 2.2 A or AA or a best practice: one line for each element. Skips the test where axe-core is not installed.
    /// </summary>
    public static async Task<string[]> FaultsOfAsync(Tab tab)
    {
        Assert.SkipUnless(File.Exists(Script), "axe-core is not installed: run npm ci in src/Web.");
        await tab.Page.EvaluateAsync(await File.ReadAllTextAsync(Script, TestContext.Current.CancellationToken));
        var result = await tab.Page.EvaluateAsync<JsonElement>(
            "() => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })");
        result.GetProperty("passes").GetArrayLength().ShouldBeGreaterThan(10);
        return
        [
            .. from violation in result.GetProperty("violations").EnumerateArray()
               from node in violation.GetProperty("nodes").EnumerateArray()
               select $"{violation.GetProperty("id")}: {node.GetProperty("html")} {node.GetProperty("failureSummary")}",
        ];
    }
}
