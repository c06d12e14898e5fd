using NetworkLens.Graph.Networks;
using NetworkLens.Graph.WhatIf;

namespace NetworkLens.Graph.Tests.WhatIf;

/// <summary>Changes by chance: mostly of what there is, now and then of what there is not, or not any more.</summary>
internal static class RandomChange
{
    public static Change Next(Random random, RowSystem rows, int step)
    {
        return random.Next(13) switch
        {
            0 or 1 => new AddTie(Person(), Person(), random.Next(9) / 4.0),
            2 or 3 => new DropTie(Person(), Person()),
            4 => new Leave(Person()),
            5 or 6 => new Move(
                Person(),
                random.Next(4) == 0 ? Of(rows.OrganisationKeys) : null,
                random.Next(2) == 0 ? Of(rows.UnitKeys) : null,
                random.Next(2) == 0 ? (Level)random.Next(7) : null),
            7 or 8 => new TakePost(Person(), Of(rows.PostKeys)),
            9 or 10 => new CreatePost(Key(), (Level)random.Next(7), (Discipline)random.Next(5))
            {
                Organisation = random.Next(4) == 0 ? Of(rows.OrganisationKeys) : null,
                Unit = random.Next(2) == 0 ? Of(rows.UnitKeys) : null,
                Holder = random.Next(2) == 0 ? Person() : null,
                ReportsTo = random.Next(2) == 0 ? Of(rows.PostKeys) : null,
                WholeTimeShare = random.Next(1, 5) / 4.0,
                ManagementShare = random.Next(2) == 0 ? 0.25 : null,
            },
            11 => new MergeUnits(Of(rows.UnitKeys), Of(rows.UnitKeys)),
            _ => random.Next(3) == 0
                ? new MergeOrganisations(Of(rows.OrganisationKeys), Of(rows.OrganisationKeys))
                : new DropTie(Person(), Person()),
        };

        string Key() => random.Next(8) == 0 ? Of(rows.PostKeys) : $"{(char)('a' + random.Next(26))}{step}";

        long Person() => Of(rows.PersonIds);

        T Of<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
    }
}
