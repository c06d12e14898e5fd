using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server.Streams;

/// <summary>In which formats a client takes an answer in parts, as its Accept says.</summary>
/// <remarks>
/// Only formats that are named count: <c>*/*</c> asks for no stream. A client that asks for the older format of incremental delivery
/// (<c>deferSpec=20220824</c>) would not understand ours, and is given whole answers.
/// </remarks>
/// <param name="Incremental">For the parts of one answer; null when it takes none.</param>
/// <param name="Events">For the answers to events; null when it takes none.</param>
internal readonly record struct StreamForms(StreamFormat? Incremental, StreamFormat? Events)
{
    /// <summary>What the executor may give.</summary>
    public Delivery Delivery => (Incremental is null ? Delivery.Single : Delivery.Incremental)
        | (Events is null ? Delivery.Single : Delivery.Events);

    /// <summary>What Accept names; nothing when it cannot be read.</summary>
    public static StreamForms Of(StringValues accept) =>
        AreNamedIn(accept) && MediaTypeHeaderValue.TryParseList(accept, out var ranges) ? Of(ranges) : default;

    /// <summary>Whether Accept may name any. Nearly none does: that much is seen without parsing.</summary>
    public static bool AreNamedIn(StringValues accept)
    {
        var mayName = false;
        foreach (var value in accept)
        {
            mayName |= value is not null
                && (value.Contains("event-stream", StringComparison.OrdinalIgnoreCase)
                    || value.Contains("multipart", StringComparison.OrdinalIgnoreCase));
        }

        return mayName;
    }

    /// <summary>Whether a client would rather have every answer as a stream, or takes nothing else.</summary>
    /// <param name="ranges">What it accepts.</param>
    /// <param name="weight">How much it wants the best whole answer that it can have; 0 when it takes none.</param>
    public static bool Prefers(IList<MediaTypeHeaderValue> ranges, double weight)
    {
        if (weight == 0)
        {
            return Of(ranges) != default;
        }

        return ranges.Any(range => FormatsOf(range).Events is EventStreamFormat && range.Quality.GetValueOrDefault(1) > weight);
    }

    /// <summary>The format for a result.</summary>
    public StreamFormat For(ExecutionResult result) => result switch
    {
        { Outcome: RequestOutcome.Subscribed } => Events!,
        { Following: not null } => Incremental!,
        _ => Events as EventStreamFormat ?? Incremental ?? Events!,
    };

    private static StreamForms Of(IList<MediaTypeHeaderValue> ranges)
    {
        var (best, incrementalWeight, eventsWeight) = (default(StreamForms), 0.0, 0.0);
        foreach (var range in ranges)
        {
            var weight = range.Quality ?? 1;
            var formats = FormatsOf(range);

            // Of equals, parts are what incremental delivery is proposed for, and server-sent events what carries events.
            if (formats.Incremental is { } incremental
                && (weight > incrementalWeight || (weight == incrementalWeight && incremental is MultipartFormat)))
            {
                (best, incrementalWeight) = (best with { Incremental = incremental }, weight);
            }

            if (formats.Events is { } events && (weight > eventsWeight || (weight == eventsWeight && events is EventStreamFormat)))
            {
                (best, eventsWeight) = (best with { Events = events }, weight);
            }
        }

        return best;
    }

    // What one range of Accept names.
    private static StreamForms FormatsOf(MediaTypeHeaderValue range)
    {
        if (range.Quality == 0)
        {
            return default;
        }

        if (range.MediaType.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase))
        {
            return new(EventStreamFormat.Instance, EventStreamFormat.Instance);
        }

        if (!range.MediaType.Equals("multipart/mixed", StringComparison.OrdinalIgnoreCase))
        {
            return default;
        }

        var (incremental, subscription) = (Parameter(range, "incrementalSpec"), Parameter(range, "subscriptionSpec"));
        return (incremental, subscription, Parameter(range, "deferSpec")) switch
        {
            (null, null, null) => new(MultipartFormat.Plain, null),
            ("v0.2", null, _) => new(MultipartFormat.Named, null),
            (_, "1.0", _) => new(null, MultipartSubscriptionFormat.Instance),
            _ => default,
        };
    }

    private static string? Parameter(MediaTypeHeaderValue range, string name)
    {
        foreach (var parameter in range.Parameters)
        {
            if (parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return HeaderUtilities.RemoveQuotes(parameter.Value).Value;
            }
        }

        return null;
    }
}
