using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Tests.Tooling.Diff;
using NetworkLens.GraphQL.Tooling.Docs;
using NetworkLens.GraphQL.Types;
using NetworkLens.GraphQL.Validation;

namespace NetworkLens.GraphQL.Tests.Tooling.Docs;

public sealed partial class SchemaDocsTests
{
    private const string People = """"
        "All there is."
        schema { query: Query }
        "Where it starts."
        type Query {
          "Someone."
          person(id: ID!, as: [Role!]! = [LEADER]): Person @cost(weight: "2.5")
          people(first: Int, where: Filter): People @listSize(assumedSize: 50, slicingArguments: ["first"])
          by(key: Key!): Named
          either: Either
          bare: Bare
        }
        """
        Somebody.

        - on two lines
        """
        type Person implements Named { name: String! old: Int @deprecated(reason: "Use name.") manager: Person }
        "What has a name."
        interface Named { name: String! }
        union Either = Person | Bare
        type Bare { any(of: Int!): Int }
        type People { edges: [Edge] nodes: [Person] totalCount: Int pageInfo: Info! }
        type Edge { node: Person }
        type Info { hasNextPage: Boolean! }
        directive @cost("How much." weight: String!) repeatable on FIELD_DEFINITION
        directive @listSize(assumedSize: Int, slicingArguments: [String!]) on FIELD_DEFINITION
        """";

    private const string Common = """
        enum Role { "Leads." LEADER "A|B" OTHER @deprecated }
        input Filter { name: String = "x", not: Filter, size: Int! = 3 must: Role! }
        input Key @oneOf { id: ID at: Date }
        scalar Date @specifiedBy(url: "https://example.org/date")
        enum date { A }
        type Uses { a: date b: Date }
        """;

    [Fact]
    public void Each_file_has_its_page_and_the_first_page_leads_to_every_type()
    {
        var pages = Write();
        pages.Select(page => page.Name).ShouldBe(["README.md", "common.md", "people.md"]);
        pages[0].Text.ShouldStartWith("# The schema\n\nAll there is.\n\n## Queries\n\nWhere it starts.\n");
        pages[0].Text.ShouldContain("| [`Person`](people.md#person) | object | Somebody. |");
        pages[0].Text.ShouldContain("| [`Key`](common.md#key) | input, exactly one field |  |");
        pages[0].Text.ShouldContain("| [`Date`](common.md#date) | scalar |");
        pages[0].Text.ShouldContain("| [`date`](common.md#date-1) | enum |", Case.Sensitive);
    }

    [Fact]
    public void A_type_is_told_with_its_members_arguments_defaults_deprecations_costs_and_uses()
    {
        var pages = Write();
        pages[2].Text.ShouldContain("""
            ## Query

            *object*

            Where it starts.

            - **`person`**: [`Person`](people.md#person), costs 2.5. Someone.
              - **`id`**: `ID!`, required.
              - **`as`**: [`[Role!]!`](common.md#role), default `[LEADER]`.
            - **`people`**: [`People`](people.md#people), counted as 50 items, counted by `first`.
              - **`first`**: `Int`.
              - **`where`**: [`Filter`](common.md#filter).
            """);
        pages[2].Text.ShouldContain("""
            *object, implements [`Named`](people.md#named)*

            Somebody.

            - on two lines

            - **`name`**: `String!`.
            - **`old`**: `Int`. **Deprecated:** Use name.
            - **`manager`**: [`Person`](people.md#person).

            Used by `Query.person`, `Person.manager`, `People.nodes`, `Edge.node`.
            """);
        pages[2].Text.ShouldContain("*interface, of [`Person`](people.md#person)*\n\nWhat has a name.\n");
        pages[2].Text.ShouldContain("*union, of [`Person`](people.md#person), [`Bare`](people.md#bare)*\n");
        pages[2].Text.ShouldContain(
            "## @cost\n\n*directive, repeatable, on `FIELD_DEFINITION`*\n\n- **`weight`**: `String!`, required. How much.\n");
        pages[1].Text.ShouldContain("- **`LEADER`**. Leads.\n- **`OTHER`**. A|B **Deprecated:** No longer supported\n");
        pages[1].Text.ShouldContain("- **`size`**: `Int!`, default `3`.\n- **`must`**: [`Role!`](common.md#role), required.\n");
        pages[1].Text.ShouldContain("*scalar, specified by <https://example.org/date>*\n");
    }

