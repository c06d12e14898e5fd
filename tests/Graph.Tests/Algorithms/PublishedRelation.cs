using System.Globalization;
using System.Text.Json;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Betweenness;
using NetworkLens.Graph.Algorithms.Brokerage;
using NetworkLens.Graph.Algorithms.Cohesion;
using NetworkLens.Graph.Algorithms.Connected;
using NetworkLens.Graph.Algorithms.Distances;
using NetworkLens.Graph.Algorithms.Groups;
using NetworkLens.Graph.Algorithms.Hierarchy;
using NetworkLens.Graph.Algorithms.StructuralHoles;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.Tests.Algorithms.Hierarchy;

namespace NetworkLens.Graph.Tests.Algorithms;

/// <summary>One relation of a published network and its figures.</summary>
internal sealed class PublishedRelation
{
    private static readonly string[] NamesOfRoles = ["w_I", "w_O", "b_IO", "b_OI", "b_O", "t"];

    private readonly SharedData _data;
    private readonly string _relation;
    private readonly JsonElement _expected;
    private readonly List<(int From, int To, double Weight)> _rows;
    private readonly CsrGraph _graph;
    private readonly CsrGraph _pairs;
    private readonly DyadCensus _dyads;

    /// <summary>Reads it.</summary>
    public PublishedRelation(SharedData data, string relation)
    {
        (_data, _relation) = (data, relation);
        _expected = data.Expected.GetProperty("relations").GetProperty(relation);
        _rows = data.Ties(relation);
        _graph = data.Graph(relation, _expected.GetProperty("directed").GetBoolean());
        _pairs = _graph.ToUndirected(TieDirection.Either);
        _dyads = DyadCensus.Compute(_graph, default);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Effort On(int threads) => new(threads, null, Cancel);

    private double MutualShare => _dyads.Mutual / (_dyads.Mutual + (_dyads.Asymmetric / 2.0));

    /// <summary>Compares every figure.</summary>
    public void Check() =>
        PublishedFigures.Each(_expected, _relation, new(Size.Concat(Ties).Concat(Groups).Concat(Paths).Concat(SecondOpinions)));

    private Dictionary<string, Action<JsonElement>> Size => new()
    {
        ["directed"] = figure => _graph.IsDirected.ShouldBe(figure.GetBoolean()),
        ["weighted"] = figure => _rows.Exists(row => row.Weight != 1).ShouldBe(figure.GetBoolean()),
        ["file_rows"] = figure => _rows.Count.ShouldBe(figure.GetInt32()),
        ["self_loops_in_file"] = figure => _rows.Count(row => row.From == row.To).ShouldBe(figure.GetInt32()),
        ["weight_counts"] = figure => PublishedFigures.Each(figure, "weights", figure.EnumerateObject().ToDictionary(
            each => each.Name,
            each => (Action<JsonElement>)(count => _rows.Count(row => row.Weight == Number(each.Name)).ShouldBe(count.GetInt32())))),
        ["n"] = figure => _graph.NodeCount.ShouldBe(figure.GetInt32()),
        ["m"] = figure => _graph.TieCount.ShouldBe(figure.GetInt32()),
        ["isolates"] = figure => Degree.Compute(_graph, default).All.Count(degree => degree == 0).ShouldBe(figure.GetInt32()),
        ["weak_components"] = figure => Components.Compute(_graph, default).Count.ShouldBe(figure.GetInt32()),
        ["largest_weak"] = figure => Components.Compute(_graph, default).Sizes.Max().ShouldBe(figure.GetInt32()),
        ["weight_sum"] = figure => Close.To(
            figure.GetDouble(), Strength.Compute(_graph, default).Out.Sum() / (_graph.IsDirected ? 1 : 2), "weights"),
    };

    private Dictionary<string, Action<JsonElement>> Ties => new()
    {
        ["density"] = figure => PublishedFigures.Same(figure, Density.Compute(_graph), "density"),
        ["reciprocity"] = CheckReciprocity,
        ["dyads"] = figure => (_pairs.TieCount, _dyads.Mutual + _dyads.Asymmetric).ShouldBe((figure.GetInt32(), figure.GetInt32())),
        ["transitivity_undirected"] = figure =>
            PublishedFigures.Same(figure, Transitivity.Compute(_graph, default).Value, "transitivity"),
        ["constraint"] = figure => CheckConstraint(figure, _graph.WithoutWeights()),
        ["constraint_weighted"] = figure => CheckConstraint(figure, _graph),
        ["thresholds"] = figure =>
        {
            foreach (var threshold in figure.EnumerateObject())
            {
                CheckThreshold(threshold.Value, Number(threshold.Name[("weight>=".Length)..]));
            }
        },
    };

    private Dictionary<string, Action<JsonElement>> Groups => new()
    {
        ["ei"] = figure =>
        {
            foreach (var attribute in figure.EnumerateObject())
            {
                CheckEi(attribute.Value, _data.Column(attribute.Name));
            }
        },
        ["assortativity_nominal"] = figure => PublishedFigures.AssortativityOf(figure, _graph, _data),
        ["mixing"] = figure =>
        {
            foreach (var attribute in figure.EnumerateObject())
            {
                CheckMixing(attribute.Value, _data.Column(attribute.Name));
            }
        },
        ["level_assortativity_numeric"] = figure =>
        {
            (figure.ValueKind == JsonValueKind.Null).ShouldBe(Levels is null, "a level that nobody measured");
            if (Levels is { } levels)
            {
                double[] numbers = [.. levels.Codes.Select(code => code < 0 ? double.NaN : Number(levels.Values[code]))];
                PublishedFigures.Same(figure, NumericAssortativity.Compute(_graph, numbers, default).Value, "levels");
            }
        },
        ["level_distance_arcs"] = figure => figure.EnumerateObject().ToDictionary(
            step => Number(step.Name), step => step.Value.GetInt64()).ShouldBe(Steps(Math.Abs), ignoreOrder: true),
        ["level_direction"] = figure => PublishedFigures.Each(figure, "direction", new()
        {
            ["to_lower_number"] = count => Steps(step => Math.Sign(step)).GetValueOrDefault(-1).ShouldBe(count.GetInt64()),
            ["to_higher_number"] = count => Steps(step => Math.Sign(step)).GetValueOrDefault(1).ShouldBe(count.GetInt64()),
            ["same"] = count => Steps(step => Math.Sign(step)).GetValueOrDefault(0).ShouldBe(count.GetInt64()),
        }),
        ["brokerage"] = CheckBrokerage,
    };

    private Dictionary<string, Action<JsonElement>> Paths => new()
    {
        ["betweenness_top5"] = figure =>
        {
            var found = BetweennessCentrality.Compute(_graph, TieLength.One, On(2));
            foreach (var top in figure.EnumerateArray())
            {
                Close.To(top.GetProperty("value").GetDouble(), found[_data.Index(top.GetProperty("id").ToString())], "betweenness");
            }

            Close.To(figure[0].GetProperty("value").GetDouble(), found.Max());
        },
        ["betweenness_sum"] = figure => Close.To(
            figure.GetDouble(), BetweennessCentrality.Compute(_graph, TieLength.One, On(2)).Sum()),
        ["average_path_length"] = figure => PublishedFigures.Same(figure, GeodesicDistances.Compute(_graph, On(2)).Mean, "mean"),
        ["average_path_length_undirected"] = figure =>
            PublishedFigures.Same(figure, GeodesicDistances.Compute(_pairs, On(1)).Mean, "undirected mean"),
        ["diameter"] = figure => PublishedFigures.Same(figure, GeodesicDistances.Compute(_graph, On(1)).Diameter, "diameter"),
        ["krackhardt_gtd_sna"] = CheckDimensions,
    };

    private Dictionary<string, Action<JsonElement>> SecondOpinions => new()
    {
        // How far the references lie apart: ours can be near both only where they are near each other.
        ["constraint_networkx_max_abs_diff"] = figure => figure.GetDouble().ShouldBeInRange(0, 1e-10),
        ["networkx_check"] = figure => PublishedFigures.Each(figure, "networkx", new()
        {
            ["density"] = Ties["density"],
            ["reciprocity"] = value =>
            {
                // It has none without directions.
                (value.ValueKind == JsonValueKind.Null).ShouldBe(!_graph.IsDirected);
                PublishedFigures.Same(value, Reciprocity.Compute(_graph, null, new(0, null, Cancel)).Value, "reciprocity");
            },
            ["attribute_assortativity"] = Groups["assortativity_nominal"],
        }),
        ["sna_check"] = figure => PublishedFigures.Each(figure, "sna", new()
        {
            ["gden"] = Ties["density"],
            ["grecip_edgewise"] = value => Close.To(value.GetDouble(), MutualShare, "edgewise"),
            ["grecip_edgewise_lrr"] = value => PublishedFigures.Same(
                value,
                MutualShare == 0
                    ? Measured.None(Absence.NoTies)
                    : Measured.Of(Math.Log(MutualShare / Density.Compute(_graph).Value!.Value)),
                "log ratio"),
            ["dyadic"] = value => Close.To(
                value.GetDouble(), (_dyads.Mutual + _dyads.Null) / (double)(_dyads.Mutual + _dyads.Asymmetric + _dyads.Null), "dyadic"),
            ["connectedness"] = value => PublishedFigures.Same(
                value, KrackhardtDimensions.Compute(_graph, Effort.OneThread).Connectedness, "connectedness"),
        }),
    };

    private AttributeColumn? Levels =>
        new[] { "level", "org_level", "agency_level" }.Where(_data.Has).Select(_data.Column).FirstOrDefault();

    private void CheckReciprocity(JsonElement figure)
    {
        Close.To(figure.GetDouble(), MutualShare, "share of ties in mutual pairs");
        var reciprocity = Reciprocity.Compute(_graph, null, new(0, null, Cancel)).Value;
        if (_graph.IsDirected)
        {
            PublishedFigures.Same(figure, reciprocity, "reciprocity");
        }
        else
        {
            reciprocity.Why.ShouldBe(Absence.WrongDirection);
        }
    }

    private void CheckConstraint(JsonElement expected, CsrGraph graph)
    {
        var found = BurtConstraint.Compute(graph, default);
        foreach (var person in expected.EnumerateObject())
        {
            PublishedFigures.Same(person.Value, found.At(_data.Index(person.Name)), $"constraint of {person.Name}");
        }

        expected.EnumerateObject().Count().ShouldBe(graph.NodeCount);
    }

    private void CheckThreshold(JsonElement expected, double least)
    {
        var graph = _data.Graph(_relation, _graph.IsDirected, least);
        PublishedFigures.Each(expected, $"from {least} on", new()
        {
            ["m"] = figure => graph.TieCount.ShouldBe(figure.GetInt32()),
            ["density"] = figure => PublishedFigures.Same(figure, Density.Compute(graph), "density"),
            ["reciprocity"] = figure =>
                PublishedFigures.Same(figure, Reciprocity.Compute(graph, null, new(0, null, Cancel)).Value, "reciprocity"),
            ["ei"] = figure =>
            {
                foreach (var attribute in figure.EnumerateObject())
                {
                    PublishedFigures.Same(
                        attribute.Value, EiIndex.Compute(graph, _data.Column(attribute.Name), Cancel).Value, attribute.Name);
                }
            },
            ["assortativity_nominal"] = figure => PublishedFigures.AssortativityOf(figure, graph, _data),
        });
    }

    private void CheckEi(JsonElement expected, AttributeColumn column) => PublishedFigures.Each(expected, column.Name, new()
    {
        ["arcs"] = figure => PublishedFigures.EiIndexOf(figure, _graph, column),
        ["dyads"] = figure => PublishedFigures.EiIndexOf(figure, _pairs, column),
        ["groups"] = figure => column.Values.Length.ShouldBe(figure.GetInt32()),
        ["blank_nodes"] = figure => EiIndex.Compute(_graph, column, Cancel).BlankPeople.ShouldBe(figure.GetInt32()),
    });

    // There, people without the attribute are a class of their own; ours leaves their ties out and counts them.
    private void CheckMixing(JsonElement expected, AttributeColumn column)
    {
        var whole = MixingMatrix.Compute(_graph, BlankAsGroup(column), column.Values.Length + 1, new(0, null, Cancel));
        var ours = MixingMatrix.Compute(_graph, column, new(0, null, Cancel));
        long ties = 0, excluded = 0;
        foreach (var cell in expected.EnumerateObject())
        {
            var (groups, count) = (cell.Name.Split("->").Select(Code).ToArray(), cell.Value.GetInt64());
            whole.Observed(groups[0], groups[1]).ShouldBe(count, cell.Name);
            ties += count;
            if (groups.Max() == column.Values.Length)
            {
                excluded += count;
            }
            else
            {
                ours.Observed(groups[0], groups[1]).ShouldBe(count, cell.Name);
            }
        }

        (whole.Ties, ours.Ties, ours.Excluded).ShouldBe((ties, ties - excluded, excluded));
        int Code(string group) => group.Length == 0 ? column.Values.Length : column.Values.IndexOf(group);
    }

    private static int[] BlankAsGroup(AttributeColumn column) =>
        [.. column.Codes.Select(code => code < 0 ? column.Values.Length : code)];

    // How many ties climb so many levels, by the cells of the mixing matrix.
    private Dictionary<double, long> Steps(Func<double, double> of)
    {
        var levels = Levels.ShouldNotBeNull();
        var matrix = MixingMatrix.Compute(_graph, levels, new(0, null, Cancel));
        var steps = new Dictionary<double, long>();
        for (var from = 0; from < levels.Values.Length; from++)
        {
            for (var to = _graph.IsDirected ? 0 : from; to < levels.Values.Length; to++)
            {
                var step = of(Number(levels.Values[to]) - Number(levels.Values[from]));
                steps[step] = steps.GetValueOrDefault(step) + matrix.Observed(from, to);
            }
        }

        return steps.Where(step => step.Value > 0).ToDictionary();
    }

    private void CheckBrokerage(JsonElement expected)
    {
        var column = _data.Column(expected.GetProperty("partition").GetString()!);
        var brokerage = GouldFernandezBrokerage.Compute(_graph, BlankAsGroup(column), column.Values.Length + 1, Effort.OneThread);
        var roles = Enum.GetValues<BrokerageRole>();
        PublishedFigures.Each(expected, "brokerage", new()
        {
            ["partition"] = figure => figure.GetString().ShouldBe(column.Name),
            ["tool"] = figure => figure.ValueKind.ShouldBe(JsonValueKind.String),
            ["nodes"] = figure =>
            {
                foreach (var node in figure.EnumerateObject())
                {
                    var counts = brokerage.People[_data.Index(node.Name)];
                    roles.Select(role => counts[role]).ShouldBe(node.Value.EnumerateArray().Select(v => v.GetInt64()), node.Name);
                }
            },
            ["graph_totals"] = figure => PublishedFigures.Each(figure, "totals", roles.ToDictionary(
                role => NamesOfRoles[(int)role],
                role => (Action<JsonElement>)(total => brokerage.Network[role].ShouldBe(total.GetInt64())))),
            ["z_gli"] = figure => PublishedFigures.Each(figure, "z", roles.ToDictionary(
                role => NamesOfRoles[(int)role],
                role => (Action<JsonElement>)(z => PublishedFigures.Same(z, brokerage.NetworkZScore(role), NamesOfRoles[(int)role])))),
        });
    }

    // Lines are stored from subordinate to boss; ours run down. As stored, sna asks for a greatest bound and not for the least.
    private void CheckDimensions(JsonElement expected)
    {
        var down = KrackhardtDimensions.Compute(_graph.Transpose(), Effort.OneThread);
        var most = (_graph.NodeCount - 1) * (_graph.NodeCount - 2) / 2.0;
        PublishedFigures.Each(expected, "dimensions", new()
        {
            ["connectedness"] = figure => PublishedFigures.Same(figure, down.Connectedness, "connectedness"),
            ["hierarchy_krackhardt"] = figure => PublishedFigures.Same(figure, down.Hierarchy, "hierarchy"),
            ["efficiency"] = figure => PublishedFigures.Same(figure, down.Efficiency, "efficiency"),
            ["lubness"] = figure => Close.To(
                figure.GetDouble(), 1 - (KrackhardtDimensionsTests.SlowWithoutBound(_graph, least: false) / most), "lubness"),
            ["lubness_transposed"] = figure => PublishedFigures.Same(figure, down.LeastUpperBoundedness, "lubness, downwards"),
            ["note"] = figure => figure.ValueKind.ShouldBe(JsonValueKind.String),
        });
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
