using System.Runtime.InteropServices;

namespace NetworkLens.Graph.Networks;

/// <summary>Large arrays on large pages of memory, where the system has them and leaves the choice to the program.</summary>
/// <remarks>
/// Scattering a network's arcs touches a thousand places in turn: on pages of 4 kB nearly every write misses the processor's list of
/// pages, on pages of 2 MB nearly none. It is advice only: on Linux the kernel is asked, elsewhere and where it declines nothing happens.
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

    /// <summary>Asks for large pages under an array, before its first use.</summary>
    private static unsafe void Advise<T>(T[] array)
        where T : unmanaged
    {
        // Pages that are large must lie wholly within the array.
        if (!_isThere || (long)array.Length * sizeof(T) < 2L * PageBytes)
        {
            return;
        }

        fixed (T* data = array)
        {
            var first = ((nuint)data + PageBytes - 1) & ~(nuint)(PageBytes - 1);
            var end = (nuint)(data + array.Length) & ~(nuint)(PageBytes - 1);
            try
            {
                // What it answers does not matter: small pages hold the same figures.
                _ = AdviseKernel(first, end - first, Advice);
            }
            catch (Exception absent) when (absent is DllNotFoundException or EntryPointNotFoundException)
            {
                _isThere = false;
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int AdviseKernel(nuint start, nuint length, int advice);
}
