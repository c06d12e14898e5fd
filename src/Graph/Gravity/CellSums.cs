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
    private readonly int[] _selfPattern;

    public CellSums(FitTargets targets, Effort effort)
    {
        (_targets, _effort, _blocks) = (targets, effort, new(targets));
        _entryParts = Parts(_blocks.EntryMembers);
        _blockParts = Parts(_blocks.BlockEntries);
        _entrySum = new double[_blocks.EntryCount];
        _entryValue = new double[_blocks.EntryCount];
        _slotSum = new double[_blocks.SlotTraits.Length];
        _selfPattern = [.. targets.Cells.Places.Select(place => Patterns.Of(place, place))];
    }

    public CellBlocks Blocks => _blocks;

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
        var cells = values.Length;
        Chunks.Run(Chunks.Count(cells, MembersPerPart), _effort, part =>
        {
            var (from, to) = Chunks.Range(part, MembersPerPart, cells);
            for (var cell = from; cell < to; cell++)
            {
                (outside[cell], inside[cell]) = Collect(cell, kernels, values);
            }
        });
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

            if (_targets.Cells.Places[cell].Unit < 0 && _selfPattern[cell] != Patterns.Unseen)
            {
                sums[_selfPattern[cell]] -= (1 - _targets.Ties.Apart[cell]) * values[cell] * values[cell];
            }

            TakeOut(cell, values, sums);
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
    private void SumEntries(double[] values, bool[] isZero) => Chunks.Run(_entryParts.Length - 1, _effort, part =>
    {
        var (starts, members) = (_blocks.EntryMembers, _blocks.Members);
        for (var entry = _entryParts[part]; entry < _entryParts[part + 1]; entry++)
        {
            if (isZero[_blocks.EntryKind[entry]])
            {
                continue;
            }

            var sum = 0.0;
            for (var at = starts[entry]; at < starts[entry + 1]; at++)
            {
                sum += values[members[at]];
            }

            _entrySum[entry] = sum;
        }
    });

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
        Span<double> slotValue = stackalloc double[Traits.CodeCount];
        var (first, last) = (_blocks.BlockSlots[block], _blocks.BlockSlots[block + 1]);
        for (var slot = first; slot < last; slot++)
        {
            var row = any.AsSpan(_blocks.SlotTraits[slot] * traits, traits);
            var sum = 0.0;
            for (var other = first; other < last; other++)
            {
                sum += row[_blocks.SlotTraits[other]] * _slotSum[other];
            }

            slotValue[slot - first] = sum;
        }

        for (var entry = _blocks.BlockEntries[block]; entry < _blocks.BlockEntries[block + 1]; entry++)
        {
            var slot = _blocks.EntrySlot[entry];
            var row = alike.AsSpan(_blocks.SlotTraits[slot] * traits, traits);
            var sum = slotValue[slot - first];
            for (var other = _blocks.RunStart[entry]; other < _blocks.RunEnd[entry]; other++)
            {
                sum += row[_blocks.SlotTraits[_blocks.EntrySlot[other]]] * _entrySum[other];
            }

            _entryValue[entry] = sum;
        }
    }

    private (double Outside, double Inside) Collect(int cell, BlockKernels kernels, double[] values)
    {
        var weights = kernels.Weights;
        var (outside, inside) = (0.0, 0.0);
        for (var kind = 0; kind < BlockKeys.KindCount; kind++)
        {
            if (_blocks.EntryOf[kind][cell] is >= 0 and var entry && !kernels.IsZero[kind])
            {
                var value = _entryValue[entry];
                (outside, inside) = BlockKeys.IsUnit(kind) ? (outside, inside + value) : (outside + value, inside);
            }
        }

        var isOpen = _targets.IsOpen(cell);
        outside = isOpen ? outside - inside : 0;
        var unit = _targets.Cells.Places[cell].Unit;
        if (_selfPattern[cell] is not Patterns.Unseen and var self)
        {
            var alone = (1 - _targets.Ties.Apart[cell]) * weights[self] * values[cell];
            (outside, inside) = unit >= 0 ? (outside, inside - alone) : (outside - alone, inside);
        }

        var others = _targets.LeftOut.Of(cell);
        var patterns = _targets.LeftOut.PatternsOf(cell);
        for (var i = 0; i < others.Length; i++)
        {
            if (patterns[i] != Patterns.Unseen)
            {
                var share = others[i] == cell ? _targets.Ties.Apart[cell] : 1;
                var sum = share * weights[patterns[i]] * values[others[i]];
                var isInside = Patterns.Same(unit, _targets.Cells.Places[others[i]].Unit);
                var counts = isInside || (isOpen && _targets.IsOpen(others[i]));
                (outside, inside) = isInside ? (outside, inside - sum) : counts ? (outside - sum, inside) : (outside, inside);
            }
        }

        return (outside, inside);
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
        var (organisation, organisationSite) = (Of(BlockKind.Organisation), Of(BlockKind.OrganisationSite));
        ReadOnlySpan<double> relations =
        [
            Of(BlockKind.All) - organisation - line - site + lineAndSite,
            line - lineAndSite,
            site - lineAndSite,
            lineAndSite,
            organisation - organisationSite - directorate + directorateSite,
            directorate - directorateSite - Of(BlockKind.Unit) + unitSite,
            organisationSite - directorateSite,
            directorateSite - unitSite,
        ];
        for (var relation = 0; relation < relations.Length; relation++)
        {
            sums[(relation * Patterns.FeatureCount) + feature] = relations[relation];
        }
    }

    private void TakeOut(int cell, double[] values, double[] sums)
    {
        var others = _targets.LeftOut.Of(cell);
        var patterns = _targets.LeftOut.PatternsOf(cell);
        var unit = _targets.Cells.Places[cell].Unit;
        for (var i = 0; i < others.Length; i++)
        {
            if (patterns[i] != Patterns.Unseen && _targets.IsOpen(others[i])
                && !Patterns.Same(unit, _targets.Cells.Places[others[i]].Unit))
            {
                var share = others[i] == cell ? _targets.Ties.Apart[cell] : 1;
                sums[patterns[i]] -= share * values[cell] * values[others[i]];
            }
        }
    }
}
