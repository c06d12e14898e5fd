namespace NetworkLens.Data.Import;

/// <summary>All faults of one reading: the first ones in full, and how many there are.</summary>
/// <remarks>Bounded: a file of five million bad rows costs the memory of <see cref="ImportLimits.ShownFaults"/> faults.</remarks>
public sealed class ImportFaults
{
    private readonly List<ImportFault> _shown = [];
    private readonly int _mostShown;

    internal ImportFaults(int mostShown) => _mostShown = mostShown;

    /// <summary>The first faults in the order in which they were met.</summary>
    public IReadOnlyList<ImportFault> Shown => _shown;

    /// <summary>How many there are, shown or not.</summary>
    public long Count { get; private set; }

    /// <summary>True where there is none.</summary>
    public bool IsEmpty => Count == 0;

    internal void Add(ImportFault fault)
    {
        Count++;
        if (_shown.Count < _mostShown)
        {
            _shown.Add(fault);
        }
    }

    internal void Add(string file, int line, int column, string? value, string problem, string mend)
    {
        if (_shown.Count < _mostShown)
        {
            _shown.Add(new ImportFault(file, line, column, ImportFault.Shown(value), problem, mend));
        }

        Count++;
    }

    /// <summary>True while a further fault would be shown, so that costly advice is worth working out.</summary>
    internal bool WouldShow => _shown.Count < _mostShown;
}
