using NetworkLens.Graph.Algorithms;

namespace NetworkLens.Graph.Gravity;

/// <summary>Sums over all cells d of w(c,d) v(d), for every cell c, with weights by pattern; inside the unit of c and outside.</summary>
/// <remarks>
/// A cell meets itself in the share of its pairs that are two people (<see cref="CellTies.Apart"/>). Pairs left out count 0. The sums are
/// added in one order on any number of threads. Sums outside come of a difference: what is 0 may come out as 1e-16 of the largest.
/// Time O(cells + Σ over blocks of traits² + pairs left out).
/// </remarks>
internal sealed class CellSums
{
    private const int MembersPerPart = 16_384;

    private readonly FitTargets _targets;
    private readonly CellBlocks _blocks;
    private readonly Effort _effort;
    private readonly int[] _entryParts;
    private readonly int[] _blockParts;
    private readonly double[] _entrySum;
    private readonly double[] _entryValue;
    private readonly double[] _slotSum;
    private readonly double[] _columnSum;
    private readonly double[] _columnValue;
    private readonly int[] _selfPattern;
    private readonly double[] _alone; // Share of a cell's pairs with itself that do not count; 0 where none could be seen.
    private readonly CountedPairs _leftOut;

    public CellSums(FitTargets targets, Effort effort)
    {
        (_targets, _effort, _blocks) = (targets, effort, new(targets));
        _entryParts = Parts(_blocks.EntryMembers);
        _blockParts = Parts(_blocks.BlockEntries);
        _entrySum = new double[_blocks.EntryCount];
        _entryValue = new double[_blocks.EntryCount + 1]; // The last is 0: what no entry adds.
        _slotSum = new double[_blocks.SlotTraits.Length];
        _columnSum = new double[_blocks.ColumnCount + 1]; // The last is that of the cells that are not open.
        _columnValue = new double[_blocks.ColumnCount + 1]; // The last stays 0.
        _selfPattern = [.. targets.Cells.Places.Select(place => Patterns.Of(place, place))];
        _alone = [.. _selfPattern.Select((pattern, cell) =>
            pattern == Patterns.Unseen ? 0 : targets.LeftOut.Holds(cell, cell) ? 1 : 1 - targets.Ties.Apart[cell])];
        _leftOut = new(targets);
    }

    public CellBlocks Blocks => _blocks;

    /// <summary>Threads and cancellation.</summary>
    public Effort Effort => _effort;

    /// <summary>Does something for runs of cells, side by side.</summary>
    public void ForCells(Action<int, int> run)
    {
        var cells = _targets.UnitOf.Length;
        Chunks.Run(Chunks.Count(cells, MembersPerPart), _effort, part =>
        {
            var (from, to) = Chunks.Range(part, MembersPerPart, cells);
            run(from, to);
        });
    }

    /// <summary>The sum over runs of cells, in one order on any number of threads.</summary>
    public double SumOfCells(Func<int, int, double> run)
    {
        var cells = _targets.UnitOf.Length;
        return Chunks.Sum(Chunks.Count(cells, MembersPerPart), _effort, part =>
        {
            var (from, to) = Chunks.Range(part, MembersPerPart, cells);
            return run(from, to);
        });
    }

    /// <summary>Pattern of a cell with itself.</summary>
    public int SelfPattern(int cell) => _selfPattern[cell];

    /// <summary>Weights by pattern, made ready to be summed with.</summary>
    public BlockKernels Kernels(double[] weights) => new(weights, _blocks.Traits);

    /// <summary>Works out the sums.</summary>
    /// <param name="kernels">Weights.</param>
    /// <param name="values">By cell; 0 for cells without ties.</param>
    /// <param name="outside">Becomes the sum over cells that are not of one unit with c; 0 for closed units and cells without ties.</param>
    /// <param name="inside">Becomes the sum over the cells of the unit of c; 0 where the unit is unknown.</param>
    public void Apply(BlockKernels kernels, double[] values, double[] outside, double[] inside)
    {
        SumEntries(values, kernels.IsZero);
        Chunks.Run(_blockParts.Length - 1, _effort, part =>
        {
            for (var block = _blockParts[part]; block < _blockParts[part + 1]; block++)
            {
                if (!kernels.IsZero[_blocks.BlockKind[block]])
                {
                    Spread(block, kernels);
                }
            }
        });
        Chunks.Run(Chunks.Count(_blocks.ColumnCount, MembersPerPart), _effort, part =>
        {
            var (from, to) = Chunks.Range(part, MembersPerPart, _blocks.ColumnCount);
            for (var column = from; column < to; column++)
            {
                var sum = 0.0;
                foreach (var kind in kernels.Wide)
                {
                    sum += _entryValue[_blocks.WideEntryOf[(column * BlockKeys.WideCount) + kind]];
                }

                _columnValue[column] = sum;
            }
        });
        ForCells((from, to) => Collect(from, to, kernels, values, outside, inside));
    }

