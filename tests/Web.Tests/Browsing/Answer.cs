using System.Text.Json.Nodes;
using NetworkLens.Web.Tests.Serving;

namespace NetworkLens.Web.Tests.Browsing;

/// <summary>What a test lets the API answer; a body that is null stands for no answer at all.</summary>
internal sealed record Answer(string? Body, int Status = 200, string Type = "application/json")
{
    /// <summary>Every figure is there, with ten gaps.</summary>
    public static Answer Full { get; } = new(Read("full"));

    /// <summary>Figures that have no value, and figures that are withheld, each with its reason.</summary>
    public static Answer Nulls { get; } = new(Read("nulls"));

    public static Answer Silence { get; } = new((string?)null);

    public static Answer BadGateway { get; } = new("<h1>Bad gateway</h1>", 502, "text/html");

    /// <summary>A network without anybody.</summary>
    public static Answer Empty
    {
        get
        {
            var body = JsonNode.Parse(Full.Body!)!;
            body["data"]!["network"]!["peopleCount"] = 0;
            return new Answer(body.ToJsonString());
        }
    }

    /// <summary>Every figure, and no gap.</summary>
    /// <param name="verdicts">What is said of the pairs that were looked at.</param>
    public static Answer WithoutGaps(string verdicts)
    {
        var body = JsonNode.Parse(Full.Body!)!;
        body["data"]!["network"]!["gaps"] = new JsonObject { ["totalCount"] = 0, ["nodes"] = new JsonArray() };
        body["data"]!["network"]!["verdicts"] = new JsonObject { ["summary"] = verdicts, ["withheld"] = null };
        return new Answer(body.ToJsonString());
    }

    public static Answer Fault(string message, string code) =>
        new($$$"""{"errors":[{"message":"{{{message}}}","extensions":{"code":"{{{code}}}"}}],"data":null}""");

    public static Answer Computing(double progress, int retryAfterMs)
    {
        var extensions = new JsonObject { ["code"] = "COMPUTING", ["progress"] = progress, ["retryAfterMs"] = retryAfterMs };
        var error = new JsonObject { ["message"] = "The network is being computed.", ["extensions"] = extensions };
        return new Answer(new JsonObject { ["errors"] = new JsonArray(error), ["data"] = null }.ToJsonString());
    }

    private static string Read(string name) =>
        File.ReadAllText(Path.Combine(PageServer.Root, "tests", "Web.Tests", "Answers", name + ".json"));
}
