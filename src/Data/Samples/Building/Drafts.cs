using NetworkLens.Data.Samples.Catalogue;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Samples.Building;

/// <summary>An organisation while it is being built.</summary>
internal sealed class OrganisationDraft(int index, int system, string key, string name, string kind, params string[] parents)
{
    internal int Index { get; } = index;

    internal int System { get; } = system;

    internal string Key { get; } = key;

    internal string Name { get; } = name;

    internal string Kind { get; } = kind;

    internal string[] Parents { get; } = parents;

    /// <summary>The posts of its executives, the chief first.</summary>
    internal List<PostDraft> Executives { get; } = [];
}

/// <summary>A unit while it is being built.</summary>
internal sealed class UnitDraft
{
    internal required int Index { get; init; }

    internal required string Key { get; init; }

    internal required string Name { get; init; }

    internal required OrganisationDraft Organisation { get; init; }

    internal UnitDraft? Parent { get; init; }

    internal required string Site { get; init; }

    internal required string Line { get; init; }

    /// <summary>The posts that lead it, the head first.</summary>
    internal List<PostDraft> Leaders { get; } = [];

    /// <summary>First person of the unit; its own people are numbered without a gap, then those of the units below.</summary>
    internal int First { get; set; }

    /// <summary>One past its own last person.</summary>
    internal int OwnEnd { get; set; }

    /// <summary>One past the last person of it and all below.</summary>
    internal int End { get; set; }

    /// <summary>The unit at the top of its branch.</summary>
    internal UnitDraft Directorate => Parent?.Directorate ?? this;

    /// <summary>The second unit of its branch; the first for those who sit at the top.</summary>
    internal UnitDraft Service => Parent is null || Parent.Parent is null ? this : Parent.Service;
}

/// <summary>A post while it is being built.</summary>
internal sealed class PostDraft
{
    internal required int Index { get; init; }

    internal required string Title { get; init; }

    internal required UnitDraft Unit { get; init; }

    internal required Role Role { get; init; }

    internal required Level Level { get; init; }

    internal required Discipline Discipline { get; init; }

    internal PersonDraft? Holder { get; init; }

    internal int WholeTimeShare { get; set; } = 100;

    internal DateOnly? Start { get; set; }

    internal DateOnly? End { get; set; }

    internal PostDraft? ReportsTo { get; init; }

    internal PostDraft? ProfessionalReportsTo { get; set; }
}

/// <summary>A person while they are being invented. <see cref="Primary"/> places them.</summary>
internal sealed class PersonDraft(int index)
{
    internal int Index { get; } = index;

    internal PostDraft Primary { get; set; } = null!;

    internal string Name { get; set; } = "";

    internal string Gender { get; set; } = "";

    internal int Joined { get; set; }

    internal string Contract { get; set; } = "";

    /// <summary>The day on which they answer the survey; null: they do not.</summary>
    internal DateOnly? Answered { get; set; }
}

/// <summary>The whole sample while it is being built: lists that only grow.</summary>
internal sealed class World
{
    internal List<OrganisationDraft> Organisations { get; } = [];

    internal List<UnitDraft> Units { get; } = [];

    internal List<PostDraft> Posts { get; } = [];

    internal List<PersonDraft> People { get; } = [];

    /// <summary>People with a second post, and the unit where it is.</summary>
    internal List<(PersonDraft Person, UnitDraft Unit)> SecondPosts { get; } = [];

    /// <summary>First person of each system, and at the end the number of people.</summary>
    internal List<int> SystemStarts { get; } = [];

    internal OrganisationDraft AddOrganisation(int system, string key, string name, string kind, params string[] parents)
    {
        var organisation = new OrganisationDraft(Organisations.Count, system, key, name, kind, parents);
        Organisations.Add(organisation);
        return organisation;
    }

    internal UnitDraft OpenUnit(OrganisationDraft organisation, UnitDraft? parent, string code, string name, string site, string line)
    {
        var unit = new UnitDraft
        {
            Index = Units.Count,
            Key = $"{parent?.Key ?? organisation.Key}-{code}",
            Name = name,
            Organisation = organisation,
            Parent = parent,
            Site = site,
            Line = line,
            First = People.Count,
            OwnEnd = People.Count,
        };
        Units.Add(unit);
        return unit;
    }

    internal PostDraft AddPost(UnitDraft unit, Role role, Level level, PostDraft? reportsTo, bool vacant, string? title = null)
    {
        PersonDraft? holder = null;
        if (!vacant)
        {
            holder = new PersonDraft(People.Count);
            People.Add(holder);
            unit.OwnEnd = People.Count;
        }

        var discipline = role.ManagementShare > 0 ? Discipline.Hybrid : Professions.DisciplineOf(role.Profession);
        var post = new PostDraft
        {
            Index = Posts.Count,
            Title = title ?? role.Title,
            Unit = unit,
            Role = role,
            Level = level,
            Discipline = discipline,
            Holder = holder,
            ReportsTo = reportsTo,
        };
        Posts.Add(post);
        holder?.Primary = post;
        return post;
    }
}
