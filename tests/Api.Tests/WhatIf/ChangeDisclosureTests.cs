using NetworkLens.Api.Disclosure;
using NetworkLens.Api.WhatIf;
using NetworkLens.Graph.Networks;
using NetworkLens.Graph.WhatIf;

namespace NetworkLens.Api.Tests.WhatIf;

/// <summary>Whom a change is about: the fewest of any kind whose figures come out with it, by counting.</summary>
public sealed class ChangeDisclosureTests
{
    private readonly OrganisationNetworkBuilder _builder = new(Lens.Default, "v1");
    private long _people;

    public ChangeDisclosureTests()
    {
        _builder.AddOrganisation(new(1, "north", "North"));
        _builder.AddOrganisation(new(2, "south", "South"));
        _builder.AddUnit(new(10, "medicine", "Medicine", 1));
        _builder.AddUnit(new(11, "ward", "Ward", 1, ParentId: 10));
        _builder.AddUnit(new(12, "surgery", "Surgery", 1));
        _builder.AddUnit(new(13, "clinic", "Clinic", 2));
        _builder.AddOrganisation(new(3, "east", "East"));
        _builder.AddUnit(new(14, "theatre", "Theatre", 3));
    }

    [Fact]
    public void A_merger_is_about_whoever_is_fewer()
    {
        Add(7, 12);
        Add(6, 11);
        About(new MergeUnits("surgery", "ward")).ShouldBe(6);
        About(new MergeUnits("ward", "surgery")).ShouldBe(6);
    }

    [Fact]
    public void What_lies_below_counts_with_what_it_lies_below_and_without()
    {
        Add(9, 12);
        Add(8, 11);
        Add(2, 10);
        About(new MergeUnits("medicine", "surgery")).ShouldBe(2);
        About(new MergeUnits("ward", "surgery")).ShouldBe(8);
    }

    [Fact]
    public void A_unit_of_nobody_is_about_nobody()
    {
        Add(9, 12);
        About(new MergeUnits("clinic", "surgery")).ShouldBe(9);
        About(new MergeUnits("ward", "clinic")).ShouldBe(int.MaxValue);
        About(new MergeUnits("nowhere", "ward")).ShouldBe(int.MaxValue);
    }

    [Theory]
    [InlineData("level"), InlineData("discipline"), InlineData("profession"), InlineData("second post")]
    public void One_of_a_kind_is_one_however_many_there_are(string kind)
    {
        Add(9, 12);
        Add(9, 11);
        Add(
            1,
            11,
            level: kind == "level" ? Level.Executive : Level.Frontline,
            discipline: kind == "discipline" ? Discipline.Managerial : Discipline.Clinical,
            profession: kind == "profession" ? "manager" : "nurse");
        if (kind == "second post")
        {
            AddSecondPost(1, organisation: 1, unit: 12, Level.Executive);
        }

        About(new MergeUnits("ward", "surgery")).ShouldBe(1);
        About(new MergeUnits("surgery", "ward")).ShouldBe(1);
    }

    [Fact]
    public void Organisations_that_share_people_differ_by_those_whom_they_do_not_share()
    {
        // Nine of the ten of South have a second post in North: what a merger adds to North is one person.
        Add(20, 12);
        Add(10, 13);
        for (var person = 21; person < 30; person++)
        {
            AddSecondPost(person, organisation: 1, unit: 12);
        }

        About(new MergeOrganisations("south", "north")).ShouldBe(1);
        About(new MergeOrganisations("north", "south")).ShouldBe(1);
    }

    [Fact]
    public void Organisations_count_those_whose_primary_post_is_there_too()
    {
        // Twelve work in South, of whom nine have their primary post in East, and nobody in North.
        Add(9, 14);
        Add(3, 13);
        Add(20, 12);
        for (var person = 1; person <= 9; person++)
        {
            AddSecondPost(person, organisation: 2, unit: 13);
        }

        About(new MergeOrganisations("south", "north")).ShouldBe(3);
    }

    [Fact]
    public void Whatever_names_a_person_is_about_that_person_and_a_vacancy_about_nobody_in_particular()
    {
        Add(4, 12);
        var network = _builder.Build(default);
        foreach (var change in new Change[]
        {
            new AddTie(1, 2), new DropTie(1, 2), new Leave(1), new Move(1, Level: Level.System), new TakePost(1, "p"),
            new CreatePost("p", Level.System, Discipline.Clinical) { Holder = 1 },
        })
        {
            ChangeDisclosure.SubjectOf(change, network).ShouldBe(FigureSubject.OnePerson, change.ToString());
        }

        ChangeDisclosure.SubjectOf(new CreatePost("p", Level.System, Discipline.Clinical), network).ShouldBe(FigureSubject.Group(4));
    }

    private void Add(
        int count, long unit, Level level = Level.Frontline, Discipline discipline = Discipline.Clinical, string profession = "nurse")
    {
        for (var added = 0; added < count; added++)
        {
            var person = ++_people;
            _builder.AddPerson(person, $"{person:000}", profession);
            _builder.AddPost(new(person, $"p{person:000}", person, null, unit, level, discipline));
        }
    }

    private void AddSecondPost(long person, long organisation, long unit, Level level = Level.Frontline) => _builder.AddPost(
        new(1000 + person, $"q{person}", person, organisation, unit, level, Discipline.Clinical) { WholeTimeShare = 0.1 });

    private int? About(Change change) => ChangeDisclosure.SubjectOf(change, _builder.Build(default)).SmallestGroup;
}
