namespace NetworkLens.Graph.Gravity;

/// <summary>Cells in blocks, and within a block in entries of people alike in profession and traits.</summary>
/// <remarks>
/// What is expected between two cells depends on their pattern, and that on the blocks that hold both. So a sum over all cells is one
/// over the entries of a dozen blocks: a sweep takes O(cells + Σ over blocks of traits²) in place of O(cells²), and loses nothing. To wide
/// kinds cells that differ in service and unit only are one column. Entries are sorted by kind, block, profession and traits; those of one
/// profession are a run. Slots are the traits of a block.
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
        (ColumnOf, var columns) = Columns(targets);
        CellPlace[] columnPlaces = [.. columns.Select(cell => places[cell] with { Service = -1, Unit = -1 })];
        for (var kind = 0; kind < BlockKeys.KindCount; kind++)
        {
            if (BlockKeys.IsWide(kind))
            {
                AddKind(kind, columnPlaces, [.. columns.Select(cell => TraitsOf[cell])], _ => true);
            }
            else
            {
                AddKind(kind, places, TraitsOf, cell => BlockKeys.IsUnit(kind) ? targets.Ends[cell] > 0 : targets.IsOpen(cell));
            }
        }

        (BlockKind, BlockEntries) = ([.. _blockKind], [.. _blockEntries, _entrySlot.Count]);
        BlockSlots = [.. _blockSlots, _slotTraits.Count];
        (EntryMembers, EntrySlot, SlotTraits) = ([.. _entryMembers, _members.Count], [.. _entrySlot], [.. _slotTraits]);
        (RunStart, RunEnd, Members, EntryKind) = ([.. _runStart], [.. _runEnd], [.. _members], [.. _entryKind]);
        EntryTraits = [.. EntrySlot.Select(slot => SlotTraits[slot])];
        ColumnCount = columns.Length;
        WideEntryOf = Entries(ColumnCount, 0, BlockKeys.WideCount);
        NarrowEntryOf = Entries(places.Length, BlockKeys.WideCount, BlockKeys.KindCount);
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

    /// <summary>Index into <see cref="Traits"/>, by entry.</summary>
    public int[] EntryTraits { get; }

    /// <summary>Kind of the block of an entry.</summary>
    public byte[] EntryKind { get; }

    /// <summary>First entry of the same block and profession; none where the profession is unknown.</summary>
    public int[] RunStart { get; }

    /// <summary>One past the last such entry.</summary>
    public int[] RunEnd { get; }

    /// <summary>First place in <see cref="Members"/>, by entry, and one past the last.</summary>
    public int[] EntryMembers { get; }

    /// <summary>Cells, of wide kinds columns, entry after entry, ascending within each.</summary>
    public int[] Members { get; }

    /// <summary>By column, and within it by wide kind: its entry; <see cref="EntryCount"/> where it has none.</summary>
    public int[] WideEntryOf { get; }

    /// <summary>By cell, and within it by the kinds that are not wide, likewise.</summary>
    public int[] NarrowEntryOf { get; }

    /// <summary>Column, by cell; <see cref="ColumnCount"/> where it is not open.</summary>
    public int[] ColumnOf { get; }

    public int ColumnCount { get; }

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

    /// <summary>Columns by cell, numbered as they first occur, and the first cell of each.</summary>
    private static (int[] Of, int[] First) Columns(FitTargets targets)
    {
        var (numbers, first) = (new Dictionary<CellPlace, int>(), new List<int>());
        var of = new int[targets.Ends.Length];
        for (var cell = 0; cell < of.Length; cell++)
        {
            of[cell] = -1;
            if (targets.IsOpen(cell))
            {
                var place = targets.Cells.Places[cell] with { Service = -1, Unit = -1 };
                if (numbers.TryAdd(place, first.Count))
                {
                    first.Add(cell);
                }

                of[cell] = numbers[place];
            }
        }

        return ([.. of.Select(column => column < 0 ? first.Count : column)], [.. first]);
    }

    /// <summary>Adds the blocks of a kind, of cells or columns.</summary>
    private void AddKind(int kind, CellPlace[] places, int[] traits, Func<int, bool> counts)
    {
        var blocks = BlockKeys.Of((BlockKind)kind, places);
        var chosen = Enumerable.Range(0, blocks.Length).Where(at => blocks[at] >= 0 && counts(at));

        // Profession and traits as one number; the unknown profession is the first.
        long Type(int at) => ((places[at].Profession + 1L) * Gravity.Traits.CodeCount) + traits[at];
        var keys = chosen.Select(at => ((Int128)blocks[at] << 64) | ((Int128)Type(at) << 32) | (uint)at).ToArray();
        Array.Sort(keys);
        var slots = new Dictionary<int, int>();
        var (block, type) = (-1L, -1L);
        foreach (var key in keys)
        {
            var at = (int)(uint)(key & uint.MaxValue);
            if (blocks[at] != block)
            {
                (block, type) = (blocks[at], -1);
                slots.Clear();
                _blockKind.Add(kind);
                _blockEntries.Add(_entrySlot.Count);
                _blockSlots.Add(_slotTraits.Count);
            }

            if (Type(at) != type)
            {
                _entryKind.Add((byte)kind);
                AddEntry(places[at].Profession, traits[at], slots);
                type = Type(at);
            }

            _members.Add(at);
        }
    }

    /// <summary>By item, cell or column, and within it by kind from one to before another: its entry.</summary>
    private int[] Entries(int items, int from, int to)
    {
        var entryOf = new int[items * (to - from)];
        Array.Fill(entryOf, EntryCount);
        for (var entry = 0; entry < EntryCount; entry++)
        {
            if (EntryKind[entry] >= from && EntryKind[entry] < to)
            {
                foreach (var item in Members.AsSpan(EntryMembers[entry]..EntryMembers[entry + 1]))
                {
                    entryOf[(item * (to - from)) + EntryKind[entry] - from] = entry;
                }
            }
        }

        return entryOf;
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
