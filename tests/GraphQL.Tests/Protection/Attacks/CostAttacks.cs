using static NetworkLens.GraphQL.Tests.Protection.Attacks.Attack;

namespace NetworkLens.GraphQL.Tests.Protection.Attacks;

/// <summary>Ways to ask for much that is meant to look like little. People and their friends are what costs.</summary>
internal static class CostAttacks
{
    public static IEnumerable<Attack> All { get; } = [.. Sizes(), .. Disguises()];

    private static IEnumerable<Attack> Sizes() =>
    [
        TooDear("a list of lists", "{people(first:100){friends(first:100){name}}}"),
        TooDear("lists of lists of lists", "{people(first:9){friends(first:9){friends(first:9){friends(first:9){name}}}}}"),
        TooDear("a list without a size", "{people{friends{friends{friends{name}}}}}"),
        TooDear("the largest size", "{people(first:2147483647){friends(first:2147483647){name}}}"),
        TooDear("the larger of two sizes", "{people(first:1 last:2000){name}}"),
        TooDear("a size less than nothing", "{" + Many(30, i => $"x{i}:people(first:-1000){{name}}") + "y:people(first:1000){name}}"),
        TooDear("a size of null", "{people(first:null){friends(first:null){friends(first:null){friends{name}}}}}"),
    ];

    private static IEnumerable<Attack> Disguises() =>
    [
        TooDear("a size by variable", "query($n:Int){people(first:$n){name}}", "{\"n\":2000}"),
        TooDear("a size by default", "query($n:Int=2000){people(first:$n){name}}"),
        TooDear("a size that is left out", "query($n:Int){people(first:$n){friends(first:$n){friends{friends{name}}}}}"),
        TooDear("what is included after all", "query($y:Boolean!){people(first:2000)@include(if:$y){name}}", "{\"y\":true}"),
        TooDear("what is not skipped after all", "query($y:Boolean!){people(first:2000)@skip(if:$y){name}}", "{\"y\":false}"),
        TooDear("fragments", "{...F} fragment F on Query{people(first:100){...G}} fragment G on Person{friends(first:100){name}}"),
        TooDear("fragments inside fragments", "{...{...on Query{people(first:2000){...on Person{name}}}}}"),
        TooDear("many names", "{" + Many(150, i => $"x{i}:people(first:10){{name}}") + "}"),
        TooDear("what comes later", "{...@defer{people(first:2000){name}}}"),
        TooDear("what is streamed", "{people(first:2000)@stream(initialCount:1){name}}"),
        TooDear("a name that is merged", "{people(first:100){friends(first:2){name}} people(first:100){friends(first:2){friends{name}}}}"),
    ];

    private static Attack TooDear(string name, string document, string? variables = null) =>
        new(name, document, "COST_EXCEEDED", "fieldCost", 2_000) { Variables = variables, Bytes = 1_000 };
}
