using NetworkLens.Data.Model;
using NetworkLens.Graph.Networks;
using Organisation = NetworkLens.Data.Model.Organisation;
using Post = NetworkLens.Data.Model.Post;
using ReportingLine = NetworkLens.Data.Model.ReportingLine;
using Unit = NetworkLens.Data.Model.Unit;

namespace NetworkLens.Data.Tests;

/// <summary>A small world made up from a seed, whole as objects, so that a test can ask the same of memory and of a database.</summary>
internal sealed class RandomData
{
    private static readonly string[] Words =
        ["Ann", "ann", "Zoë", "zoe", "Ó Brien", "O'Brien", "a%b", "a_b", "A\\B", "Łuk", "x", "", "é", "ﬀ"];
    private readonly Random _random;

    public RandomData(int seed, int people = 40)
    {
        _random = new(seed);
        Organisations = [.. Enumerable.Range(0, 5).Select(NewOrganisation)];
        foreach (var child in Organisations.Skip(1).Where(_ => Chance(0.7)))
        {
            child.Parents.Add(new() { Child = child, Parent = Organisations[0], From = Day(), To = null });
        }

        for (var i = 0; i < 9; i++)
        {
            Units.Add(NewUnit(i));
        }

        People = [.. Enumerable.Range(0, people).Select(NewPerson)];
        Posts = [.. Enumerable.Range(0, people * 3 / 2).Select(NewPost)];
        for (var i = 1; i < Posts.Count; i++)
        {
            if (Chance(0.8))
            {
                Posts[i].ReportsTo.Add(NewLine(Posts[i], Posts[_random.Next(i)]));
            }
        }

        Interactions = [.. Enumerable.Range(0, people * 6).Select(_ => NewInteraction()).DistinctBy(
            x => (x.FromPerson.Key, x.ToPerson.Key, x.Kind, x.WhenTicks, x.Source))];
    }

    public List<Organisation> Organisations { get; }

    public List<Unit> Units { get; } = [];

    public List<NetworkLens.Data.Model.Person> People { get; }

    public List<Post> Posts { get; }

    public List<Interaction> Interactions { get; }

    public IEnumerable<object> Everything => [.. Organisations, .. Units, .. People, .. Posts, .. Interactions];

    private bool Chance(double share) => _random.NextDouble() < share;

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private DateOnly? Day() => Chance(0.4) ? null : new DateOnly(2024, 1, 1).AddDays(_random.Next(700));

    private string Name() => Pick(Words) + Pick(Words);

    private Organisation NewOrganisation(int index)
    {
        var name = Name();
        return new()
        {
            Key = $"o{index}",
            Name = name,
            NameFolded = TextFolding.Fold(name),
            Kind = (OrganisationKind)_random.Next(10),
            OdsCode = Chance(0.5) ? Pick(Words) : null,
        };
    }

    private Unit NewUnit(int index)
    {
        var parent = Units.Count > 0 && Chance(0.6) ? Pick(Units) : null;
        return new()
        {
            Key = $"u{index}",
            Name = Name(),
            Organisation = parent?.Organisation ?? Pick(Organisations),
            Parent = parent,
            Site = Chance(0.5) ? Pick(Words) : null,
            ServiceLine = Chance(0.5) ? Pick(Words) : null,
        };
    }

    private NetworkLens.Data.Model.Person NewPerson(int index)
    {
        var name = Name();
        var person = new NetworkLens.Data.Model.Person
        {
            Key = $"p{index}{Pick(Words)}",
            Name = name,
            NameFolded = TextFolding.Fold(name),
            Profession = Chance(0.7) ? Pick(Words) : null,
        };
        foreach (var attribute in (string[])["gender", "age"])
        {
            if (Chance(0.6))
            {
                person.Attributes.Add(new() { Name = attribute, Value = Pick(["1", "2", "é"]), Person = person });
            }
        }

        return person;
    }

    private Post NewPost(int index)
    {
        var unit = Chance(0.7) ? Pick(Units) : null;
        var holder = Chance(0.85) ? Pick(People) : null;
        var post = new Post
        {
            Key = $"post{index}",
            Title = Name(),
            Unit = unit,
            Organisation = unit?.Organisation ?? (Chance(0.5) ? Pick(Organisations) : null),
            Person = holder,
            Level = (Level)_random.Next(7),
            Discipline = (Discipline)_random.Next(5),
            ManagementShare = Chance(0.5) ? _random.Next(11) / 10.0 : null,
            Grade = Chance(0.5) ? Pick(Words) : null,
            WholeTimeShare = _random.Next(1, 11) / 10.0,
            Start = Day(),
        };
        post.End = post.Start is { } start && Chance(0.2) ? start.AddDays(1 + _random.Next(400)) : null;
        holder?.Posts.Add(post);
        unit?.Posts.Add(post);
        post.Organisation?.Posts.Add(post);
        return post;
    }

    private ReportingLine NewLine(Post from, Post to) => new()
    {
        FromPost = from,
        ToPost = to,
        Kind = Chance(0.8) ? TieKind.OperationalLine : TieKind.ProfessionalLine,
        Start = Day(),
    };

    private Interaction NewInteraction()
    {
        var from = Pick(People);
        var others = People.FindAll(x => !ReferenceEquals(x, from));
        return new()
        {
            FromPerson = from,
            ToPerson = Pick(others),
            Kind = (TieKind)_random.Next(1, 13),
            WhenTicks = Chance(0.2) ? null : new DateTime(2024, 6, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(_random.Next(13_000)).Ticks,
            Count = _random.Next(1, 9),
            Strength = _random.Next(1, 30) / 7.0,
            Source = Pick(["", "survey", "é"]),
            IsMutual = Chance(0.2),
        };
    }
}
