using System.Globalization;

namespace NetworkLens.GraphQL.Bench.Yardstick;

/// <summary>An organisation of the yardstick.</summary>
internal sealed record Organisation(string Id, string Name, string Code);

/// <summary>A person of the yardstick.</summary>
internal sealed class Person
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required int Level { get; init; }

    public required Organisation Organisation { get; init; }

    public Person[] Contacts { get; set; } = [];
}

/// <summary>The data that every server of a comparison holds: made by rule, so that each makes the same.</summary>
internal static class People
{
    private const int Count = 1_000;
    private const int OrganisationCount = 50;
    private const int ContactCount = 20;

    /// <summary>Everybody, in order.</summary>
    public static Person[] All { get; } = Make();

    private static Person[] Make()
    {
        var organisations = new Organisation[OrganisationCount];
        for (var k = 1; k <= OrganisationCount; k++)
        {
            organisations[k - 1] = new Organisation(Text($"{k}"), Text($"Organisation {k}"), Text($"ORG-{k:000}"));
        }

        var people = new Person[Count];
        for (var i = 1; i <= Count; i++)
        {
            people[i - 1] = new Person
            {
                Id = Text($"{i}"),
                Name = Text($"Person {i}"),
                Level = i % 10,
                Organisation = organisations[(i - 1) % OrganisationCount],
            };
        }

        for (var i = 0; i < Count; i++)
        {
            var contacts = new Person[ContactCount];
            for (var k = 0; k < ContactCount; k++)
            {
                contacts[k] = people[((i * 7) + (k * 13) + 1) % Count];
            }

            people[i].Contacts = contacts;
        }

        return people;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
