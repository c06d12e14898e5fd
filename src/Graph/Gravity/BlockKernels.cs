namespace NetworkLens.Graph.Gravity;

/// <summary>A weight for every pattern, written as weights of blocks: what two cells share, each block that holds both adds.</summary>
/// <remarks>
/// Inclusion and exclusion: with w(R) the weight at relation R, two cells of one directorate are in the blocks of all, of the organisation
/// and of the directorate, which add w(none) + (w(organisation) - w(none)) + (w(directorate) - w(organisation)). Likewise for service
/// line, site and profession. Unit blocks hold the weight itself.
/// </remarks>
internal sealed class BlockKernels
{
    private readonly int _traits;

    public BlockKernels(double[] weights, Traits[] traits)
    {
        Weights = weights;
        _traits = traits.Length;
        var features = new double[Patterns.FeatureCount][];
        for (var feature = 0; feature < features.Length; feature++)
        {
            Fill(weights, feature, features[feature] = new double[BlockKeys.KindCount]);
        }

        for (var kind = 0; kind < BlockKeys.KindCount; kind++)
        {
            Any[kind] = new double[_traits * _traits];
            Alike[kind] = new double[_traits * _traits];
        }

        for (var c = 0; c < _traits; c++)
        {
            for (var d = 0; d < _traits; d++)
            {
                var feature = Patterns.Feature(traits[c], traits[d]);
                if (feature == Patterns.Unseen)
                {
                    continue;
                }

                var (any, same) = (features[feature], features[feature + Patterns.SameProfession]);
                for (var kind = 0; kind < BlockKeys.KindCount; kind++)
                {
                    Any[kind][(c * _traits) + d] = any[kind];
                    Alike[kind][(c * _traits) + d] = same[kind] - any[kind];
                    IsZero[kind] &= any[kind] == 0 && same[kind] == 0;
                }
            }
        }
    }

    /// <summary>The weights by pattern.</summary>
    public double[] Weights { get; }

    /// <summary>By kind: what any two people of a block add, by the traits of both.</summary>
    public double[][] Any { get; } = new double[BlockKeys.KindCount][];

    /// <summary>By kind: what two people of one profession add to that.</summary>
    public double[][] Alike { get; } = new double[BlockKeys.KindCount][];

    /// <summary>Whether a kind adds nothing.</summary>
    public bool[] IsZero { get; } = [.. Enumerable.Repeat(true, BlockKeys.KindCount)];

    private static void Fill(ReadOnlySpan<double> weights, int feature, Span<double> kinds)
    {
        Span<double> at = stackalloc double[Patterns.RelationCount];
        for (var relation = 0; relation < at.Length; relation++)
        {
            at[relation] = weights[(relation * Patterns.FeatureCount) + feature];
        }

        var (line, site, both) = (at[1] - at[0], at[2] - at[0], at[3] - at[1] - at[2] + at[0]);
        kinds[(int)BlockKind.All] = at[0];
        kinds[(int)BlockKind.ServiceLine] = line;
        kinds[(int)BlockKind.Site] = site;
        kinds[(int)BlockKind.LineAndSite] = both;
        kinds[(int)BlockKind.Organisation] = at[4] - at[0];
        kinds[(int)BlockKind.OrganisationLine] = -line;
        kinds[(int)BlockKind.OrganisationSite] = at[6] - at[4] - site;
        kinds[(int)BlockKind.OrganisationLineAndSite] = -both;
        kinds[(int)BlockKind.Directorate] = at[5] - at[4];
        kinds[(int)BlockKind.DirectorateSite] = at[7] - at[5] - at[6] + at[4];
        kinds[(int)BlockKind.Unit] = at[5];
        kinds[(int)BlockKind.UnitSite] = at[7] - at[5];
    }
}
