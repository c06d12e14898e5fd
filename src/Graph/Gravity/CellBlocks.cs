namespace NetworkLens.Graph.Gravity;

/// <summary>Cells in blocks, and within a block in entries of people alike in profession and traits.</summary>
/// <remarks>
/// What is expected between two cells depends on their pattern, and that on the blocks that hold both. So a sum over all cells is one
/// over the entries of a dozen blocks: a sweep takes O(cells + Σ over blocks of traits²) in place of O(cells²), and loses nothing.
/// Entries are sorted by kind, block, profession and traits; those of one profession are a run. Slots are the traits of a block.
/// </remarks>
internal sealed class CellBlocks
{
    private readonly List<int> _blockEntries = [];
    private readonly List<int> _blockSlots = [];
    private readonly List<int> _blockKind = [];
    private readonly List<int> _entryMembers = [];
    private readonly List<int> _entrySlot = [];
    private readonly List<byte> _entryKind = [];
    private readonly List<int> _runStart = [];
    private readonly List<int> _runEnd = [];
    private readonly List<int> _slotTraits = [];
    private readonly List<int> _members = [];

    public CellBlocks(FitTargets targets)
    {
        var places = targets.Cells.Places;
        (TraitsOf, Traits) = NumberTraits(places);
        var types = NumberTypes(places, TraitsOf);
        for (var kind = 0; kind < BlockKeys.KindCount; kind++)
        {
            EntryOf[kind] = new int[places.Length];
            Array.Fill(EntryOf[kind], -1);
            AddKind(kind, targets, types);
        }

        (BlockKind, BlockEntries) = ([.. _blockKind], [.. _blockEntries, _entrySlot.Count]);
        BlockSlots = [.. _blockSlots, _slotTraits.Count];
        (EntryMembers, EntrySlot, SlotTraits) = ([.. _entryMembers, _members.Count], [.. _entrySlot], [.. _slotTraits]);
        (RunStart, RunEnd, Members, EntryKind) = ([.. _runStart], [.. _runEnd], [.. _members], [.. _entryKind]);
    }

    /// <summary>The traits that occur.</summary>
    public Traits[] Traits { get; }

    /// <summary>Index into <see cref="Traits"/>, by cell.</summary>
    public int[] TraitsOf { get; }

    /// <summary>Kind, by block.</summary>
    public int[] BlockKind { get; }

    /// <summary>First entry, by block, and one past the last.</summary>
    public int[] BlockEntries { get; }

    /// <summary>First slot, by block, and one past the last.</summary>
    public int[] BlockSlots { get; }

    /// <summary>Index into <see cref="Traits"/>, by slot.</summary>
    public int[] SlotTraits { get; }

    /// <summary>Slot of the traits of an entry.</summary>
    public int[] EntrySlot { get; }

    /// <summary>Kind of the block of an entry.</summary>
    public byte[] EntryKind { get; }

    /// <summary>First entry of the same block and profession; none where the profession is unknown.</summary>
    public int[] RunStart { get; }

    /// <summary>One past the last such entry.</summary>
    public int[] RunEnd { get; }

    /// <summary>First place in <see cref="Members"/>, by entry, and one past the last.</summary>
    public int[] EntryMembers { get; }

    /// <summary>Cells, entry after entry, ascending within each.</summary>
    public int[] Members { get; }

    /// <summary>By kind and cell: its entry, -1 where it has none.</summary>
    public int[][] EntryOf { get; } = new int[BlockKeys.KindCount][];

    public int BlockCount => BlockKind.Length;

    public int EntryCount => EntrySlot.Length;

    private static (int[] Of, Traits[] All) NumberTraits(CellPlace[] places)
    {
        var codes = new SortedSet<int>(places.Select(place => place.Traits.Code));
        var number = new int[Gravity.Traits.CodeCount];
        foreach (var code in codes)
        {
            number[code] = codes.GetViewBetween(0, code).Count - 1;
        }

        return ([.. places.Select(place => number[place.Traits.Code])], [.. codes.Select(Gravity.Traits.OfCode)]);
    }

    /// <summary>Numbers profession and traits together, in order of profession, then traits; the unknown profession is the first.</summary>
    private static long[] NumberTypes(CellPlace[] places, int[] traits) =>
        [.. places.Select((place, cell) => ((place.Profession + 1L) * Gravity.Traits.CodeCount) + traits[cell])];

    private void AddKind(int kind, FitTargets targets, long[] types)
    {
        var blocks = BlockKeys.Of((BlockKind)kind, targets.Cells.Places);
        var chosen = new List<int>();
        for (var cell = 0; cell < blocks.Length; cell++)
        {
            if (blocks[cell] >= 0 && (BlockKeys.IsUnit(kind) ? targets.Ends[cell] > 0 : targets.IsOpen(cell)))
            {
                chosen.Add(cell);
            }
        }

        var keys = chosen.Select(cell => ((Int128)blocks[cell] << 64) | ((Int128)types[cell] << 32) | (uint)cell).ToArray();
        Array.Sort(keys);
        var slots = new Dictionary<int, int>();
        var (block, type) = (-1L, -1L);
        foreach (var key in keys)
        {
            var cell = (int)(uint)(key & uint.MaxValue);
            if (blocks[cell] != block)
            {
                (block, type) = (blocks[cell], -1);
                slots.Clear();
                _blockKind.Add(kind);
                _blockEntries.Add(_entrySlot.Count);
                _blockSlots.Add(_slotTraits.Count);
            }

            if (types[cell] != type)
            {
                _entryKind.Add((byte)kind);
                AddEntry(targets.Cells.Places[cell].Profession, TraitsOf[cell], slots);
                type = types[cell];
            }

            EntryOf[kind][cell] = _entrySlot.Count - 1;
            _members.Add(cell);
        }
    }

    private int _profession = -1; // Of the entry before, in the same block.

    private void AddEntry(int profession, int traits, Dictionary<int, int> slots)
    {
        var entry = _entrySlot.Count;
        var isFirst = slots.Count == 0;
        if (!slots.TryGetValue(traits, out var slot))
        {
            slots.Add(traits, slot = _slotTraits.Count);
            _slotTraits.Add(traits);
        }

        _entryMembers.Add(_members.Count);
        _entrySlot.Add(slot);
        _runStart.Add(profession < 0 ? entry : isFirst || profession != _profession ? entry : _runStart[^1]);
        _runEnd.Add(profession < 0 ? entry : entry + 1);
        for (var other = _runStart[entry]; other < entry && profession >= 0; other++)
        {
            _runEnd[other] = entry + 1;
        }

        _profession = profession;
    }
}
