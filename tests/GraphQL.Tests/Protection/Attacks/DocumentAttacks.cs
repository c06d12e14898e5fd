using static NetworkLens.GraphQL.Tests.Protection.Attacks.Attack;

namespace NetworkLens.GraphQL.Tests.Protection.Attacks;

/// <summary>Documents whose shape is the attack.</summary>
internal static class DocumentAttacks
{
    private const string TooLarge = "REQUEST_TOO_LARGE";
    private const string NotParsed = "GRAPHQL_PARSE_FAILED";
    private const string NotValid = "GRAPHQL_VALIDATION_FAILED";

    public static IEnumerable<Attack> All { get; } =
    [
        .. Aliases(), .. Directives(), .. Depths(), .. Fragments(), .. Fields(), .. Conflicts(), .. Suggestions(), .. Introspections(),
        .. Parts(), .. Operations(),
    ];

    private static IEnumerable<Attack> Aliases() =>
    [
        new("aliases beyond the tokens", "{" + Many(20_000, i => $"x{i}:a ") + "}", NotParsed, "15,000 tokens", 4_000),
        new("aliases of one field", "{" + Many(201, i => $"x{i}:a ") + "}", TooLarge, "\\\"a\\\" under at most 200 names", 500),
        new("aliases everywhere", "{" + Many(20, i => $"g{i}:b{{{Many(50, j => $"x{j}:a ")}}}") + "}", TooLarge, "1,000 aliases", 500),
        new(
            "aliases by fragments",
            "{" + Many(20, i => $"g{i}:b{{...F}}") + "} fragment F on Inner{" + Many(50, i => $"x{i}:a ") + "}",
            TooLarge,
            "1,000 aliases, fragments followed",
            500),
    ];

    private static IEnumerable<Attack> Directives() =>
    [
        new("directives at one place", "{a" + Many(11, "@tag") + "}", TooLarge, "At most 10 directives", 500),
        new("directives everywhere", "{" + Many(51, i => $"x{i}:a{Many(10, "@tag")} ") + "}", TooLarge, "at most 500 directives", 500),
        new("directives that may not repeat", "{a" + Many(2_000, "@include(if:true)") + "}", NotValid, "only be used once", 2_000)
        {
            Errors = 101, Bytes = 30_000,
        },
        new("unknown directives", "{a" + Many(7_000, i => $"@u{i}") + "}", NotValid, "Unknown directive", 2_000)
        {
            Errors = 101, Bytes = 30_000,
        },
    ];

    private static IEnumerable<Attack> Depths() =>
    [
        new("selections beyond the parser's depth", Many(10_000, "{b") + Many(10_000, "}"), NotParsed, "200", 500),
        new("selections beyond the fields' depth", Many(100, "{b") + Many(100, "}"), NotValid, "must have a selection", 500),
        new("deep selections", Many(99, "{b") + "{a}" + Many(99, "}"), TooLarge, "more than 30 deep", 500),
        new("deep inline fragments", "{b{" + Many(190, "...{") + "a" + Many(192, "}"), "", """{"data":{"b":{"a":1}}}""", 500),
        new(
            "deep selections by fragments",
            "{b{...F0}}" + Many(100, i => $"fragment F{i} on Inner{{b{{...F{i + 1}}}}}") + "fragment F100 on Inner{a}",
            TooLarge,
            "more than 30 deep",
            1_000),
        new("deep lists", "{find(lists:" + Many(10_000, "[") + Many(10_000, "]") + ")}", NotParsed, "200", 500),
        new("deep objects", "{find(by:" + Many(5_000, "{not:") + "{}" + Many(5_000, "}") + ")}", NotParsed, "200", 500),
        new("deep types", "query($v:" + Many(10_000, "[") + "Int" + Many(10_000, "]") + "){a}", NotParsed, "200", 500),
    ];