    /// <summary>Σ v(c) v(d) over ordered pairs of open cells not of one unit, by pattern. Takes the same time.</summary>
    public double[] ByPattern(double[] valuesOfAll)
    {
        double[] values = [.. valuesOfAll.Select((value, cell) => _targets.IsOpen(cell) ? value : 0)];
        SumEntries(values, new bool[BlockKeys.KindCount]);
        var byKind = SumByKind();
        var sums = new double[Patterns.Count];
        for (var feature = 0; feature < Patterns.FeatureCount; feature++)
        {
            Relations(byKind, feature, sums);
        }

        for (var cell = 0; cell < values.Length; cell++)
        {
            if (!_targets.IsOpen(cell))
            {
                continue;
            }

            if (_targets.UnitOf[cell] < 0 && _alone[cell] > 0)
            {
                sums[_selfPattern[cell]] -= _alone[cell] * values[cell] * values[cell];
            }

            _leftOut.TakeOut(cell, values, sums);
        }

        return sums;
    }

    private static int[] Parts(int[] starts)
    {
        var parts = new List<int> { 0 };
        for (var item = 1; item < starts.Length; item++)
        {
            if (starts[item] - starts[parts[^1]] >= MembersPerPart || (item == starts.Length - 1 && parts[^1] < item))
            {
                parts.Add(item);
            }
        }

        return [.. parts];
    }

    /// <summary>Sums of the members of every entry, except those of kinds that add nothing.</summary>
    private void SumEntries(double[] values, bool[] isZero)
    {
        _columnSum.AsSpan().Clear();
        for (var cell = 0; cell < values.Length; cell++)
        {
            _columnSum[_blocks.ColumnOf[cell]] += values[cell];
        }

        Chunks.Run(_entryParts.Length - 1, _effort, part => SumEntries(part, values, isZero));
    }

    private void SumEntries(int part, double[] values, bool[] isZero)
    {
        var (starts, members) = (_blocks.EntryMembers, _blocks.Members);
        for (var entry = _entryParts[part]; entry < _entryParts[part + 1]; entry++)
        {
            if (isZero[_blocks.EntryKind[entry]])
            {
                continue;
            }

            var (sum, from) = (0.0, BlockKeys.IsWide(_blocks.EntryKind[entry]) ? _columnSum : values);
            for (var at = starts[entry]; at < starts[entry + 1]; at++)
            {
                sum += from[members[at]];
            }

            _entrySum[entry] = sum;
        }
    }

    private void SumSlots(int block)
    {
        _slotSum.AsSpan(_blocks.BlockSlots[block].._blocks.BlockSlots[block + 1]).Clear();
        for (var entry = _blocks.BlockEntries[block]; entry < _blocks.BlockEntries[block + 1]; entry++)
        {
            _slotSum[_blocks.EntrySlot[entry]] += _entrySum[entry];
        }
    }

    private void Spread(int block, BlockKernels kernels)
    {
        SumSlots(block);
        var (kind, traits) = (_blocks.BlockKind[block], _blocks.Traits.Length);
        var (any, alike) = (kernels.Any[kind], kernels.Alike[kind]);
        var (first, last) = (_blocks.BlockSlots[block], _blocks.BlockSlots[block + 1]);
        var slots = _blocks.SlotTraits.AsSpan(first..last);
        var sums = _slotSum.AsSpan(first..last);
        Span<double> slotValue = stackalloc double[Traits.CodeCount];
        for (var slot = 0; slot < slots.Length; slot++)
        {
            var row = any.AsSpan(slots[slot] * traits, traits);
            var sum = 0.0;
            for (var other = 0; other < slots.Length; other++)
            {
                sum += row[slots[other]] * sums[other];
            }

            slotValue[slot] = sum;
        }

        var (entrySum, entryTraits) = (_entrySum, _blocks.EntryTraits);
        for (var entry = _blocks.BlockEntries[block]; entry < _blocks.BlockEntries[block + 1]; entry++)
        {
            var row = alike.AsSpan(entryTraits[entry] * traits, traits);
            var sum = slotValue[_blocks.EntrySlot[entry] - first];
            for (var other = _blocks.RunStart[entry]; other < _blocks.RunEnd[entry]; other++)
            {
                sum += row[entryTraits[other]] * entrySum[other];
            }

            _entryValue[entry] = sum;
        }
    }

    private void Collect(int from, int to, BlockKernels kernels, double[] values, double[] outside, double[] inside)
    {
        for (var cell = from; cell < to; cell++)
        {
            (outside[cell], inside[cell]) = Collect(cell, kernels, values);
        }
    }

