using System.Text.Json.Nodes;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Tests.Execution.Incremental;

/// <summary>Puts the payloads of an answer together as a client would, and holds them to the rules of the format.</summary>
internal sealed class IncrementalClient
{
    private readonly Dictionary<string, JsonArray> pending = [];
    private readonly HashSet<string> known = [];
    private JsonObject answer = [];

    /// <summary>The payloads as they came.</summary>
    public List<JsonObject> Payloads { get; } = [];

    /// <summary>Whether something that was announced could not be delivered.</summary>
    public bool HasFailures { get; private set; }

    /// <summary>The data, put together.</summary>
    public JsonNode? Data => answer["data"];

    /// <summary>Reads a whole answer.</summary>
    public static async Task<IncrementalClient> ReadAsync(ExecutionResult result)
    {
        var client = new IncrementalClient();
        using (result)
        {
            client.Take(JsonNode.Parse(result.ToArray())!.AsObject(), isFirst: true);
            if (result.Following is { } following)
            {
                await foreach (var payload in following)
                {
                    using (payload)
                    {
                        client.Take(JsonNode.Parse(payload.ToArray())!.AsObject(), isFirst: false);
                    }
                }
            }
        }

        var last = client.Payloads[^1]["hasNext"];
        (last is null ? client.Payloads.Count == 1 : !last.GetValue<bool>()).ShouldBeTrue("the last payload says that it is");
        client.pending.ShouldBeEmpty("all that was announced is complete");
        return client;
    }

    private void Take(JsonObject payload, bool isFirst)
    {
        Payloads.Add(payload);
        if (isFirst)
        {
            answer = payload.DeepClone().AsObject();
        }

        foreach (var entry in Entries(payload, "pending"))
        {
            var id = entry["id"]!.GetValue<string>();
            known.Add(id).ShouldBeTrue("announced once");
            pending.Add(id, entry["path"]!.AsArray());
        }

        foreach (var entry in Entries(payload, "incremental"))
        {
            var path = pending[entry["id"]!.GetValue<string>()].Concat(entry["subPath"]?.AsArray() ?? []);
            var target = At(path);
            if (entry["items"] is JsonArray items)
            {
                items.Count.ShouldBeGreaterThan(0);
                foreach (var item in items)
                {
                    target!.AsArray().Add(item?.DeepClone());
                }
            }
            else
            {
                Merge(target!.AsObject(), entry["data"]!.AsObject());
            }
        }

        // What is announced may belong to what came with the same payload.
        foreach (var entry in Entries(payload, "pending"))
        {
            At(entry["path"]!.AsArray()).ShouldNotBeNull("what is announced belongs to what is there");
        }

        foreach (var entry in Entries(payload, "completed"))
        {
            pending.Remove(entry["id"]!.GetValue<string>()).ShouldBeTrue("complete once, and after it was announced");
            HasFailures |= entry.ContainsKey("errors");
        }
    }

    private static IEnumerable<JsonObject> Entries(JsonObject payload, string name) =>
        payload[name]?.AsArray().Select(entry => entry!.AsObject()) ?? [];

    private JsonNode? At(IEnumerable<JsonNode?> path)
    {
        var at = answer["data"];
        foreach (var step in path)
        {
            at = step!.GetValueKind() == System.Text.Json.JsonValueKind.Number
                ? at!.AsArray()[step.GetValue<int>()]
                : at!.AsObject()[step.GetValue<string>()];
        }

        return at;
    }

    private static void Merge(JsonObject target, JsonObject source)
    {
        foreach (var (key, value) in source)
        {
            if (!target.TryGetPropertyValue(key, out var there))
            {
                target[key] = value?.DeepClone();
                continue;
            }

            (there, value).ShouldSatisfyAllConditions(
                pair => pair.there.ShouldBeOfType<JsonObject>($"{key} is delivered twice"),
                pair => pair.value.ShouldBeOfType<JsonObject>($"{key} is delivered twice"));
            Merge((JsonObject)there!, (JsonObject)value!);
        }
    }
}