    private static IEnumerable<Attack> Fragments() =>
    [
        new("a fragment of itself", "{b{...F}} fragment F on Inner{...F}", NotValid, "within itself", 500),
        new(
            "one circle of fragments",
            "{b{...F0}}" + Many(1_000, i => $"fragment F{i} on Inner{{...F{(i + 1) % 1_000}}}"),
            NotValid,
            "within itself",
            4_000)
        {
            Bytes = 100_000,
        },
        new(
            "many circles of fragments",
            "{b{...F0}}" + Many(1_000, i => $"fragment F{i} on Inner{{...F{i + 1}}}")
                + "fragment F1000 on Inner{" + Many(1_000, i => $"...F{i} ") + "}",
            NotValid,
            "within itself",
            16_000)
        {
            Errors = 101, Bytes = 400_000,
        },
        new(
            "doubling fragments",
            "{b{...F0}}" + Many(30, i => $"fragment F{i} on Inner{{x:b{{...F{i + 1}}} y:b{{...F{i + 1}}}}}") + "fragment F30 on Inner{a}",
            TooLarge,
            "more than 30 deep",
            500),
        new(
            "doubling fragments, not deep",
            "{b{...F0}}" + Many(20, i => $"fragment F{i} on Inner{{...F{i + 1} x{i}:b{{...F{i + 1}}}}}") + "fragment F20 on Inner{a}",
            TooLarge,
            "aliases",
            500),
        new("fragments that nobody uses", "{a}" + Many(2_000, i => $"fragment F{i} on Inner{{a}}"), NotValid, "never used", 8_000)
        {
            Errors = 101, Bytes = 30_000,
        },
        new("unknown fragments", "{" + Many(4_000, i => $"...F{i} ") + "}", NotValid, "Unknown fragment", 2_000)
        {
            Errors = 101, Bytes = 30_000,
        },
    ];

    private static IEnumerable<Attack> Fields() =>
    [
        new("one field many times at the root", "{" + Many(14_000, "a ") + "}", TooLarge, "at most 200 fields at its root", 4_000),
        new("one field many times", "{b{" + Many(10_000, "a ") + "}}", TooLarge, "at most 10,000 fields", 4_000),
        new("one field as often as it may be", "{b{" + Many(9_999, "a ") + "}}", "", """{"data":{"b":{"a":1}}}""", 8_000),
        new("one field by one fragment", "{b{" + Many(4_000, "...F ") + "}} fragment F on Inner{a a a}", TooLarge, "10,000 fields", 2_000),
        new("commas alone", "{a" + Many(200_000, ",") + "}", "", """{"data":{"a":1}}""", 2_000),
        new("comments alone", "{a" + Many(50_000, "#\n") + "}", "", """{"data":{"a":1}}""", 16_000),
        new("a document beyond its size", "{a #" + Many(262_144, "x") + "\n}", TooLarge, "262,144 bytes", 1_000),
    ];

    private static IEnumerable<Attack> Conflicts() =>
    [
        new("fields that all conflict", "{b{" + Many(1_500, i => $"x:a(n:{i}) ") + "}}", NotValid, "conflict", 4_000)
        {
            Errors = 101, Bytes = 30_000,
        },
        new(
            "fields that conflict below",
            "{" + Many(190, i => $"b{{b{{x:a(n:{i})}}}}") + "}",
            NotValid,
            "conflict",
            8_000)
        {
            Errors = 101, Bytes = 50_000,
        },
        new(
            "fragments whose every pair must be compared",
            "{b{" + Many(500, i => $"...F{i} ") + "}}" + Many(500, i => $"fragment F{i} on Inner{{x:b{{x:b{{a}}}}}}"),
            "",
            """{"data":{"b":{"x":{"x":{"a":1}}}}}""",
            4_000),
    ];

