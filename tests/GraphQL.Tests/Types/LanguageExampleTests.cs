using System.Reflection;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Tests.Types;

/// <summary>The schema that docs/graphql.md shows.</summary>
public sealed class LanguageExampleTests
{
    [Fact]
    public void The_example_of_the_page_builds_and_survives_its_print()
    {
        var root = typeof(LanguageExampleTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "RepositoryRoot").Value!;
        var page = File.ReadAllText(Path.Combine(root, "docs", "graphql.md"));
        var sdl = page.Split("## Language and types")[1].Split("```graphql\n")[1].Split("```")[0];

        var schema = TestSchemas.Build(sdl);

        schema.QueryType!.Fields.Count.ShouldBe(2);
        ((InputObjectType)schema.FindType("WardBy")!).IsOneOf.ShouldBeTrue();
        schema.QueryType.Fields[1].Arguments.Find("size")!.DeprecationReason.ShouldBe("No longer supported");
        schema.AppliedDirectives.ShouldHaveSingleItem().CoerceArguments()["team"].ShouldBe("wards");
        SchemaPrinter.Print(TestSchemas.Build(SchemaPrinter.Print(schema))).ShouldBe(SchemaPrinter.Print(schema));
    }
}
