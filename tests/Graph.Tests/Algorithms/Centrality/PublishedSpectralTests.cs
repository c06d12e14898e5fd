using NetworkLens.Graph.Algorithms.Centrality;
using NetworkLens.Graph.Algorithms.Communities;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Tests.Algorithms.Centrality;

/// <summary>Spectral measures and modularity of published networks without their weights, against networkx 3.6.1.</summary>
public sealed class PublishedSpectralTests
{
    [Theory]
    [InlineData("krackhardt_hightech", "advice", true, 0.049409982062622246, 0.1637904867374173, 0.07450188681036747)]
    [InlineData("lazega_lawfirm", "friendship", true, 0.010527990072682175, 0.042352664318812884, 0.02060627701266958)]
    [InlineData("hospital_ward_lh10", "contact", false, 0.025364463168506268, 0.025364463168506268, 0.015777756469867434)]
    [InlineData("email_eu_core", "email", true, 0.0013816309182792899, 0.007496148774371064, 0.0018048671440531482)]
    [InlineData("lhd_leaders", "communication", false, 0.00012158547458863583, 0.003254245103922099, 0.0009757979809870043)]
    public void Page_rank_of_the_first_of_the_greatest_and_squared_of_all(
        string network, string relation, bool directed, double first, double greatest, double squares)
    {
        var values = PageRank.Compute(Plain(network, relation, directed), PageRank.UsualDamping, default).Values;
        Close.To(first, values[0]);
        Close.To(greatest, values.Max());
        Close.To(squares, values.Sum(x => x * x));
    }

    [Theory]
    [InlineData("krackhardt_hightech", "advice", true, 0.5943291476570769, 10.279179259293356)]
    [InlineData("lazega_lawfirm", "friendship", true, 0.27961769892607896, 20.009150269006202)]
    [InlineData("hospital_ward_lh10", "contact", false, 1, 41.53477230894395)]
    [InlineData("email_eu_core", "email", true, 0.11929735656223779, 132.9808327243762)]
    [InlineData("lhd_leaders", "communication", false, 0, 16.37353668610348)]
    public void Eigenvector_of_the_first_and_of_all(string network, string relation, bool directed, double first, double sum)
    {
        var values = EigenvectorCentrality.Compute(Plain(network, relation, directed), default).Values;
        Close.To(first, values[0]);
        Close.To(sum, values.Sum());
    }

    [Theory]
    [InlineData("krackhardt_hightech", "advice", 1.140231537124917, 23.07210174306546)]
    [InlineData("lazega_lawfirm", "friendship", 1.0575432967229397, 77.4177311394696)]
    public void Katz_at_one_in_a_hundred_of_the_first_and_of_all(string network, string relation, double first, double sum)
    {
        var values = KatzCentrality.Compute(Plain(network, relation, true), 0.01, default).Values;
        Close.To(first, values[0]);
        Close.To(sum, values.Sum());
    }

    [Theory]
    [InlineData("krackhardt_hightech", "advice", true, "dept", 0.018559556786703603, -0.09321329639889195)]
    [InlineData("lazega_lawfirm", "friendship", true, "office", 0.21441814744801513, -0.10706843100189038)]
    [InlineData("hospital_ward_lh10", "contact", false, "role", -0.0821107497681761, -0.24388605441521416)]
    [InlineData("email_eu_core", "email", true, "department", 0.2990949557684897, 0.27524999913871484)]
    [InlineData("lhd_leaders", "communication", false, "state", 0.9030318559375469, 0.883351328958019)]
    public void Modularity_at_two_resolutions(
        string network, string relation, bool directed, string attribute, double atOne, double atOneAndAHalf)
    {
        var graph = Plain(network, relation, directed);
        var column = SharedData.Open(network).Column(attribute);
        Close.To(atOne, Modularity.Compute(graph, column, default));
        Close.To(atOneAndAHalf, Modularity.Compute(graph, column.Codes.AsSpan(), column.Values.Length, 1.5, default));
    }

    private static CsrGraph Plain(string network, string relation, bool directed)
    {
        var data = SharedData.Open(network);
        var ties = data.Ties(relation).ConvertAll(tie => (tie.From, tie.To)).Distinct().Where(tie => tie.From != tie.To).ToList();
        if (!directed)
        {
            ties = [.. ties.Select(tie => (Math.Min(tie.From, tie.To), Math.Max(tie.From, tie.To))).Distinct()];
        }

        return CsrGraphBuilder.FromTies(
            data.NodeCount, [.. ties.Select(tie => tie.Item1)], [.. ties.Select(tie => tie.Item2)], [], directed);
    }
}
