using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Algorithms;

namespace NetworkLens.Graph.Networks;

/// <summary>Large arrays on large pages of memory, where the system has them and leaves the choice to the program.</summary>
/// <remarks>
/// Whoever follows ties reads rows all over an array of hundreds of megabytes: on pages of 4 kB nearly every row misses the processor's
/// list of pages, on pages of 2 MB hardly any. Two steps from everyone in a network of 1.5 million people in no order took 1.3 times as
/// long without; making the network did not. It is advice only: on Linux the kernel is asked, elsewhere and where it declines nothing
/// happens.
/// </remarks>
internal static partial class HugePages
{
    private const int PageBytes = 2 << 20;
    private const int Advice = 14; // MADV_HUGEPAGE

    private static volatile bool _isThere = OperatingSystem.IsLinux();

    /// <summary>An array whose content is left over from anything: every element has to be written before it is read.</summary>
    public static T[] Allocate<T>(int length)
        where T : unmanaged
    {
        var array = GC.AllocateUninitializedArray<T>(length);
        Advise(array);
        return array;
    }

    /// <summary>As above, for an array that several threads write all over.</summary>
    /// <param name="length">Elements.</param>
    /// <param name="effort">
    /// Threads that fetch the pages, each its own: two that write to one new page at the same time would both clear one.
    /// </param>
    /// <typeparam name="T">What it holds.</typeparam>
    public static T[] Allocate<T>(int length, Effort effort)
        where T : unmanaged
    {
        var array = GC.AllocateUninitializedArray<T>(length);
        if (Advise(array))
        {
            var stride = PageBytes / Unsafe.SizeOf<T>();
            Chunks.Run(Chunks.Count(length, stride), effort, page => array[page * stride] = default);
        }

        return array;
    }

    // Asks for large pages under an array, before its first use; whether that was worth a question.
    private static unsafe bool Advise<T>(T[] array)
        where T : unmanaged
    {
        // Pages that are large must lie wholly within the array.
        if (!_isThere || (long)array.Length * sizeof(T) < 2L * PageBytes)
        {
            return false;
        }

        fixed (T* data = array)
        {
            var first = ((nuint)data + PageBytes - 1) & ~(nuint)(PageBytes - 1);
            var end = (nuint)(data + array.Length) & ~(nuint)(PageBytes - 1);
            try
            {
                // What it answers does not matter: small pages hold the same figures.
                _ = AdviseKernel(first, end - first, Advice);
                return true;
            }
            catch (Exception absent) when (absent is DllNotFoundException or EntryPointNotFoundException)
            {
                _isThere = false;
                return false;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int AdviseKernel(nuint start, nuint length, int advice);
}
