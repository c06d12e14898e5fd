using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using NetworkLens.GraphQL.Server.Streams;

namespace NetworkLens.GraphQL.Server;

/// <summary>What form a response has.</summary>
internal enum ResponseForm
{
    /// <summary>The client takes none of ours.</summary>
    None,

    /// <summary><c>application/json</c>: every well-formed request is answered with 200.</summary>
    Json,

    /// <summary><c>application/graphql-response+json</c>: the status says whether the operation was executed.</summary>
    GraphQL,

    /// <summary><c>text/html</c>: the page for people.</summary>
    Page,

    /// <summary>Every answer as a stream, be it of one part: the client takes nothing else, or would rather have that.</summary>
    Stream,
}

/// <summary>Reads Accept and Content-Type.</summary>
internal static class MediaType
{
    public const string Json = "application/json";
    public const string GraphQL = "application/graphql-response+json";

    /// <summary>The form that Accept prefers; JSON when the client does not say.</summary>
    /// <param name="accept">The header.</param>
    /// <param name="hasPage">Whether there is a page to be had here.</param>
    /// <param name="hasStreams">Whether answers may be streamed.</param>
    public static ResponseForm Negotiate(StringValues accept, bool hasPage, bool hasStreams)
    {
        // What nearly every request says, without parsing.
        if (accept.Count == 0 || (accept.Count == 1 && accept[0] is null or "" or "*/*" or Json))
        {
            return ResponseForm.Json;
        }

        if (accept.Count == 1 && accept[0] == GraphQL)
        {
            return ResponseForm.GraphQL;
        }

        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
        {
            return ResponseForm.None;
        }

        // Equal weights: GraphQL's own type, if it is named at all, says more than plain JSON.
        var best = ResponseForm.None;
        var bestWeight = 0.0;
        foreach (var form in (ReadOnlySpan<ResponseForm>)[ResponseForm.GraphQL, ResponseForm.Json, ResponseForm.Page])
        {
            var (weight, isNamed) = WeightOf(ranges, form);
            var isOffered = form switch
            {
                ResponseForm.GraphQL => isNamed || !Accepts(ranges, ResponseForm.Json),
                ResponseForm.Page => hasPage && isNamed,
                _ => true,
            };
            var wins = form == ResponseForm.Page ? weight >= bestWeight : weight > bestWeight;
            if (isOffered && weight > 0 && wins)
            {
                (best, bestWeight) = (form, weight);
            }
        }

        return hasStreams && StreamForms.Prefers(ranges, best == ResponseForm.Page ? 1 : bestWeight) ? ResponseForm.Stream : best;
    }

    /// <summary>Whether a body is JSON in UTF-8.</summary>
    public static bool IsJson(string? contentType)
    {
        if (contentType is Json or "application/json; charset=utf-8")
        {
            return true;
        }

        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue
                || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a body is a form with parts of its own types, as one with files is.</summary>
    public static bool IsMultipart(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    private static bool Accepts(IList<MediaTypeHeaderValue> ranges, ResponseForm form) =>
        WeightOf(ranges, form).Weight > 0;

    /// <summary>The weight of the most specific range that covers a form, and whether that range names it.</summary>
    private static (double Weight, bool IsNamed) WeightOf(IList<MediaTypeHeaderValue> ranges, ResponseForm form)
    {
        var name = form switch
        {
            ResponseForm.GraphQL => GraphQL,
            ResponseForm.Page => "text/html",
            _ => Json,
        };
        var (weight, specificity) = (0.0, 0);
        foreach (var range in ranges)
        {
            var here = SpecificityOf(range, name);
            if (here > specificity)
            {
                (weight, specificity) = (range.Quality ?? 1, here);
            }
        }

        return (weight, specificity == 3);
    }

    private static int SpecificityOf(MediaTypeHeaderValue range, string name)
    {
        if (range.MatchesAllTypes)
        {
            return 1;
        }

        if (range.MatchesAllSubTypes)
        {
            return name.StartsWith(range.Type + "/", StringComparison.OrdinalIgnoreCase) ? 2 : 0;
        }

        return range.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase) ? 3 : 0;
    }
}