    private static IEnumerable<Attack> Suggestions() =>
    [
        new("unknown fields with many alike", "{wide{" + Many(5_000, i => $"feild{i} ") + "}}", NotValid, "Did you mean", 8_000)
        {
            Errors = 101, Bytes = 30_000,
        },
        new("unknown arguments", "{find(" + Many(3_000, i => $"tex{i}:1 ") + ")}", NotValid, "Unknown argument", 4_000)
        {
            Errors = 101, Bytes = 30_000,
        },
        new("unknown types", "query(" + Many(190, i => $"$v{i}:Persom{i} ") + "){a}", NotValid, "Unknown type", 2_000)
        {
            Errors = 101, Bytes = 30_000,
        },
        new("a long unknown name", "{" + Many(100_000, "u") + "}", NotValid, "Cannot query field", 2_000) { Bytes = 101_000 },
        new("a long unknown name many times", "{" + Many(101, i => Many(2_000, "u") + i + " ") + "}", NotValid, "Cannot query", 4_000)
        {
            Errors = 101, Bytes = 250_000,
        },
    ];

    private static IEnumerable<Attack> Introspections() =>
    [
        new(
            "types of fields of types",
            "{__schema{types{fields{type" + Many(3, "{fields{type") + "{name}" + Many(3, "}}") + "}}}}",
            TooLarge,
            "nest at most 2 deep",
            500),
        new(
            "types by fragments",
            "{__schema{types{...F0}}}" + Many(10, i => $"fragment F{i} on __Type{{fields{{type{{...F{i + 1}}}}}}}")
                + "fragment F10 on __Type{name}",
            TooLarge,
            "",
            500),
        new(
            "the whole schema many times",
            "{" + Many(200, i => $"a{i}:__schema{{...S}}") + "}fragment S on __Schema{types{fields{args{description type{name}}}}}",
            TooLarge,
            "3 times all",
            1_500),
        new(
            "types inside types",
            "{__schema{types{fields{type" + Many(100, "{ofType") + "{name}" + Many(100, "}") + "}}}}",
            TooLarge,
            "",
            500),
    ];

    private static IEnumerable<Attack> Parts() =>
    [
        new("deferred parts beyond the directives", "{" + Many(501, "...@defer{a}") + "}", TooLarge, "500 directives", 1_000),
        new("deferred parts with one label", "{" + Many(200, "...@defer(label:\"x\"){a}") + "}", NotValid, "label", 1_000)
        {
            Errors = 101, Bytes = 30_000,
        },
        new("deferred parts for who takes none", "{" + Many(499, "...@defer{a}") + "}", TooLarge, "200 fields at its root", 1_000),
        new("streams of one list", "{" + Many(200, "people(first:1)@stream{name}") + "}", "", """[{"name":"Ada"}]""", 1_000),
        new(
            "streams that differ",
            "{people@stream(initialCount:1){name}" + Many(190, "people@stream{name}") + "}",
            NotValid,
            "stream",
            2_000)
        {
            Errors = 101, Bytes = 60_000,
        },
    ];

    private static IEnumerable<Attack> Operations() =>
    [
        new("many operations", Many(2_500, i => $"query Q{i}{{a}}"), TooLarge, "at most 100 operations", 16_000),
        new("operations of which none is meant", Many(100, i => $"query Q{i}{{a}}"), "OPERATION_NOT_FOUND", "Must provide", 1_000),
        new("many operations without a name", Many(3_000, "{a}"), NotValid, "anonymous operation", 4_000) { Errors = 101, Bytes = 30_000 },
        new("many operations of one name", Many(2_500, "query Q{a}"), NotValid, "only one operation", 4_000)
        {
            Errors = 101, Bytes = 30_000,
        },
        new("many variables", "query(" + Many(201, i => $"$v{i}:Int ") + "){a}", NotValid, "never used", 1_000)
        {
            Errors = 101, Bytes = 30_000,
        },
        new(
            "many variables that are used",
            "query(" + Many(201, i => $"$v{i}:Int ") + "){find(many:[" + Many(201, i => $"$v{i} ") + "])}",
            TooLarge,
            "at most 200 variables",
            500),
    ];
}
