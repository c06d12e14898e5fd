using System.Runtime.InteropServices;

namespace NetworkLens.Graph.Bench;

/// <summary>The ties of a network as plain arrays, and the file by which the peers read the same.</summary>
/// <param name="People">How many people there are.</param>
/// <param name="Low">The lower end of each tie.</param>
/// <param name="High">The higher end, parallel.</param>
/// <param name="Weight">1 to 16, parallel.</param>
/// <param name="Direction"><see cref="Up"/>, <see cref="Down"/> or <see cref="Both"/>, parallel.</param>
/// <remarks>The file: people and ties as 64-bit numbers, then the four arrays one after the other, all little-endian.</remarks>
internal sealed record TieFile(int People, int[] Low, int[] High, byte[] Weight, byte[] Direction)
{
    /// <summary>From the lower end to the higher.</summary>
    public const byte Up = 0;

    /// <summary>From the higher end to the lower.</summary>
    public const byte Down = 1;

    /// <summary>One arc each way.</summary>
    public const byte Both = 2;

    public void Write(string path)
    {
        using var file = File.Create(path);
        file.Write(MemoryMarshal.AsBytes<long>([People, Low.Length]));
        file.Write(MemoryMarshal.AsBytes<int>(Low));
        file.Write(MemoryMarshal.AsBytes<int>(High));
        file.Write(Weight);
        file.Write(Direction);
    }

    public static TieFile Read(string path)
    {
        using var file = File.OpenRead(path);
        var head = new long[2];
        file.ReadExactly(MemoryMarshal.AsBytes(head.AsSpan()));
        var (people, ties) = ((int)head[0], (int)head[1]);
        var read = new TieFile(people, new int[ties], new int[ties], new byte[ties], new byte[ties]);
        file.ReadExactly(MemoryMarshal.AsBytes(read.Low.AsSpan()));
        file.ReadExactly(MemoryMarshal.AsBytes(read.High.AsSpan()));
        file.ReadExactly(read.Weight);
        file.ReadExactly(read.Direction);
        return read;
    }
}
