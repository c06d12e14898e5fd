using System.Buffers;
using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server.Streams;

/// <summary>How a sequence of results is written into the body of one HTTP response.</summary>
internal abstract class StreamFormat
{
    /// <summary>The Content-Type of the response.</summary>
    public abstract string ContentType { get; }

    /// <summary>Writes what stands before the first result.</summary>
    public abstract void WriteStart(IBufferWriter<byte> output);

    /// <summary>Writes a result so that a client can tell where it ends, without waiting for the next.</summary>
    public abstract void WriteResult(ExecutionResult result, IBufferWriter<byte> output);

    /// <summary>Writes a sign of life that is no result; nothing where the format has none.</summary>
    /// <returns>Whether anything was written.</returns>
    public abstract bool WriteIdle(IBufferWriter<byte> output);

    /// <summary>Writes that no more results come.</summary>
    public abstract void WriteEnd(IBufferWriter<byte> output);
}
