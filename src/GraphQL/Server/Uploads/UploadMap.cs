using System.Globalization;
using System.Text.Json;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Server.Uploads;

/// <summary>
/// Which part of a multipart request stands where in the variables of which request: the <c>map</c> part, such as
/// <c>{"0": ["variables.file"]}</c>, in a batch <c>{"0": ["1.variables.file"]}</c>.
/// </summary>
internal sealed class UploadMap
{
    private const string Prefix = "variables.";
    private const string Expected =
        "The part \"map\" must be a JSON object of lists of places, such as {\"0\": [\"variables.file\"]}, no name given twice.";

    private readonly Dictionary<string, List<(int Request, string Path)>> placesByPart = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IUploadedFile>?[] files;
    private readonly IReadOnlyList<GraphQLRequest> requests;

    private UploadMap(IReadOnlyList<GraphQLRequest> requests)
    {
        this.requests = requests;
        files = new Dictionary<string, IUploadedFile>?[requests.Count];
    }

    /// <summary>How many files it calls for.</summary>
    public int PartCount => placesByPart.Count;

    /// <summary>The parts that have not come yet, in the order of the map.</summary>
    public IEnumerable<string> Missing => placesByPart.Keys;

    /// <summary>Reads it. Time O(its size + places × their depth).</summary>
    /// <param name="json">The part.</param>
    /// <param name="requests">What was read from the part <c>operations</c>.</param>
    /// <param name="isBatch">Whether places begin with the number of a request.</param>
    /// <param name="options">How much of it there may be.</param>
    /// <param name="map">The map, null after a problem.</param>
    /// <returns>What is wrong, naming the part and the place; null when nothing is.</returns>
    public static string? TryRead(
        ReadOnlyMemory<byte> json,
        IReadOnlyList<GraphQLRequest> requests,
        bool isBatch,
        UploadOptions options,
        out UploadMap? map)
    {
        map = null;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var read = new UploadMap(requests);
            var problem = document.RootElement.ValueKind == JsonValueKind.Object
                ? read.Add(document.RootElement, isBatch, options)
                : Expected;
            map = problem is null ? read : null;
            return problem;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return Expected;
        }
    }

    /// <summary>Puts a file that has come into its places, and the part off the list of those that are missing.</summary>
    /// <returns>False when the map does not call for the part, or no more.</returns>
    public bool Put(string part, IUploadedFile file)
    {
        if (!placesByPart.Remove(part, out var places))
        {
            return false;
        }

        foreach (var (request, path) in places)
        {
            files[request]![path] = file;
        }

        return true;
    }

    /// <summary>Whether the map calls for a part that has not come.</summary>
    public bool CallsFor(string part) => placesByPart.ContainsKey(part);

    /// <summary>The requests with their files.</summary>
    public IReadOnlyList<GraphQLRequest> Complete() => [.. requests.Select((request, i) => request with { Files = files[i] })];

    private string? Add(JsonElement parts, bool isBatch, UploadOptions options)
    {
        var taken = new HashSet<(int, string)>();
        foreach (var part in parts.EnumerateObject())
        {
            if (placesByPart.Count == options.MaxFiles)
            {
                return Invariant($"The part \"map\" names more than {options.MaxFiles:N0} files; send fewer at once.");
            }

            if (part.Value.ValueKind != JsonValueKind.Array || part.Value.GetArrayLength() == 0)
            {
                return Expected;
            }

            var places = new List<(int, string)>();
            foreach (var place in part.Value.EnumerateArray())
            {
                if (taken.Count == options.MaxPlaces)
                {
                    return Invariant($"The part \"map\" names more than {options.MaxPlaces:N0} places; send fewer files at once.");
                }

                if (place.ValueKind != JsonValueKind.String || !TryFind(place.GetString()!, isBatch, out var found))
                {
                    return Invariant(
                        $"The part \"map\" maps \"{part.Name}\" to {place.GetRawText()}, where the part \"operations\" has no null.");
                }

                if (!taken.Add(found))
                {
                    return Invariant($"The part \"map\" maps two files to {place.GetRawText()}.");
                }

                files[found.Request] ??= new Dictionary<string, IUploadedFile>(StringComparer.Ordinal);
                places.Add(found);
            }

            placesByPart.Add(part.Name, places);
        }

        return null;
    }

    private bool TryFind(string place, bool isBatch, out (int Request, string Path) found)
    {
        found = default;
        var rest = place;
        if (isBatch)
        {
            var dot = place.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0 || !TryIndex(place[..dot], requests.Count, out found.Request))
            {
                return false;
            }

            rest = place[(dot + 1)..];
        }

        if (!rest.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        found.Path = rest[Prefix.Length..];
        return IsNull(requests[found.Request].Variables, found.Path);
    }

    private static bool IsNull(JsonElement at, string path)
    {
        foreach (var step in path.Split('.'))
        {
            var isThere = at.ValueKind switch
            {
                JsonValueKind.Object => at.TryGetProperty(step, out at),
                JsonValueKind.Array => TryIndex(step, at.GetArrayLength(), out var index) && (at = at[index]) is var _,
                _ => false,
            };
            if (!isThere)
            {
                return false;
            }
        }

        return at.ValueKind == JsonValueKind.Null;
    }

    // One spelling an index, so that two places are the same only when their texts are.
    private static bool TryIndex(string text, int count, out int index) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index)
        && index < count
        && (text[0] != '0' || text.Length == 1);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
