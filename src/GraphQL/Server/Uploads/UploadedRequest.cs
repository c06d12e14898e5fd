using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server.Uploads;

/// <summary>Why a multipart request is not answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Message">What is wrong, with the part, and how to mend it.</param>
/// <param name="Code">What <c>extensions.code</c> says.</param>
internal sealed record UploadProblem(int Status, string Message, string Code = ExecutionErrorCodes.BadRequest);

/// <summary>A multipart request as it was read: the requests in it and the files that it owns. Disposing of it deletes them.</summary>
/// <param name="space">Where the room for the files comes from, in bytes.</param>
/// <param name="caller">Who sends it.</param>
internal sealed class UploadedRequest(CallerShares space, object caller) : IDisposable
{
    private readonly List<TemporaryFile> files = [];

    /// <summary>What was asked, with files; empty until it was read to its end.</summary>
    public IReadOnlyList<GraphQLRequest> Requests { get; set; } = [];

    /// <summary>Whether the requests came as a list.</summary>
    public bool IsBatch { get; set; }

    /// <summary>How many bytes its files have, all together.</summary>
    public long Length { get; private set; }

    /// <summary>Takes a file, to delete it in the end.</summary>
    public void Own(TemporaryFile file) => files.Add(file);

    /// <summary>What was asked, once: who answers it for long must not keep its text.</summary>
    public IReadOnlyList<GraphQLRequest> TakeRequests()
    {
        var taken = Requests;
        Requests = [];
        return taken;
    }

    /// <summary>Takes room for so many bytes more, if there is as much; given back in the end.</summary>
    public ShareOutcome TryTake(int bytes)
    {
        var outcome = space.TryTake(caller, bytes);
        Length += outcome == ShareOutcome.Taken ? bytes : 0;
        return outcome;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var file in files)
        {
            file.Dispose();
        }

        space.Give(caller, Length);
    }
}
