using System.Text;

namespace NetworkLens.Fuzzing;

/// <summary>Requests written by hand: what generators rarely hit.</summary>
public static class Corpus
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<GeneratedRequest> All { get; } =
        [.. Documents().Select(text => new GeneratedRequest(text)), .. WithVariables()];

    private static IEnumerable<string> Documents() =>
    [
        .. Texts, .. Cycles, .. Overlaps, .. Rules,
        .. Values.Strings.Select(text => $"{{ echo(text: {text}) }}"),
        .. Values.Ints.Concat(Values.Floats).SelectMany(number => new[]
        {
            $"{{ echo(int: {number}) }}", $"{{ echo(float: {number}) }}", $"{{ echo(id: {number}) }}", $"{{ echo(any: {number}) }}",
            $"{{ echo(any: {{n: [{number}]}}) }}", $"{{ echo(level: {number}) }}", $"{{ echo(point: {{x: {number}}}) }}",
        }),
        Nested(190, "friend {", "id", "}"), Nested(198, "friend {", "id", "}"), $"{{ echo(any: {Nested(150, "[", "1", "]")}) }}",
        $"{{ echo(any: {Nested(150, "{a:", "1", "}")}) }}",
        "{ " + string.Join(' ', Enumerable.Range(0, 1_500).Select(i => $"a{i}: number")) + " }",
        "{ " + string.Join(' ', Enumerable.Range(0, 200).Select(i => $"nope{i}")) + " }",
        string.Join(' ', Enumerable.Range(0, 150).Select(i => $"fragment F{i} on Person {{ ...F{i + 1} id }}"))
            + " fragment F150 on Person { id } { person { ...F0 } }",
        string.Join(' ', Enumerable.Range(0, 60).Select(i => $"fragment C{i} on Person {{ ...C{(i + 1) % 60} ...C{i / 30} id }}"))
            + " { person { ...C0 } }",
        string.Join(' ', Enumerable.Range(0, 120).Select(i => $"query Q{i}($v: Int) {{ echo(int: $v) ...F }}"))
            + " fragment F on Query { number }",
    ];

    private static string[] Texts =>
    [
        "", " ", "\uFEFF", "#", "{", "}", "{}", "{ }", "query", "query {", "query Q", "query Q(", "query Q() { id }", "{ number ",
        "{ number } }", "{ number }\0",
        "{ number }\uD83D", "{ numb\u00e9r }", "{ \u200bnumber }", "\uFEFF{ number }", "\uFEFF\uFEFF{ number }", "{\uFEFFnumber\uFEFF}",
        "{ echo(text: \"\uD83D\") }", "{ echo(text: \"\uDE00\uD83D\") }", "{ echo(text: \"\"\"\uD83D\"\"\") }", "# \uD83D\n{ number }",
        "{ echo(text: \"\\uD83D\") }", "{ echo(text: \"\\uDE00\\uD83D\") }", "{ echo(text: \"\\u{D83D}\") }",
        "{ echo(text: \"\\u{110000}\") }",
        "{ echo(text: \"\\u{}\") }", "{ echo(text: \"\\u{0000000041}\") }", "{ echo(text: \"\\u{00000041}\") }",
        "{ echo(text: \"\\u004\") }",
        "{ echo(text: \"\\uXYZW\") }", "{ echo(text: \"\\x41\") }", "{ echo(text: \"\n\") }", "{ echo(text: \"a\rb\") }",
        "{ echo(text: \"unterminated) }",
        "{ echo(text: \"\"\"unterminated\"\") }", "{ echo(text: \"\u0007\") }", "{ echo(text: \"\t\") }", "{ echo(text: '') }",
        "{ echo(text: \"\\\") }",
        "{ number\r\n  nope\r\n  nope2\r  nope3\n\r nope4 }", "{ number } # end", "{ a: number, b: number,,, c: number }",
        "{ number: number }",
        "{ number(int: 01) }", "{ echo(int: 00) }", "{ echo(int: -) }", "{ echo(int: -01) }", "{ echo(int: 1.) }", "{ echo(int: .5) }",
        "{ echo(int: 1.e1) }",
        "{ echo(int: 1e) }", "{ echo(int: 1e+) }", "{ echo(int: 1_000) }", "{ echo(int: 0x1F) }", "{ echo(int: 1.2.3) }",
        "{ echo(int: +1) }", "{ echo(int: 1a) }",
        "{ echo(int: 1 . 2) }", "{ echo(int: Infinity) }", "{ echo(int: NaN) }", "{ ..number }", "{ ... }", "{ ...on }", "{ ... on }",
        "{ ...on Person }",
        "{ ... on on { id } }", "fragment on on Person { id }", "fragment F Person { id }", "fragment F on Person",
        "{ number } fragment F($v: Int) on Person { id }",
        "query ($v: Int = $w) { number }", "query ($v: [Int) { number }", "query ($v: Int!!) { number }", "query ($v: [Int!]!) { number }",
        "query (v: Int) { number }",
        "query ($v) { number }", "query ($: Int) { number }", "{ echo(text: $) }", "{ echo(text: ) }", "{ echo(text) }", "{ echo() }",
        "{ echo(:) }", "{ @skip }",
        "{ number @ }", "{ number @skip( }", "{ number @skip() }", "subscribe { number }", "Query { number }", "query Q query", "{ true }",
        "{ null: number }",
        "{ on }", "{ fragment }", "query query { query: number }", "query on { number }", "{ echo(any: {a: 1 a: 2}) }",
        "{ echo(any: {a 1}) }",
        "{ echo(level: true) }", "{ echo(level: null) }", "{ echo(level: on) }", "{ echo(any: [1, {b: [null, true, LOW, \"s\", 1.5]}]) }",
        "extend", "extend query { number }", "\"description\" { number }", "\"\"\"d\"\"\" fragment F on Person { id }",
        "\"d\" extend type A { b: Int }",
        "\"d\" query { number }", "query (\"d\" $v: Int) { echo(int: $v) }", "type", "type A", "{ number } type A { b: Int }",
        "{ number } extend type Person { b: Int }",
        "directive @d on FIELD { number }", "{ number } directive @d on NOPE", "schema { query: Query } { number }", "{ number } scalar S",
        "type A implements { b: Int }",
        "{ number } union U = | Person", "{ number } enum E { true }", "{ number } input I { a: Int = }",
        "interface I implements & Node { id: ID! } { number }",
    ];

    private static string[] Cycles =>
    [
        "{ number } type A { b: Missing @nope }", "{ number } extend enum Level { LOW @nope(a: 1, a: 2) }", "{ echo(pick: {id: $nope}) }",
        "{ person { ...F } } fragment F on Person { ...F }",
        "{ person { ...A } } fragment A on Person { ...B } fragment B on Person { ...A }",
        "{ person { ...A } } fragment A on Person { friend { ...B } } fragment B on Person { id ...C } fragment C on "
            + "Person { ...A ...B id }",
        "{ ...F } fragment F on Query { person { ...G } ...F } fragment G on Person { ... { ...G } ... on Node { ...H "
            + "} } fragment H on Node { ...G }",
        "{ number } fragment A on Person { ...A id }",
        "{ person { ...A ...A } } fragment A on Person { ...B ...B } fragment B on Person { id }",
        "{ person { ...F } } fragment F on Person { id } fragment F on Person { age }",
        "{ person { ...F } } fragment F on Nope { id ...F }",
        "query ($a: Int) { ...A } fragment A on Query { ...B echo(int: $a) } fragment B on Query { ...A echo(int: $b) }",
    ];

    private static string[] Overlaps =>
    [
        "{ a: number a: float }", "{ a: echo(int: 1) a: echo(int: 2) }", "{ a: echo(int: 1) a: echo(int: 1) }",
        "{ a: echo(int: 1, text: \"x\") a: echo(text: \"x\", int: 1) }",
        "{ a: echo a: echo(int: null) }", "{ a: echo(any: {a: 1, b: 2}) a: echo(any: {b: 2, a: 1}) }",
        "{ a: echo(any: [1, 2]) a: echo(any: [2, 1]) }",
        "{ a: echo(text: \"x\") a: echo(text: \"\"\"x\"\"\") }", "{ a: echo(int: 1) a: echo(float: 1) a: echo(int: 2) b: number b: text }",
        "query ($v: Int) { a: echo(int: $v) a: echo(int: 1) echo(int: $v) echo(int: $v) }", "{ person { a: id } person { a: age } }",
        "{ person { a: id b: age } person { a: age b: id } }", "{ person { friend { a: id } } person { friend { a: age } } }",
        "{ named { ... on Person { level } ... on Place { level } } }", "{ named { ... on Person { a: name } ... on Place { a: area } } }",
        "{ named { ... on Person { a: age } ... on Place { a: area } } }",
        "{ named { ... on Person { x: friend { a: id } } ... on Place { x: friend { a: name } } } }",
        "{ search { ... on Person { a: name(prefix: \"x\") } ... on Place { a: name(prefix: \"y\") } } }",
        "{ search { ...P ...Q } } fragment P on Person { a: id } fragment Q on Person { a: age }",
        "{ person { ...A ...B } } fragment A on Person { x: id ...B } fragment B on Person { x: age }",
        "{ ...A ...B } fragment A on Query { x: number } fragment B on Query { x: float ...C } fragment C on Query { x: text }",
        "{ person { a: friends { id } a: friend { id } } }", "{ rooms { a: size } rooms { a: tags } }", "{ nope { a: b } nope { a: c } }",
        "{ person { x: nope x: age } }",
        "{ named { ... on Person { x: friends { y: id } } ... on Place { x: rooms { y: size } } } }",
        "{ person { __typename a: __typename a: id } }",
        "{ a: echo(int: 1, int: 2) a: echo(int: 2, int: 1) }", "{ a: echo(int: 1, int: 1) a: echo(int: 1, int: 1) }",
        "{ person { ...A } } fragment A on Person { ...B a: id } fragment B on Person { ...C a: name } fragment C on "
            + "Person { ...A a: age }",
    ];

    private static string[] Rules =>
    [
        "query A { number } query A { number } { number } { text }", "subscription { ticked changed { id } }",
        "subscription S { ...F } fragment F on Subscription { ticked changed { id } __typename }",
        "subscription { __typename }", "subscription { a: __typename b: ticked }", "subscription { ticked @skip(if: true) }",
        "subscription ($v: Boolean!) { ...F @include(if: $v) } fragment F on Subscription { ticked }",
        "subscription { ... @include(if: true) { ticked } changed { id } }", "subscription { nope }", "{ person { id { x } name } place }",
        "{ place { } }", "{ __schema { types { name fields { name nope } } } __type(name: \"Person\") { name } __type { name } }",
        "{ __typename __nope __schema } mutation { __schema { types { name } } }", "{ person { __schema { types { name } } } }",
        "mutation { set(point: {x: 1}) { id } add add(n: 2) }", "{ search { id name ... on Person { id } } }",
        "{ node(id: 1) { name age oldName ... on Named { name } ... on Person { area } } }",
        "{ ... on Person { id } ... on Nope { id } ... on Level { id } ... on Point { id } }",
        "query ($p: Person, $n: Nope, $l: [Level!], $u: Result) { echo(level: $l, nope: $p, int: $n) }",
        "query ($a: Int, $a: String, $b: Int) { echo(int: $a, text: $a) }",
        "query ($a: Int) { required(int: $a) } query B($a: Int = 1) { required(int: $a, points: []) withNull: "
            + "required(int: $a, points: $p) }",
        "query ($a: Int = null) { required(int: $a, points: []) }", "query ($a: Int) { required(int: 1, points: [], withDefault: $a) }",
        "query ($a: [Int]) { echo(ints: $a, matrix: $a, int: $a) }",
        "query ($a: Int!) { echo(ints: $a, matrix: [$a], points: [{x: $a}]) }", "query ($a: [Int!]!) { echo(ints: $a, matrix: [$a]) }",
        "query ($s: String) { echo(id: $s, text: $s, level: $s, pick: {name: $s}) }",
        "query ($s: String!) { echo(pick: {name: $s}) } query B($p: Point!) { echo(pick: {point: $p}, point: {x: 1, inner: $p}) }",
        "{ echo(pick: {}) b: echo(pick: {id: 1, name: \"x\"}) c: echo(pick: {id: null}) d: echo(pick: {nope: 1}) e: echo(pick: null) }",
        "{ echo(point: {}) b: echo(point: {x: null}) c: echo(point: {x: 1, y: null}) d: echo(point: {x: \"1\", nope: "
            + "2, level: \"LOW\", tags: [null]}) e: echo(point: [{x: 1}]) f: echo(point: 7) }",
        "{ echo(points: {x: 1}) b: echo(points: [null]) c: echo(points: [[{x: 1}]]) d: echo(matrix: [[1], null]) e: "
            + "echo(matrix: 1) f: echo(matrix: [1]) g: echo(matrix: [[1, \"x\"]]) }",
        "{ echo(int: 1, int: 2, txet: \"x\", foat: 1) number(x: 1) nope(x: 1) person(id: 1, di: 2) { id } }",
        "{ number @skip number @skip(if: 1) a: number @skip(if: true, if: false) b: number @skip(unless: true) @include(if: null) }",
        "{ number @nope @onField @onField @onOperation(text: \"a\") @onOperation(text: \"b\") @specifiedBy(url: "
            + "\"x\") @deprecated @oneOf }",
        "query @onField @skip(if: true) ($v: Int @onOperation(text: \"x\") @skip(if: true)) { echo(int: $v) }",
        "query ($v: Boolean = true) { number @skip(if: $v) text @include(if: $w) ... @skip(if: $v) { flag } }",
        "query ($v: Int = \"x\", $w: Point = {x: 1, nope: 2}, $p: Pick = {id: 1, name: \"x\"}, $l: Level = LOVV) { "
            + "echo(int: $v, point: $w, pick: $p, level: $l) }",
        "{ ...F ...F ...Nope } fragment F on Query { number } fragment Unused on Query { text ...Unused2 } fragment "
            + "Unused2 on Query { flag }",
        "fragment OnlyFragment on Person { id }", "{ person { oldName friends { oldName } } }",
        "{ a: echo(any: $v) } query B { a: echo(any: [$v, {x: $v}]) }", "query ($v: Any) { echo(any: $v) b: echo(any: [$v, {x: $v}]) }",
        "{ levels level people { level place { level } } }", "{ pepole { id } peple { id } perso { id } serach { id } numbr flaot }",
    ];

    private static IEnumerable<GeneratedRequest> WithVariables()
    {
        string[] jsons =
        [
            "{}", "{\"v\": null}", "{\"v\": 1}", "{\"v\": -1}", "{\"v\": 1.5}", "{\"v\": 1.0}", "{\"v\": 1e2}", "{\"v\": 2147483648}",
            "{\"v\": -2147483649}", "{\"v\": 9007199254740991}",
            "{\"v\": \"1\"}", "{\"v\": \"\"}", "{\"v\": true}", "{\"v\": []}", "{\"v\": [1]}", "{\"v\": [null]}", "{\"v\": [[1]]}",
            "{\"v\": [1, \"x\", null, [2], {}]}", "{\"v\": {}}", "{\"v\": {\"x\": 1}}",
            "{\"v\": {\"x\": null}}", "{\"v\": {\"x\": 1, \"y\": null}}", "{\"v\": {\"x\": 1, \"nope\": 1, \"lable\": 2}}",
            "{\"v\": {\"x\": \"1\", \"level\": \"LOVV\", \"tags\": [1, null]}}", "{\"v\": \"LOW\"}", "{\"v\": \"low\"}",
            "{\"v\": {\"x\": 1, \"inner\": {\"x\": 2, \"inner\": {\"x\": \"deep\"}}}}", "{\"v\": {\"id\": \"a\"}}",
            "{\"v\": {\"id\": \"a\", \"name\": \"b\"}}", "{\"v\": {\"id\": null}}", "{\"v\": {\"id\": \"a\", \"name\": null}}",
            "{\"v\": {\"point\": {\"x\": 1, \"y\": \"z\"}}}", "{\"v\": {\"points\": [{\"x\": 1}, {}, null]}}", "{\"w\": 1}",
            "{\"v\": {\"a\": {\"b\": {\"c\": {\"d\": 1}}}}}", "{\"v\": {\"a\": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}}",
            "{\"v\": \"\\ud83d\\ude00\"}", "{\"v\": \"\\u0000\\u001f\\u007f\\u0080\"}", "{\"v\": {\"\": 1, \"é\": 2}}",
            "{\"v\": 1, \"v\": 2}",
        ];
        string[] types =
        [
            "Int", "Int!", "Int = 3", "Float", "Float!", "String", "String!", "Boolean", "ID", "ID!", "Level", "Level!", "Any", "Any!",
            "Point", "Point!", "[Int]", "[Int!]", "[Int!]!", "[[Int]!]", "[Point!]", "Pick", "Pick!",
            "Point = {x: 5}", "[Point]", "[Any]",
        ];
        return types.SelectMany(type => jsons.Select(json => new GeneratedRequest($"query ($v: {type}) {{ {ArgumentFor(type)} }}", json)));
    }

    private static string ArgumentFor(string type)
    {
        var bare = type.Split(' ')[0];
        var name = bare.TrimEnd('!') switch
        {
            "Int" => "int",
            "Float" => "float",
            "String" => "text",
            "Boolean" => "flag",
            "ID" => "id",
            "Level" => "level",
            "Point" => "point",
            "Pick" => "pick",
            "[Int]" or "[Int!]" => "ints",
            "[[Int]!]" => "matrix",
            "[Point!]" => "points",
            _ => "any",
        };
        return $"echo({name}: $v)";
    }

    private static string Nested(int depth, string open, string inside, string close)
    {
        var text = new StringBuilder();
        text.Insert(0, open, depth).Append(inside);
        for (var i = 0; i < depth; i++)
        {
            text.Append(close);
        }

        return open.EndsWith('{') && open.Length > 1 ? $"{{ person {{ {text} }} }}" : text.ToString();
    }
}
