using System.Text.Json.Serialization;
using NetworkLens.GraphQL.Bench.Yardstick;

namespace NetworkLens.GraphQL.Bench.Servers;

/// <summary>
/// The answers of the yardstick without GraphQL, as one would write them by hand: the body read, the query compared with
/// the three known ones, objects copied into records of the answer, serialised by generated code.
/// </summary>
internal static class BareServer
{
    /// <summary>Serves until the process is told to stop.</summary>
    public static void Run(int port)
    {
        var app = YardstickHost.Make(port);
        app.MapPost("/graphql", Answer);
        app.Run();
    }

    private static IResult Answer(BareRequest request) => request.Query switch
    {
        Queries.A => TypedResults.Ok(new BareAnswer<BareHello>(new BareHello("world"))),
        Queries.B => TypedResults.Ok(new BareAnswer<BarePage>(Page(50))),
        Queries.C => TypedResults.Ok(new BareAnswer<BareGraph>(Graph(20, 20))),
        _ => TypedResults.BadRequest(),
    };

    private static BarePage Page(int count)
    {
        var people = new BarePerson[count];
        for (var i = 0; i < count; i++)
        {
            var person = People.All[i];
            var organisation = new BareOrganisation(person.Organisation.Name, person.Organisation.Code);
            people[i] = new BarePerson(person.Id, person.Name, person.Level, organisation);
        }

        return new BarePage(people);
    }

    private static BareGraph Graph(int count, int contactCount)
    {
        var people = new BareNode[count];
        for (var i = 0; i < count; i++)
        {
            var person = People.All[i];
            var contacts = new BareContact[contactCount];
            for (var k = 0; k < contactCount; k++)
            {
                var contact = person.Contacts[k];
                contacts[k] = new BareContact(contact.Name, new BareName(contact.Organisation.Name));
            }

            people[i] = new BareNode(person.Name, contacts);
        }

        return new BareGraph(people);
    }
}

internal sealed record BareRequest(string Query);

internal sealed record BareAnswer<T>(T Data);

internal sealed record BareHello(string Hello);

internal sealed record BarePage(BarePerson[] People);

internal sealed record BarePerson(string Id, string Name, int Level, BareOrganisation Organisation);

internal sealed record BareOrganisation(string Name, string Code);

internal sealed record BareGraph(BareNode[] People);

internal sealed record BareNode(string Name, BareContact[] Contacts);

internal sealed record BareContact(string Name, BareName Organisation);

internal sealed record BareName(string Name);

/// <summary>The generated serialisers of the bare endpoint.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BareRequest))]
[JsonSerializable(typeof(BareAnswer<BareHello>))]
[JsonSerializable(typeof(BareAnswer<BarePage>))]
[JsonSerializable(typeof(BareAnswer<BareGraph>))]
[JsonSerializable(typeof(Memory))]
[JsonSerializable(typeof(Soak.SoakState))]
internal sealed partial class BareJson : JsonSerializerContext;
