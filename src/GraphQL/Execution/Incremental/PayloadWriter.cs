using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution.Output;

namespace NetworkLens.GraphQL.Execution.Incremental;

/// <summary>
/// Writes payloads of incremental delivery: what is announced, what came, what is complete, each in the order it happened.
/// </summary>
internal sealed class PayloadWriter
{
    private readonly JsonBuffer pending = new();
    private readonly JsonBuffer incremental = new();
    private readonly JsonBuffer completed = new();
    private readonly List<DeliveryNode> announced = [];
    private readonly List<DeliveryNode> ended = [];
    private readonly List<GraphQLError> errors = [];

    /// <summary>Whether anything has come or is complete.</summary>
    public bool HasNews => incremental.Length > 0 || completed.Length > 0;

    /// <summary>How many bytes it has so far.</summary>
    public long Length => (long)pending.Length + incremental.Length + completed.Length;

    /// <summary>Announces something that the client is to wait for.</summary>
    public void Pending(DeliveryNode node)
    {
        announced.Add(node);
        WriteId(pending, node);
        pending.Raw(",\"path\":"u8);
        ErrorWriter.WritePath(node.Place.Path.AsSpan(), pending);
        if (node.Label is { } label)
        {
            pending.Raw(",\"label\":"u8);
            pending.String(label);
        }

        pending.Byte((byte)'}');
    }

    /// <summary>Delivers fields.</summary>
    /// <param name="fragment">What they are delivered with.</param>
    /// <param name="place">Where their object is, at or below the fragment's place.</param>
    /// <param name="answer">The fields.</param>
    public void Data(DeferredFragment fragment, Place place, PartAnswer answer)
    {
        WriteId(incremental, fragment);
        var below = place.Path.AsSpan()[fragment.Place.Path.Length..];
        if (below.Length > 0)
        {
            incremental.Raw(",\"subPath\":"u8);
            ErrorWriter.WritePath(below, incremental);
        }

        incremental.Raw(",\"data\":"u8);
        incremental.Raw(answer.Json);
        WriteErrors(incremental, answer.Errors);
        incremental.Byte((byte)'}');
    }

    /// <summary>Delivers items of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="items">What they came to, in order.</param>
    public void Items(StreamedList list, List<PartAnswer> items)
    {
        WriteId(incremental, list);
        incremental.Raw(",\"items\":["u8);
        var errorsOfItems = new List<GraphQLError>();
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                incremental.Byte((byte)',');
            }

            incremental.Raw(items[i].Json);
            errorsOfItems.AddRange(items[i].Errors);
        }

        incremental.Byte((byte)']');
        WriteErrors(incremental, errorsOfItems);
        incremental.Byte((byte)'}');
    }

    /// <summary>Says that nothing more comes of something.</summary>
    /// <param name="node">What ends.</param>
    /// <param name="failure">
    /// Why it cannot be delivered; null when it has been. Where the response lists no more errors, it says that much: without an error the
    /// client would take it as delivered.
    /// </param>
    public void Completed(DeliveryNode node, IReadOnlyList<GraphQLError>? failure)
    {
        ended.Add(node);
        WriteId(completed, node);
        WriteErrors(completed, failure is { Count: 0 } ? [RequestErrors.TooManyErrors()] : failure ?? []);
        completed.Byte((byte)'}');
    }

    /// <summary>Writes <c>,"pending":[…],"hasNext":true</c> after the data of the first payload.</summary>
    public void FinishFirst(JsonBuffer output)
    {
        WriteList(output, ",\"pending\":["u8, pending);
        output.Raw(",\"hasNext\":true"u8);
        Clear();
    }

    /// <summary>Makes a payload of all that is written, and begins anew.</summary>
    public ExecutionResult Finish(bool hasNext, string? operationName)
    {
        var output = new JsonBuffer();
        output.Raw(hasNext ? "{\"hasNext\":true"u8 : "{\"hasNext\":false"u8);
        WriteList(output, ",\"pending\":["u8, pending);
        WriteList(output, ",\"incremental\":["u8, incremental);
        WriteList(output, ",\"completed\":["u8, completed);
        output.Byte((byte)'}');
        IReadOnlyList<GraphQLError> told = [.. errors];
        Clear();
        return new ExecutionResult(output, told, operationName);
    }

    /// <summary>Drops what is written and has not gone out, and gives what it ended that the client knows of.</summary>
    public List<DeliveryNode> Drop()
    {
        announced.Clear();
        var untold = ended.FindAll(node => node.IsSent);
        Clear();
        return untold;
    }

    /// <summary>Gives its memory back.</summary>
    public void Release()
    {
        pending.Release();
        incremental.Release();
        completed.Release();
    }

    private void Clear()
    {
        foreach (var node in announced)
        {
            node.IsSent = true;
        }

        announced.Clear();
        ended.Clear();
        errors.Clear();
        pending.Clear();
        incremental.Clear();
        completed.Clear();
    }

    private static void WriteId(JsonBuffer output, DeliveryNode node)
    {
        output.Raw(output.Length > 0 ? ",{\"id\":\""u8 : "{\"id\":\""u8);
        output.Integer(node.Id);
        output.Byte((byte)'"');
    }

    private void WriteErrors(JsonBuffer output, IReadOnlyList<GraphQLError> list)
    {
        if (list.Count > 0)
        {
            errors.AddRange(list);
            output.Raw(",\"errors\":"u8);
            ErrorWriter.Write(list, output);
        }
    }

    private static void WriteList(JsonBuffer output, ReadOnlySpan<byte> name, JsonBuffer list)
    {
        if (list.Length > 0)
        {
            output.Raw(name);
            output.Raw(list.Written);
            output.Byte((byte)']');
        }
    }
}