    private (double Outside, double Inside) Collect(int cell, BlockKernels kernels, double[] values)
    {
        const int Narrow = BlockKeys.KindCount - BlockKeys.WideCount;
        var entries = _blocks.NarrowEntryOf.AsSpan(cell * Narrow, Narrow);
        var (outside, inside) = (_columnValue[_blocks.ColumnOf[cell]], 0.0);
        foreach (var kind in kernels.OfService)
        {
            outside += _entryValue[entries[kind - BlockKeys.WideCount]];
        }

        foreach (var kind in kernels.OfUnit)
        {
            inside += _entryValue[entries[kind - BlockKeys.WideCount]];
        }

        outside = _targets.IsOpen(cell) ? outside - inside : 0;
        if (_alone[cell] > 0)
        {
            var alone = _alone[cell] * kernels.Weights[_selfPattern[cell]] * values[cell];
            (outside, inside) = _targets.UnitOf[cell] >= 0 ? (outside, inside - alone) : (outside - alone, inside);
        }

        var (outsideLeft, insideLeft) = _leftOut.Sum(cell, kernels.Weights, values);
        return (outside - outsideLeft, inside - insideLeft);
    }

    /// <summary>Sums of products of entries: by kind, feature.</summary>
    private double[] SumByKind()
    {
        var parts = new double[_blockParts.Length - 1][];
        Chunks.Run(parts.Length, _effort, part =>
        {
            var sums = parts[part] = new double[BlockKeys.KindCount * Patterns.FeatureCount];
            for (var block = _blockParts[part]; block < _blockParts[part + 1]; block++)
            {
                SumSlots(block);
                AddProducts(block, sums.AsSpan(_blocks.BlockKind[block] * Patterns.FeatureCount, Patterns.FeatureCount));
            }
        });
        var total = new double[BlockKeys.KindCount * Patterns.FeatureCount];
        foreach (var sums in parts)
        {
            for (var i = 0; i < total.Length; i++)
            {
                total[i] += sums[i];
            }
        }

        return total;
    }

    private void AddProducts(int block, Span<double> sums)
    {
        var (first, last) = (_blocks.BlockSlots[block], _blocks.BlockSlots[block + 1]);
        for (var slot = first; slot < last; slot++)
        {
            for (var other = first; other < last; other++)
            {
                Add(slot, other, _slotSum[slot] * _slotSum[other], 0, sums);
            }
        }

        for (var entry = _blocks.BlockEntries[block]; entry < _blocks.BlockEntries[block + 1]; entry++)
        {
            for (var other = _blocks.RunStart[entry]; other < _blocks.RunEnd[entry]; other++)
            {
                var product = _entrySum[entry] * _entrySum[other];
                Add(_blocks.EntrySlot[entry], _blocks.EntrySlot[other], product, Patterns.SameProfession, sums);
                Add(_blocks.EntrySlot[entry], _blocks.EntrySlot[other], -product, 0, sums);
            }
        }
    }

    private void Add(int slot, int other, double product, int profession, Span<double> sums)
    {
        var feature = Patterns.Feature(_blocks.Traits[_blocks.SlotTraits[slot]], _blocks.Traits[_blocks.SlotTraits[other]]);
        if (feature != Patterns.Unseen)
        {
            sums[feature + profession] += product;
        }
    }

    /// <summary>From sums over blocks to sums over relations, each pair in one: the way back from <see cref="BlockKernels"/>.</summary>
    private static void Relations(double[] byKind, int feature, double[] sums)
    {
        double Of(BlockKind kind) => byKind[((int)kind * Patterns.FeatureCount) + feature];
        var unitSite = Of(BlockKind.UnitSite);
        var lineAndSite = Of(BlockKind.LineAndSite) - Of(BlockKind.OrganisationLineAndSite);
        var line = Of(BlockKind.ServiceLine) - Of(BlockKind.OrganisationLine);
        var site = Of(BlockKind.Site) - Of(BlockKind.OrganisationSite);
        var (directorate, directorateSite) = (Of(BlockKind.Directorate), Of(BlockKind.DirectorateSite));
        var (service, serviceSite) = (Of(BlockKind.Service), Of(BlockKind.ServiceSite));
        var (organisation, organisationSite) = (Of(BlockKind.Organisation), Of(BlockKind.OrganisationSite));
        ReadOnlySpan<double> relations =
        [
            Of(BlockKind.All) - organisation - line - site + lineAndSite,
            line - lineAndSite,
            site - lineAndSite,
            lineAndSite,
            organisation - organisationSite - directorate + directorateSite,
            directorate - directorateSite - service + serviceSite,
            service - serviceSite - Of(BlockKind.Unit) + unitSite,
            organisationSite - directorateSite,
            directorateSite - serviceSite,
            serviceSite - unitSite,
        ];
        for (var relation = 0; relation < relations.Length; relation++)
        {
            sums[(relation * Patterns.FeatureCount) + feature] = relations[relation];
        }
    }
}
