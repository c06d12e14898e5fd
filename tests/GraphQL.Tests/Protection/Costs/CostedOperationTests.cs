using NetworkLens.GraphQL.Execution.Planning;
using NetworkLens.GraphQL.Protection;

namespace NetworkLens.GraphQL.Tests.Protection.Costs;

/// <summary>What a cost was compiled to is kept, within bounds, and counts as memory of its document.</summary>
public sealed class CostedOperationTests
{
    private const string Sdl = "type Query { list(first: Int): [Query!]! @listSize(slicingArguments: [\"first\"]) a: Query b: Int }";

    [Fact]
    public void What_explains_a_refusal_is_compiled_once()
    {
        var costs = new CostHarness(Sdl, new CostOptions());
        var document = costs.Prepare("query($n: Int!) { list(first: $n) { a { b } } }");
        var prepared = document.Bytes;
        var first = costs.Ask(document, new { n = 5_000 }).Error.ShouldNotBeNull();
        var kept = document.Bytes;
        var second = costs.Ask(document, new { n = 5_000 }).Error.ShouldNotBeNull();

        second.Message.ShouldBe(first.Message);
        kept.ShouldBeGreaterThan(prepared);
        document.Bytes.ShouldBe(kept);
        var variables = new Dictionary<string, object?> { ["n"] = 5_000 };
        var costed = document.Operations[0].Costed.ShouldNotBeNull();
        costed.ExplanationFor(variables).ShouldNotBeNull().ShouldBeSameAs(costed.ExplanationFor(variables));
        costed.ProgramFor(variables).ShouldNotBeNull().ShouldBeSameAs(costed.ProgramFor(variables));
        costed.ProgramFor(variables).ShouldNotBeSameAs(costed.ExplanationFor(variables));
    }

    [Fact]
    public void As_many_outcomes_are_kept_as_of_plans()
    {
        var costs = new CostHarness(Sdl);
        var document = costs.Prepare(
            "query($v0: Boolean!, $v1: Boolean!, $v2: Boolean!, $v3: Boolean!, $v4: Boolean!, $n: Int!) { list(first: $n) { "
            + string.Concat(Enumerable.Range(0, 5).Select(i => $"a{i}: a @include(if: $v{i}) {{ b }} ")) + "} }");
        var sizes = new List<long> { document.Bytes };
        for (var mask = 0; mask < 32; mask++)
        {
            var held = Enumerable.Range(0, 5).Select(i => (mask >> i) & 1).ToList();
            var on = held.Select(bit => bit == 1).ToList();
            costs.Ask(document, new { n = 1, v0 = on[0], v1 = on[1], v2 = on[2], v3 = on[3], v4 = on[4] })
                .Cost.FieldCost.ShouldBe(1 + held.Sum());
            sizes.Add(document.Bytes);
        }

        sizes.Distinct().Count().ShouldBe(1 + PreparedOperation.MaxPlans);
        sizes[^1].ShouldBe(sizes[PreparedOperation.MaxPlans]);
    }
}
