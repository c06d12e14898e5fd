using System.Runtime.InteropServices;

namespace NetworkLens.Graph.Algorithms;

/// <summary>
/// Zeroed memory outside the collected heap that begins on a cache line, for kernels that walk it by pointer. Whoever makes it disposes it.
/// </summary>
/// <typeparam name="T">What it holds.</typeparam>
/// <remarks>
/// A managed array begins 16 bytes past an aligned place, so that every row of 64 bytes would lie in two cache lines. Where Linux offers
/// huge pages on request they are asked for, as random reads of some megabytes otherwise spend much of their time finding pages.
/// </remarks>
internal sealed unsafe class NativeArray<T> : IDisposable
    where T : unmanaged
{
    private const nuint CacheLine = 64;
    private const nuint HugePage = 2 << 20;
    private const int AdviseHugePages = 14;

    private T* _first;

    /// <summary>Takes zeroed memory for so many items, at least 0.</summary>
    public NativeArray(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var bytes = checked((nuint)Math.Max(1, length) * (nuint)sizeof(T));
        var isHuge = bytes >= HugePage && OperatingSystem.IsLinux();
        bytes = isHuge ? (bytes + HugePage - 1) / HugePage * HugePage : bytes;
        _first = (T*)NativeMemory.AlignedAlloc(bytes, isHuge ? HugePage : CacheLine);
        if (isHuge)
        {
            // Advice only: what it answers changes nothing but speed.
            _ = Advise(_first, bytes, AdviseHugePages);
        }

        NativeMemory.Clear(_first, bytes);
    }

    /// <summary>The first item, on a cache line. Valid until <see cref="Dispose"/>; whoever uses it keeps this object alive.</summary>
    public T* First => _first;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_first is not null)
        {
            NativeMemory.AlignedFree(_first);
            _first = null;
        }
    }

    private static int Advise(void* start, nuint bytes, int advice)
    {
        try
        {
            return SystemMemory.Advise(start, bytes, advice);
        }
        catch (Exception fault) when (fault is DllNotFoundException or EntryPointNotFoundException)
        {
            return -1;
        }
    }
}

/// <summary>The one call of the operating system that the engine makes.</summary>
internal static unsafe partial class SystemMemory
{
    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial int Advise(void* start, nuint bytes, int advice);
}