    [Fact]
    public void Examples_ask_for_what_needs_no_argument_and_take_the_rest_as_variables()
    {
        var first = Write()[0].Text;
        first.ShouldContain("""
            ```graphql
            query Person($id: ID!) {
              person(id: $id) {
                name
                manager {
            """.Replace("    manager {", "  }", StringComparison.Ordinal));
        first.ShouldContain("people(first: 5) {\n    nodes {\n      name\n    }\n    totalCount\n    pageInfo {\n      hasNextPage\n");
        first.ShouldContain("query By($key: Key!) {\n  by(key: $key) {\n    __typename\n    name\n");
        first.ShouldContain("```json\n{\n  \"key\": {\n    \"id\": \"an id\"\n  }\n}\n```");
        first.ShouldContain(
            "either {\n    __typename\n    ... on Person {\n      name\n    }\n    ... on Bare {\n      __typename\n    }\n");
        first.ShouldContain("bare {\n    __typename\n  }");
    }

    [Fact]
    public void Every_link_leads_to_a_heading_and_every_example_is_valid()
    {
        foreach (var schema in Schemas())
        {
            var pages = SchemaDocs.Write(schema);
            var headings = pages.ToDictionary(page => page.Name, page => AnchorsOf(page.Text));
            foreach (var link in pages.SelectMany(page => Link().Matches(page.Text)))
            {
                headings.ShouldContainKey(link.Groups["page"].Value);
                headings[link.Groups["page"].Value].ShouldContain(link.Groups["anchor"].Value, link.Value);
            }

            var examples = Example().Matches(pages[0].Text);
            var roots = new[] { schema.QueryType, schema.MutationType, schema.SubscriptionType };
            examples.Count.ShouldBe(roots.Sum(root => root?.Fields.Count ?? 0));
            foreach (Match example in examples)
            {
                var document = Parser.ParseDocument(new Source(example.Groups["text"].Value)).Value.ShouldNotBeNull();
                DocumentValidator.Validate(schema, document).ShouldBeEmpty(example.Value);
            }
        }
    }

    [Fact]
    public void Everything_that_a_schema_declares_is_told_and_always_in_the_same_words()
    {
        foreach (var schema in Schemas())
        {
            var text = string.Concat(SchemaDocs.Write(schema).Select(page => page.Text));
            var names = schema.Types.Where(type => !type.IsBuiltIn).SelectMany(NamesOf)
                .Concat(schema.Directives.Where(directive => !directive.IsBuiltIn).Select(directive => $"## @{directive.Name}\n"));
            foreach (var name in names)
            {
                text.ShouldContain(name, Case.Sensitive);
            }

            string.Concat(SchemaDocs.Write(schema).Select(page => page.Text)).ShouldBe(text);
        }
    }

    private static IEnumerable<string> NamesOf(NamedType type) =>
    [
        $"## {type.Name}\n",
        .. (type as FieldsType)?.Fields.Select(field => $"- **`{field.Name}`**: ") ?? [],
        .. (type as FieldsType)?.Fields.SelectMany(field => field.Arguments).Select(argument => $"  - **`{argument.Name}`**: ") ?? [],
        .. (type as InputObjectType)?.Fields.Select(field => $"- **`{field.Name}`**: ") ?? [],
        .. (type as EnumType)?.Values.Select(value => $"- **`{value.Name}`**. ".TrimEnd()) ?? [],
    ];

    private static IEnumerable<Schema> Schemas() =>
    [
        TestSchemas.Build(TestSchemas.KitchenSink),
        .. Enumerable.Range(0, 20).Select(seed => TestSchemas.Build(SchemaModel.Random(seed).ToSdl())),
    ];

    private static ImmutableArray<DocsPage> Write() => SchemaDocs.Write(
        SchemaBuilder.Build([new Source(People, "schema/people.graphql"), new Source(Common, "schema/common.graphql")]).Schema!);

    private static HashSet<string> AnchorsOf(string page)
    {
        var seen = new Dictionary<string, int>();
        var anchors = new HashSet<string> { "" };
        foreach (Match heading in Heading().Matches(page))
        {
            var anchor = heading.Groups["name"].Value.ToLowerInvariant().Replace("@", "", StringComparison.Ordinal).Replace(' ', '-');
            var before = seen.GetValueOrDefault(anchor);
            seen[anchor] = before + 1;
            anchors.Add(before == 0 ? anchor : $"{anchor}-{before}");
        }

        return anchors;
    }

    [GeneratedRegex(@"\]\((?<page>[^)#:]+)(#(?<anchor>[^)]*))?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<name>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("^```graphql\n(?<text>.*?)^```", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Example();
}
