using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using NetworkLens.GraphQL.Execution;
using NetworkLens.GraphQL.Protection;

namespace NetworkLens.GraphQL.Server.Uploads;

/// <summary>
/// Reads requests with files: the parts <c>operations</c> and <c>map</c>, then the files, each written to disk as it comes
/// (the GraphQL multipart request specification).
/// </summary>
/// <param name="options">The bounds of files.</param>
/// <param name="http">The bounds of requests.</param>
/// <param name="onUnexpected">Told when a file cannot be kept, which is no fault of the client.</param>
internal sealed class MultipartRequestReader(UploadOptions options, GraphQLHttpOptions http, Action<UnexpectedFailure>? onUnexpected)
{
    private const int BufferBytes = 64 << 10;
    private const int MaxBoundary = 70; // RFC 2046, section 5.1.1.
    private const int MaxHeaders = 8;
    private const int MaxHeaderBytes = 8 << 10;
    private const string Malformed = "The body is not well-formed multipart/form-data.";

    /// <summary>Reads all of it.</summary>
    /// <param name="request">Its Content-Type is multipart/form-data.</param>
    /// <param name="into">Takes the requests, and the files whether or not all goes well.</param>
    /// <param name="cancel">Cancelled when the client has gone.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public async Task<UploadProblem?> ReadAsync(HttpRequest request, UploadedRequest into, CancellationToken cancel)
    {
        if (request.ContentLength > options.MaxRequestBytes)
        {
            return RequestTooLarge();
        }

        if (BoundaryOf(request) is not { } boundary)
        {
            return Bad("The Content-Type multipart/form-data must have a boundary of at most 70 characters.");
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = options.MaxRequestBytes;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            var parts = new MultipartReader(boundary, request.Body) { HeadersCountLimit = MaxHeaders, HeadersLengthLimit = MaxHeaderBytes };
            return await ReadPartsAsync(parts, buffer, into, cancel);
        }
        catch (BadHttpRequestException problem)
        {
            return problem.StatusCode == StatusCodes.Status413PayloadTooLarge ? RequestTooLarge() : new(problem.StatusCode, Malformed);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException && !cancel.IsCancellationRequested)
        {
            return Bad(Malformed);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<UploadProblem?> ReadPartsAsync(
        MultipartReader parts, byte[] buffer, UploadedRequest into, CancellationToken cancel)
    {
        var (operations, problem) = await ReadFieldAsync(parts, "operations", http.MaxBodyBytes, buffer, cancel);
        if (problem is not null)
        {
            return problem;
        }

        into.IsBatch = HttpRequestReader.IsBatch(operations.Span);
        var (requests, fault) = Parse(operations, into.IsBatch);
        if (requests is null)
        {
            return Bad($"The part \"operations\" cannot be read. {fault}");
        }

        (var json, problem) = await ReadFieldAsync(parts, "map", options.MaxMapBytes, buffer, cancel);
        if (problem is not null)
        {
            return problem;
        }

        fault = UploadMap.TryRead(json, requests, into.IsBatch, options, out var map);
        problem = map is null ? Bad(fault!) : await ReadFilesAsync(parts, map, buffer, into, cancel);
        into.Requests = problem is null ? map!.Complete() : [];
        return problem;
    }

    private (IReadOnlyList<GraphQLRequest>? Requests, string? Problem) Parse(ReadOnlyMemory<byte> operations, bool isBatch)
    {
        if (isBatch)
        {
            var batch = HttpRequestReader.BatchFromBody(operations, http.MaxBatch);
            return (batch.Requests, batch.Problem);
        }

        var (request, problem) = HttpRequestReader.FromBody(operations);
        return (request is null ? null : [request], problem);
    }

    private static async Task<(ReadOnlyMemory<byte> Text, UploadProblem? Problem)> ReadFieldAsync(
        MultipartReader parts, string name, int maxBytes, byte[] buffer, CancellationToken cancel)
    {
        var part = await parts.ReadNextSectionAsync(cancel);
        if (part is null || NameOf(part, out _) != name)
        {
            return (default, Bad($"The part \"{name}\" is missing: \"operations\" comes first, \"map\" second, then the files."));
        }

        var text = new ArrayBufferWriter<byte>();
        while (await part.Body.ReadAsync(buffer, cancel) is > 0 and var count)
        {
            if (text.WrittenCount + count > maxBytes)
            {
                return (default, TooLarge(Invariant($"The part \"{name}\" is larger than {maxBytes:N0} bytes.")));
            }

            text.Write(buffer.AsSpan(0, count));
        }

        return (text.WrittenMemory, null);
    }

    private async Task<UploadProblem?> ReadFilesAsync(
        MultipartReader parts, UploadMap map, byte[] buffer, UploadedRequest into, CancellationToken cancel)
    {
        while (await parts.ReadNextSectionAsync(cancel) is { } part)
        {
            var name = NameOf(part, out var disposition);
            if (!map.CallsFor(name))
            {
                return Bad($"The part \"{name}\" is not in the part \"map\", or came twice.");
            }

            if (TryCreate(disposition, part, into, out var file) is { } noFile)
            {
                return noFile;
            }

            if (await CopyAsync(part, name, file!, into, buffer, cancel) is { } problem)
            {
                return problem;
            }

            map.Put(name, file!);
        }

        return map.Missing.FirstOrDefault() is { } missing ? Bad($"The file \"{missing}\" of the part \"map\" did not come.") : null;
    }

    private async Task<UploadProblem?> CopyAsync(
        MultipartSection part, string name, TemporaryFile file, UploadedRequest into, byte[] buffer, CancellationToken cancel)
    {
        while (await part.Body.ReadAsync(buffer, cancel) is > 0 and var count)
        {
            if (file.Length + count > options.MaxFileBytes)
            {
                return TooLarge(Invariant($"The file \"{name}\" is larger than {options.MaxFileBytes:N0} bytes."));
            }

            if (into.Length + count > options.MaxRequestBytes)
            {
                return RequestTooLarge();
            }

            if (into.TryTake(count) is var share and not ShareOutcome.Taken)
            {
                return Crowded(share);
            }

            try
            {
                await file.AppendAsync(buffer.AsMemory(0, count), cancel);
            }
            catch (IOException problem)
            {
                return NoRoom(problem);
            }
        }

        return null;
    }

    private UploadProblem? TryCreate(
        ContentDispositionHeaderValue? disposition, MultipartSection part, UploadedRequest into, out TemporaryFile? file)
    {
        file = null;
        try
        {
            file = TemporaryFile.Create(options.Folder, FileNameOf(disposition), part.ContentType);
            into.Own(file);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return NoRoom(problem);
        }
    }

    private static string NameOf(MultipartSection part, out ContentDispositionHeaderValue? disposition)
    {
        disposition = part.GetContentDispositionHeader();
        return disposition is null ? "" : HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
    }

    // Some clients send a path, of either kind of system.
    private static string FileNameOf(ContentDispositionHeaderValue? disposition)
    {
        var name = disposition?.FileNameStar is { HasValue: true } encoded ? encoded : disposition?.FileName ?? default;
        var text = HeaderUtilities.RemoveQuotes(name).ToString();
        return text[(text.LastIndexOfAny(['/', '\\']) + 1)..];
    }

    private static string? BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is { Length: > 0 and <= MaxBoundary } boundary
            ? boundary
            : null;

    private UploadProblem RequestTooLarge() =>
        TooLarge(Invariant($"The request is larger than {options.MaxRequestBytes:N0} bytes with its files."));

    private static UploadProblem TooLarge(string message) => new(StatusCodes.Status413PayloadTooLarge, message);

    private static UploadProblem Bad(string message) => new(StatusCodes.Status400BadRequest, message);

    private static UploadProblem Crowded(ShareOutcome share)
    {
        var isCaller = share == ShareOutcome.CallerIsFull;
        return new(
            isCaller ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable,
            $"Too many files are being sent {(isCaller ? "from here " : "")}at once. Try again in a few seconds.",
            ProtectionErrorCodes.TooManyOpen);
    }

    private UploadProblem NoRoom(Exception problem)
    {
        onUnexpected?.Invoke(new UnexpectedFailure(Guid.NewGuid().ToString("N"), problem, Coordinate: null, OperationName: null));
        return new(
            StatusCodes.Status507InsufficientStorage,
            "The server cannot keep the file now. Try again later.",
            ExecutionErrorCodes.Internal);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
