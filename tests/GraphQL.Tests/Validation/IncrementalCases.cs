using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Validation;

/// <summary>Documents that keep or break what the proposal for incremental delivery asks of documents.</summary>
internal static class IncrementalCases
{
    /// <summary>A schema that has the directives, and every kind of operation.</summary>
    public const string Sdl = IncrementalDirectives.Sdl + "\n" + """
        type Query { hero: Hero heroes: [Hero!]! numbers: [Int] }
        type Mutation { add: Hero addAll: [Hero] }
        type Subscription { news: Hero all: [Hero] }
        type Hero { id: ID! friends: [Hero] name: String }
        """;

    /// <summary>Each document with what is wrong with it: "Rule line:column, line:column message".</summary>
    public static IReadOnlyList<(string Document, string[] Errors)> All { get; } =
    [
        ("{ ... @defer(label: \"a\") { hero { id } } heroes @stream(label: \"b\") { id } numbers @stream }", []),
        ("{ ... @defer(label: \"a\") { hero { id } } heroes @stream(label: \"a\") { id } }",
            ["DeferStreamDirectiveLabel 1:7, 1:49 " + Unique]),
        ("{ ...A @defer(label: \"a\") ...A @defer(label: \"a\") } fragment A on Query { hero { id } }",
            ["DeferStreamDirectiveLabel 1:8, 1:32 " + Unique]),
        ("query Q($l: String) { ... @defer(label: $l) { hero { id } } }",
            ["DeferStreamDirectiveLabel 1:27 Argument \"@defer(label:)\" must be a static string."]),
        ("query Q($l: String) { numbers @stream(label: $l) }",
            ["DeferStreamDirectiveLabel 1:31 Argument \"@stream(label:)\" must be a static string."]),

        ("mutation { add { id ... @defer { name } } addAll { friends @stream { id } } }", []),
        ("mutation { ... @defer { add { id } } }",
            ["DeferStreamDirectiveOnRootField 1:16 Defer directive cannot be used on root mutation type \"Mutation\"."]),
        ("mutation { ...A @defer } fragment A on Mutation { add { id } }",
            ["DeferStreamDirectiveOnRootField 1:17 Defer directive cannot be used on root mutation type \"Mutation\"."]),
        ("mutation { addAll @stream { id } }",
            ["DeferStreamDirectiveOnRootField 1:19 Stream directive cannot be used on root mutation type \"Mutation\"."]),
        ("subscription { ... @defer(if: false) { news { id } } }",
            ["DeferStreamDirectiveOnRootField 1:20 Defer directive cannot be used on root subscription type \"Subscription\"."]),
        ("subscription { all @stream(if: false) { id } }",
            ["DeferStreamDirectiveOnRootField 1:20 Stream directive cannot be used on root subscription type \"Subscription\"."]),

        ("{ hero { friends @stream(initialCount: 3) { id } } }", []),
        ("{ hero { name @stream } }",
            ["StreamDirectiveOnListField 1:15 Directive \"@stream\" cannot be used on non-list field \"Hero.name\"."]),
        ("{ hero @stream(initialCount: 0) { id } }",
            ["StreamDirectiveOnListField 1:8 Directive \"@stream\" cannot be used on non-list field \"Query.hero\"."]),

        ("subscription { news { id ... @defer(if: false) { name } } }", []),
        ("subscription S($if: Boolean!) { news { ...F @defer(if: $if) } } fragment F on Hero { friends @stream(if: false) { id } }",
            []),
        ("subscription { news { id ... @defer { name } } }", ["DeferStreamDirectiveOnValidOperations 1:30 " + NotOnSubscriptions]),
        ("subscription { news { id ... @defer(if: true) { name } } }",
            ["DeferStreamDirectiveOnValidOperations 1:30 " + NotOnSubscriptions]),
        ("subscription { news { ...F } } fragment F on Hero { ...G } fragment G on Hero { friends @stream { id } }",
            ["DeferStreamDirectiveOnValidOperations 1:89 Stream directive not supported on subscription operations. "
                + "Disable `@stream` by setting the `if` argument to `false`."]),
        ("query A { hero { ...F } } fragment F on Hero { ... @defer { name } } subscription B { news { id } }", []),

        ("{ hero { ... @defer { name } name ... @defer { name } } }", []),
        ("{ numbers @stream numbers }", ["OverlappingFieldsCanBeMerged 1:3, 1:19 " + Conflict]),
        ("{ numbers @stream(initialCount: 1) ... { numbers @stream(initialCount: 2) } }",
            ["OverlappingFieldsCanBeMerged 1:3, 1:42 " + Conflict]),
        ("{ heroes { id } ...F } fragment F on Query { heroes @stream { id } }",
            ["OverlappingFieldsCanBeMerged 1:3, 1:46 " + Conflict.Replace("numbers", "heroes", StringComparison.Ordinal)]),
        ("{ numbers @stream more: numbers @stream(initialCount: 2) }", []),
        ("{ ... @defer(initialCount: 1) { hero { id } } numbers @stream(first: 1) }",
            ["KnownArgumentNames 1:14 Unknown argument \"initialCount\" on directive \"@defer\".",
                "KnownArgumentNames 1:63 Unknown argument \"first\" on directive \"@stream\"."]),
        ("{ hero @defer { id } ... @stream { numbers } }",
            ["KnownDirectives 1:8 Directive \"@defer\" may not be used on FIELD.",
                "KnownDirectives 1:26 Directive \"@stream\" may not be used on INLINE_FRAGMENT."]),
        ("{ ... @defer @defer { hero { id } } numbers @stream @stream }",
            ["UniqueDirectivesPerLocation 1:7, 1:14 The directive \"@defer\" can only be used once at this location.",
                "UniqueDirectivesPerLocation 1:45, 1:53 The directive \"@stream\" can only be used once at this location."]),
    ];

    private const string Unique =
        "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all Defer/Stream directive usages.";

    private const string NotOnSubscriptions =
        "Defer directive not supported on subscription operations. Disable `@defer` by setting the `if` argument to `false`.";

    private const string Conflict =
        "Fields \"numbers\" conflict because they have overlapping stream directives. "
            + "Use different aliases on the fields to fetch both if this was intentional.";
}
