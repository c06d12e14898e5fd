using System.Buffers;
using System.Text.Json.Nodes;
using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Execution.Incremental;
using NetworkLens.GraphQL.Execution.Output;
using NetworkLens.GraphQL.Execution.Telemetry;

namespace NetworkLens.GraphQL.Execution;

/// <summary>How far a request came.</summary>
public enum RequestOutcome
{
    /// <summary>It was executed: there is data, be it null, and perhaps errors of fields.</summary>
    Executed,

    /// <summary>It was not executed: the document, the operation or the variables are wrong.</summary>
    Rejected,

    /// <summary>It was not executed: its operation may not be sent this way.</summary>
    NotAllowed,

    /// <summary>Its execution was given up as a whole; data is null.</summary>
    GivenUp,

    /// <summary>
    /// It is a subscription and its stream of events is open: this result has no bytes, each that follows is a whole
    /// answer.
    /// </summary>
    Subscribed,
}

/// <summary>
/// The response to a request, as bytes of JSON. Dispose it after writing: its memory serves other requests.
/// </summary>
public sealed class ExecutionResult : IDisposable
{
    private JsonBuffer? plain;
    private readonly ResultStream? following;
    private ExecutionState? state;

    internal ExecutionResult(JsonBuffer payload, IReadOnlyList<GraphQLError> errors, string? operationName)
    {
        Outcome = RequestOutcome.Executed;
        Errors = errors;
        OperationName = operationName;
        plain = payload;
        Length = plain.Length;
    }

    internal ExecutionResult(ExecutionState state, string? operationName)
    {
        this.state = state;
        Outcome = RequestOutcome.Executed;
        Errors = state.Errors.Count == 0 ? [] : [.. state.Errors.All];
        Length = state.ResponseLength;
        following = state.Incremental is { HasNext: true } delivery ? delivery : null;
        OperationName = operationName;
    }

    internal ExecutionResult(
        RequestOutcome outcome,
        IReadOnlyList<GraphQLError> errors,
        string? operationName = null,
        JsonObject? extensions = null)
    {
        Outcome = outcome;
        Errors = errors;
        OperationName = operationName;
        plain = new JsonBuffer();
        if (errors.Count == 0)
        {
            plain.Raw("{\"data\":null"u8); // A step has ended the request.
        }
        else
        {
            plain.Raw("{\"errors\":"u8);
            ErrorWriter.Write(errors, plain);
            plain.Raw(outcome == RequestOutcome.GivenUp ? ",\"data\":null"u8 : ""u8);
        }

        ExtensionsWriter.Write(extensions, plain);
        plain.Byte((byte)'}');
        Length = plain.Length;
    }

    internal ExecutionResult(
        RequestOutcome outcome,
        IReadOnlyList<GraphQLError> errors,
        string? operationName,
        ResultStream following)
    {
        Outcome = outcome;
        Errors = errors;
        OperationName = operationName;
        this.following = following;
    }

    /// <summary>How far the request came.</summary>
    public RequestOutcome Outcome { get; }

    /// <summary>The errors that the response lists, in its order.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>The name of the operation, or null.</summary>
    public string? OperationName { get; }

    /// <summary>How many bytes the response has.</summary>
    public long Length { get; }

    /// <summary>
    /// The results that come after this one; null for an ordinary answer. Of an answer in parts, the later payloads; of a
    /// subscription, one whole answer per event, and at last one of <see cref="RequestOutcome.Rejected"/> when the source
    /// of events failed.
    /// </summary>
    /// <remarks>
    /// To be read once, by one reader, who disposes of each item. What comes next is worked on only while it is waited
    /// for. Disposing of the enumerator, or cancelling, ends the work behind it; so does disposing of this result before
    /// reading has begun. A reader that stops early must do one of them.
    /// </remarks>
    /// <exception cref="OperationCanceledException">The request, or the reading, was cancelled.</exception>
    public IAsyncEnumerable<ExecutionResult>? Following => following;

    /// <summary>
    /// In how many pieces the response lies; one unless it has errors or was put together from late values.
    /// </summary>
    public int PieceCount => plain is not null ? 1 : Outcome == RequestOutcome.Subscribed ? 0 : Live.PieceCount;

    private ExecutionState Live => state ?? throw new ObjectDisposedException(nameof(ExecutionResult));

    /// <summary>A piece of the response, to be sent in order. Valid until the result is disposed of.</summary>
    /// <param name="index">From 0.</param>
    public ReadOnlyMemory<byte> Piece(int index) =>
        plain is not null ? plain.Memory(0, plain.Length) : Live.Piece(index);

    /// <summary>Copies the response. Time O(length).</summary>
    /// <exception cref="ObjectDisposedException">The result has been disposed of.</exception>
    public void WriteTo(IBufferWriter<byte> target)
    {
        for (var i = 0; i < PieceCount; i++)
        {
            target.Write(Piece(i).Span);
        }
    }

    /// <summary>The response as an array of its own.</summary>
    public byte[] ToArray()
    {
        var target = new ArrayBufferWriter<byte>(checked((int)Math.Max(1, Length)));
        WriteTo(target);
        return target.WrittenSpan.ToArray();
    }

    /// <summary>Lets an answer in parts be measured until its last part; false when it is whole.</summary>
    internal bool GoOnMeasuring(RequestMeasure measure)
    {
        (following as IncrementalDelivery)?.MeasureBy(measure);
        return following is IncrementalDelivery;
    }

    /// <summary>Gives the memory back; the result cannot be written afterwards.</summary>
    public void Dispose()
    {
        following?.EndUnread();
        if (state is { Incremental: { } delivery })
        {
            delivery.ReleaseRoot();
        }
        else
        {
            state?.End();
        }

        state = null;
        plain?.Release();
        plain = null;
    }
}
