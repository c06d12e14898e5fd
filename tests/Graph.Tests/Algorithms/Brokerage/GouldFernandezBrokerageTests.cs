using System.Text.Json;
using NetworkLens.Graph.Algorithms;
using NetworkLens.Graph.Algorithms.Brokerage;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Brokerage;

public sealed class GouldFernandezBrokerageTests
{
    private static readonly BrokerageRole[] Roles = Enum.GetValues<BrokerageRole>();

    public static TheoryData<string, string, bool> Networks => new()
    {
        { "krackhardt_hightech", "advice", true },
        { "krackhardt_hightech", "friendship", true },
        { "krackhardt_hightech", "reports_to", true },
        { "lazega_lawfirm", "advice", true },
        { "lazega_lawfirm", "cowork", true },
        { "lazega_lawfirm", "friendship", true },
        { "crossparker_consulting", "info", true },
        { "crossparker_consulting", "value", true },
        { "hospital_ward_lh10", "contact", false },
        { "email_eu_core", "email", true },
        { "indiana_tobacco_orgs", "collaboration", false },
        { "ckm_physicians", "advice", true },
        { "lhd_leaders", "communication", false },
        { "uk_faculty", "friendship", true },
    };

    [Theory]
    [InlineData(new[] { 0, 0, 0 }, BrokerageRole.Coordinator)]
    [InlineData(new[] { 0, 1, 0 }, BrokerageRole.Consultant)]
    [InlineData(new[] { 0, 0, 1 }, BrokerageRole.Representative)]
    [InlineData(new[] { 0, 1, 1 }, BrokerageRole.Gatekeeper)]
    [InlineData(new[] { 0, 1, 2 }, BrokerageRole.Liaison)]
    public void One_path_has_one_broker_in_the_role_that_the_groups_say(int[] codes, BrokerageRole role)
    {
        var brokerage = Compute(CsrGraph.Parse("0-1 1-2", directed: true), codes, 3);

        foreach (var other in Roles)
        {
            brokerage.People[1][other].ShouldBe(other == role || other == BrokerageRole.Total ? 1 : 0, other.ToString());
        }

        (brokerage.People[0].Total, brokerage.People[2].Total, brokerage.Network.Total).ShouldBe((0, 0, 1));
    }

    [Fact]
    public void A_path_that_is_closed_or_leads_back_is_no_brokerage()
    {
        Compute(CsrGraph.Parse("0-1 1-2 0-2", directed: true), [0, 0, 0], 1).Network.Total.ShouldBe(0);
        Compute(CsrGraph.Parse("0-1 1-0", directed: true), [0, 1], 2).Network.Total.ShouldBe(0);

        // The arc from C back to A closes nothing.
        Compute(CsrGraph.Parse("0-1 1-2 2-0", directed: true), [0, 0, 0], 1).People[1].Coordinator.ShouldBe(1);
    }

    [Fact]
    public void An_undirected_pair_counts_in_both_orders()
    {
        // Star: 0 joins 1 (its own group), 2 (another) and 3 (a third).
        var star = Compute(CsrGraph.Parse("0-1 0-2 0-3"), [0, 0, 1, 2], 3).People[0];

        star.ShouldBe(new BrokerageCounts(0, 0, 2, 2, 2));
    }

    [Fact]
    public void People_without_a_group_take_no_part()
    {
        var graph = CsrGraph.Parse("0-1 1-2 1-3 0-3", directed: true);
        var brokerage = Compute(graph, [0, 0, 1, -1], 2);
        var without = Compute(CsrGraph.Parse("0-1 1-2", directed: true), [0, 0, 1], 2);

        brokerage.BlankPeople.ShouldBe(1);
        brokerage.People[..3].ShouldBe(without.People);
        brokerage.NetworkZScore(BrokerageRole.Total).ShouldBe(without.NetworkZScore(BrokerageRole.Total));
        brokerage.Observed(3, BrokerageRole.Liaison).Why.ShouldBe(Absence.AttributeUnknown);
        brokerage.ZScore(3, BrokerageRole.Liaison).Why.ShouldBe(Absence.AttributeUnknown);
        brokerage.Expected(3, BrokerageRole.Liaison).Why.ShouldBe(Absence.AttributeUnknown);
    }

    [Fact]
    public void Where_chance_leaves_no_choice_there_is_no_z()
    {
        var complete = Compute(CsrGraph.Parse("0-1 1-2 0-2"), [0, 0, 1], 2);
        complete.ZScore(0, BrokerageRole.Total).Why.ShouldBe(Absence.NoVariance);
        complete.NetworkZScore(BrokerageRole.Total).Why.ShouldBe(Absence.NoVariance);
        Compute(CsrGraph.Parse("0-1 2"), [0, 0, 1], 2).NetworkZScore(BrokerageRole.Liaison).Why.ShouldBe(Absence.NoVariance);
        Compute(CsrGraph.Parse(""), [], 0).Network.Total.ShouldBe(0);
        Compute(CsrGraph.Parse("0"), [0], 1).ZScore(0, BrokerageRole.Coordinator).Why.ShouldBe(Absence.NoVariance);
    }

