using Microsoft.Win32.SafeHandles;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Server.Uploads;

/// <summary>A file on disk that goes when it is disposed of, or when the process ends in whatever way.</summary>
/// <remarks>
/// On Unix it has no name from the moment it is open, so that nothing can find it or leave it behind; on Windows the system deletes it with
/// its handle. Only this user may read it.
/// </remarks>
internal sealed class TemporaryFile : IUploadedFile, IDisposable
{
    private readonly FileStream owner;

    private TemporaryFile(FileStream owner, string name, string? contentType)
    {
        this.owner = owner;
        Name = name;
        ContentType = contentType;
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public string? ContentType { get; }

    /// <inheritdoc />
    public long Length { get; private set; }

    /// <summary>Makes an empty file.</summary>
    /// <param name="folder">Where; the system's folder for such files when null.</param>
    /// <param name="name">What the client calls it.</param>
    /// <param name="contentType">What the client says it is.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not for this user.</exception>
    public static TemporaryFile Create(string? folder, string name, string? contentType)
    {
        var path = Path.Combine(folder ?? Path.GetTempPath(), $"upload-{Guid.NewGuid():N}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
        };
        if (OperatingSystem.IsWindows())
        {
            options.Options |= FileOptions.DeleteOnClose;
            return new TemporaryFile(new FileStream(path, options), name, contentType);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        File.Delete(path);
        return new TemporaryFile(stream, name, contentType);
    }

    /// <summary>Writes at the end.</summary>
    public async ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        await RandomAccess.WriteAsync(Handle(), bytes, Length, cancel);
        Length += bytes.Length;
    }

    /// <inheritdoc />
    public Stream OpenReadStream()
    {
        _ = Handle();
        return new TemporaryFileStream(this);
    }

    /// <summary>Reads from a place; 0 is the end.</summary>
    public int Read(Span<byte> buffer, long offset) => RandomAccess.Read(Handle(), buffer, offset);

    /// <summary>Reads from a place; 0 is the end.</summary>
    public ValueTask<int> ReadAsync(Memory<byte> buffer, long offset, CancellationToken cancel) =>
        RandomAccess.ReadAsync(Handle(), buffer, offset, cancel);

    /// <inheritdoc />
    public void Dispose() => owner.Dispose();

    private SafeFileHandle Handle()
    {
        ObjectDisposedException.ThrowIf(!owner.CanRead, typeof(IUploadedFile));
        return owner.SafeFileHandle;
    }
}
