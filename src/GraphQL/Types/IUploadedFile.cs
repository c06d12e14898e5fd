namespace NetworkLens.GraphQL.Types;

/// <summary>A file that came with a request: the value of the scalar <c>Upload</c>.</summary>
/// <remarks>
/// It is there until the request has been answered. Whoever wants to keep it copies it. Safe for several readers at once.
/// </remarks>
public interface IUploadedFile
{
    /// <summary>The name that the client gave it, without folders; empty when it gave none. Never use it as a path.</summary>
    string Name { get; }

    /// <summary>The media type that the client says it has, which need not be true; null when it says none.</summary>
    string? ContentType { get; }

    /// <summary>Its size in bytes.</summary>
    long Length { get; }

    /// <summary>Opens it for reading from its start; each caller has a position of their own.</summary>
    /// <exception cref="ObjectDisposedException">The request is over.</exception>
    Stream OpenReadStream();
}
