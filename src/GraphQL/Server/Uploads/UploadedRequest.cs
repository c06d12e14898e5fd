using NetworkLens.GraphQL.Execution;

namespace NetworkLens.GraphQL.Server.Uploads;

/// <summary>Why a multipart request is not answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Message">What is wrong, with the part, and how to mend it.</param>
internal sealed record UploadProblem(int Status, string Message);

/// <summary>A multipart request as it was read: the requests in it and the files that it owns. Disposing of it deletes them.</summary>
/// <param name="space">Where the room for the files comes from.</param>
internal sealed class UploadedRequest(UploadSpace space) : IDisposable
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

    /// <summary>Takes room for so many bytes more, if there is as much; given back in the end.</summary>
    public bool TryTake(int bytes)
    {
        var isThere = space.TryTake(bytes);
        Length += isThere ? bytes : 0;
        return isThere;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var file in files)
        {
            file.Dispose();
        }

        space.Give(Length);
    }
}