    [Theory]
    [InlineData(1, 0.1, true), InlineData(2, 0.4, true), InlineData(3, 0.15, false), InlineData(4, 0.6, false), InlineData(5, 0.02, true)]
    public void Matches_a_look_at_every_triple(int seed, double p, bool directed)
    {
        var graph = RandomGraph.Gnp(45, p, seed, directed);
        var codes = RandomGraph.Codes(45, 4, seed);

        Compute(graph, codes, 4).People.ShouldBe(EveryTriple(graph, codes));
    }

    [Fact]
    public void Somebody_who_writes_to_everybody_is_searched_not_read()
    {
        // 0 and 1 write to all; all write to 0; a few others know each other.
        var ties = string.Join(' ', Enumerable.Range(2, 98).Select(i => $"0-{i} 1-{i} {i}-0 {i}-{2 + ((i + 5) % 98)}")) + " 0-1";
        var graph = CsrGraph.Parse(ties, directed: true);
        var codes = Enumerable.Range(0, 100).Select(i => i % 3).ToArray();

        Compute(graph, codes, 3).People.ShouldBe(EveryTriple(graph, codes));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public void Threads_change_nothing(bool directed)
    {
        var graph = RandomGraph.Gnp(2_000, 0.01, 9, directed);
        var codes = RandomGraph.Codes(2_000, 12, 9);
        var one = GouldFernandezBrokerage.Compute(graph, codes, 12, new(1));

        foreach (var threads in new[] { 2, 8 })
        {
            GouldFernandezBrokerage.Compute(graph, codes, 12, new(threads)).People.ShouldBe(one.People);
        }
    }

    [Fact]
    public void Without_directions_every_pair_that_is_brokered_counts_in_both_orders()
    {
        // Two directions written out are one tie: the roles are those of the directed graph.
        var graph = RandomGraph.Gnp(300, 0.08, 4, directed: false);
        var codes = RandomGraph.Codes(300, 5, 4);
        var bothWays = string.Join(' ', Enumerable.Range(0, 300).SelectMany(
            a => graph.Neighbours(a).ToArray().Select(b => $"{a}-{b}")));

        Compute(graph, codes, 5).People.ShouldBe(Compute(CsrGraph.Parse(bothWays, directed: true), codes, 5).People);
    }

    [Fact]
    public void Moments_of_a_person_are_those_of_all_graphs_of_four_people()
    {
        // All 2^12 directed graphs of four people, each as likely as its arcs: nothing is approximated.
        int[] codes = [0, 0, 1, 2];
        const double D = 0.3;
        var (person, _) = BrokerageMoments.Compute([2, 1, 1], D);
        for (var broker = 0; broker < 4; broker++)
        {
            foreach (var role in Roles)
            {
                var (mean, variance) = Enumerated(codes, broker, role, D);
                Close.To(mean, person[codes[broker]][(int)role].Expected, $"mean {role} of {broker}");
                Close.To(variance, person[codes[broker]][(int)role].Variance, $"variance {role} of {broker}");
            }
        }
    }

    [Theory]
    [InlineData(0.05), InlineData(0.5), InlineData(0.93)]
    public void Moments_of_the_network_match_the_sums_over_triples_of_groups(double d)
    {
        int[] sizes = [7, 1, 0, 12, 3];
        var (person, network) = BrokerageMoments.Compute(sizes, d);

        foreach (var role in Roles)
        {
            // What the network expects is what its people expect together.
            var together = sizes.Select((n, group) => n == 0 ? 0 : n * person[group][(int)role].Expected).Sum();
            Close.To(together, network[(int)role].Expected, role.ToString());
        }

        Close.To(SlowLiaisonVariance(sizes, d), network[(int)BrokerageRole.Liaison].Variance);
        Close.To(SlowConsultantVariance(sizes, d), network[(int)BrokerageRole.Consultant].Variance);
    }

    [Fact]
    public void Two_groups_of_hundreds_of_thousands_expect_no_liaison_at_all()
    {
        var (_, network) = BrokerageMoments.Compute([700_001, 800_003], 1e-5);

        network[(int)BrokerageRole.Liaison].Expected.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Published_networks_have_the_counts_and_z_of_R_sna(string network, string relation, bool directed)
    {
        var data = SharedData.Open(network);
        var expected = data.Expected.GetProperty("relations").GetProperty(relation).GetProperty("brokerage");
        var column = data.Column(expected.GetProperty("partition").GetString()!);

        // There, people without the attribute are a class of their own.
        var codes = column.Codes.Select(code => code < 0 ? column.Values.Length : code).ToArray();
        var brokerage = Compute(data.Graph(relation, directed), codes, column.Values.Length + 1);
        foreach (var node in expected.GetProperty("nodes").EnumerateObject())
        {
            var counts = brokerage.People[data.Index(node.Name)];
            Roles.Select(role => counts[role]).ShouldBe(node.Value.EnumerateArray().Select(v => v.GetInt64()), node.Name);
        }

        string[] names = ["w_I", "w_O", "b_IO", "b_OI", "b_O", "t"];
        foreach (var role in Roles)
        {
            brokerage.Network[role].ShouldBe(expected.GetProperty("graph_totals").GetProperty(names[(int)role]).GetInt64());
            var z = expected.GetProperty("z_gli").GetProperty(names[(int)role]);
            if (z.ValueKind == JsonValueKind.Null)
            {
                brokerage.NetworkZScore(role).Why.ShouldBe(Absence.NoVariance);
            }
            else
            {
                Close.To(z.GetDouble(), brokerage.NetworkZScore(role), names[(int)role]);
            }
        }
    }

    [Fact]
    public void It_can_be_stopped()
    {
        var graph = RandomGraph.Gnp(300, 0.1, 1);
        Should.Throw<OperationCanceledException>(
            () => GouldFernandezBrokerage.Compute(graph, RandomGraph.Codes(300, 3, 1), 3, new(2, null, new(canceled: true))));
    }

    private static GouldFernandezBrokerage Compute(CsrGraph graph, int[] codes, int groups) =>
        GouldFernandezBrokerage.Compute(graph, codes, groups, Effort.OneThread);

    private static BrokerageCounts[] EveryTriple(CsrGraph graph, int[] codes)
    {
        var tied = Dense.Matrix(graph);
        var counts = new BrokerageCounts[graph.NodeCount];
        for (var b = 0; b < graph.NodeCount; b++)
        {
            for (var a = 0; a < graph.NodeCount; a++)
            {
                for (var c = 0; c < graph.NodeCount; c++)
                {
                    if (a != c && tied[a, b] > 0 && tied[b, c] > 0 && tied[a, c] == 0 && codes[a] >= 0 && codes[b] >= 0 && codes[c] >= 0)
                    {
                        counts[b] = counts[b].Plus(Role(codes[a], codes[b], codes[c]));
                    }
                }
            }
        }

        return counts;
    }

    private static BrokerageCounts Role(int a, int b, int c) => (a == b, b == c, a == c) switch
    {
        (true, true, _) => new(1, 0, 0, 0, 0),
        (false, false, true) => new(0, 1, 0, 0, 0),
        (true, false, _) => new(0, 0, 1, 0, 0),
        (false, true, _) => new(0, 0, 0, 1, 0),
        _ => new(0, 0, 0, 0, 1),
    };

    private static (double Mean, double Variance) Enumerated(int[] codes, int broker, BrokerageRole role, double d)
    {
        var pairs = (from a in Enumerable.Range(0, 4) from c in Enumerable.Range(0, 4) where a != c select (a, c)).ToArray();
        double mean = 0, squares = 0;
        for (var arcs = 0; arcs < 1 << pairs.Length; arcs++)
        {
            var tied = new bool[4, 4];
            var chance = 1.0;
            for (var at = 0; at < pairs.Length; at++)
            {
                tied[pairs[at].a, pairs[at].c] = (arcs >> at & 1) == 1;
                chance *= (arcs >> at & 1) == 1 ? d : 1 - d;
            }

            var count = pairs.Where(p => p.a != broker && p.c != broker && tied[p.a, broker] && tied[broker, p.c] && !tied[p.a, p.c])
                .Sum(p => Role(codes[p.a], codes[broker], codes[p.c])[role]);
            mean += chance * count;
            squares += chance * count * count;
        }

        return (mean, squares - (mean * mean));
    }

    // Gould and Fernandez's sums as they stand, over every ordered triple, or pair, of groups.
    private static double SlowLiaisonVariance(int[] n, double d)
    {
        double people = n.Sum(), e = 1 - d, triples = 0, extra = 0;
        for (var i = 0; i < n.Length; i++)
        {
            for (var j = 0; j < n.Length; j++)
            {
                for (var k = 0; k < n.Length; k++)
                {
                    if (i != j && j != k && i != k)
                    {
                        double x = n[i], y = n[j], z = n[k];
                        triples += x * y * z;
                        extra += x * y * z * ((((4 * (people - y)) - (2 * (x + z + 1))) * Math.Pow(d * e, 3))
                            - (((4 * (people - z)) - (2 * (x + y + 1))) * Math.Pow(d, 4) * e * e)
                            + ((people - x - z - 1) * Math.Pow(d, 5) * e));
                    }
                }
            }
        }

        return (triples * d * d * e * (1 - (d * d * e))) + extra;
    }

    private static double SlowConsultantVariance(int[] n, double d)
    {
        double people = n.Sum(), e = 1 - d, triples = 0, extra = 0;
        for (var i = 0; i < n.Length; i++)
        {
            for (var j = 0; j < n.Length; j++)
            {
                if (i != j)
                {
                    double ends = n[i], broker = n[j];
                    triples += broker * ends * (ends - 1);
                    extra += broker * ends * (ends - 1)
                        * ((((2 * ends) + (2 * broker) - 6) * Math.Pow(d * e, 3)) + ((people - ends - 1) * Math.Pow(d, 5) * e));
                }
            }
        }

        return (triples * d * d * e * (1 - (d * d * e))) + extra;
    }
}
