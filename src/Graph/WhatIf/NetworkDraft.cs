using System.Globalization;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.WhatIf;

/// <summary>A network while changes are made to it, one after the other. The network itself stays as it is.</summary>
internal sealed partial class NetworkDraft
{
    private const double MostWeight = 1e9;
    private const int MostKeyCharacters = 200;

    private readonly OrganisationNetwork _base;
    private readonly Dictionary<long, int> _people = [];
    private readonly bool[] _left;
    private readonly Dictionary<int, PersonPlace> _places = []; // Of those whose posts have changed.
    private readonly StructureDraft _structure;
    private readonly PostDraft _posts;
    private readonly ArcEdits _arcs;

    public NetworkDraft(OrganisationNetwork network, IReadOnlyList<Change> changes)
    {
        _base = network;
        _left = new bool[network.PeopleCount];
        _structure = new(network);
        _posts = new(network, AddFormalTie);
        _arcs = new(network.Arcs);
        HashSet<long> named = [.. changes.SelectMany(PeopleOf)];
        for (var person = 0; person < network.PeopleCount && _people.Count < named.Count; person++)
        {
            if (named.Contains(network.PersonIds[person]))
            {
                _people.Add(network.PersonIds[person], person);
            }
        }
    }

    /// <summary>Makes a change, or throws a fault.</summary>
    public void Make(Change change)
    {
        switch (change)
        {
            case AddTie tie:
                Make(tie);
                break;
            case DropTie tie:
                Make(tie);
                break;
            case Leave leave:
                Make(leave);
                break;
            case Move move:
                Make(move);
                break;
            case TakePost take:
                Make(take);
                break;
            case CreatePost create:
                Make(create);
                break;
            case MergeUnits merge:
                Make(merge);
                break;
            case MergeOrganisations merge:
                Make(merge);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(change), change, "No change that there is.");
        }
    }

    private static IEnumerable<long> PeopleOf(Change change) => change switch
    {
        AddTie tie => [tie.From, tie.To],
        DropTie tie => [tie.From, tie.To],
        Leave leave => [leave.Person],
        Move move => [move.Person],
        TakePost take => [take.Person],
        CreatePost { Holder: { } holder } => [holder],
        _ => [],
    };

    private static void Check(bool holds, string field, ChangeFaultCode code, string problem, string mend)
    {
        if (!holds)
        {
            throw new ChangeFaultException(field, code, problem, mend);
        }
    }

    private void Make(AddTie tie)
    {
        var (from, to) = Ends(tie.From, tie.To);
        Check(
            tie.Weight is > 0 and <= MostWeight,
            nameof(tie.Weight),
            ChangeFaultCode.OutOfRange,
            "A tie weighs more than 0 and at most 1,000,000,000.",
            "Leave it out for 1.");
        Check(!IsTied(from, to), "", ChangeFaultCode.TieExists, "There is such a tie already.", "Leave this change out.");
        if (_base.Lens.Direction == TieDirection.Directed)
        {
            _arcs[from, to] += tie.Weight;
        }
        else
        {
            _arcs[from, to] += tie.Weight / 2;
            _arcs[to, from] += tie.Weight / 2;
        }

        Check(
            IsTied(from, to),
            nameof(tie.Weight),
            ChangeFaultCode.TieTooLight,
            string.Create(CultureInfo.InvariantCulture, $"This lens leaves out ties that weigh less than {_base.Lens.LeastWeight}."),
            "Give it a weight that counts.");
    }

    private void Make(DropTie tie)
    {
        var (from, to) = Ends(tie.From, tie.To);
        var isDirected = _base.Lens.Direction == TieDirection.Directed;
        Check(IsTied(from, to), "", ChangeFaultCode.NoSuchTie, "There is no such tie.", "Leave this change out.");
        Check(
            !_posts.IsCountedLine(from, to) && (isDirected || !_posts.IsCountedLine(to, from)),
            "",
            ChangeFaultCode.TieIsReportingLine,
            "A reporting line makes this tie, since the lens counts those.",
            "Let one of the two take another post, or ask under a lens without reporting lines.");
        _arcs[from, to] = 0;
        if (!isDirected)
        {
            _arcs[to, from] = 0;
        }
    }

    private void Make(Leave leave)
    {
        var person = Person(nameof(leave.Person), leave.Person);
        foreach (var post in _posts.HeldBy(person).ToList())
        {
            _posts.Vacate(post, _structure.Gate);
        }

        _places.Remove(person);
        _left[person] = true;
    }

    private void Make(Move move)
    {
        var person = Person(nameof(move.Person), move.Person);
        Check(
            move is not { Organisation: null, Unit: null, Level: null },
            "",
            ChangeFaultCode.NothingToChange,
            "It does not say where to.",
            "Name a unit, an organisation or a level.");
        var post = _posts.PrimaryOf(person);
        Check(
            post >= 0,
            nameof(move.Person),
            ChangeFaultCode.PersonHasNoPost,
            "This person holds no post that could move.",
            "Create a post with this person as its holder.");
        var (organisation, unit) = Place(move.Organisation, move.Unit) ?? (_posts[post].Organisation, _posts[post].Unit);
        var level = move.Level ?? _posts[post].Level;
        Check(
            (organisation, unit, level) != (_posts[post].Organisation, _posts[post].Unit, _posts[post].Level),
            "",
            ChangeFaultCode.NothingToChange,
            "This person is there already.",
            "Leave this change out, or name another unit, organisation or level.");
        _posts.Place(post, organisation, unit, level);
        CheckInside(post);
    }

    private void Make(TakePost take)
    {
        var person = Person(nameof(take.Person), take.Person);
        var post = Post(nameof(take.Post), take.Post);
        Check(
            _posts[post].Holder < 0,
            nameof(take.Post),
            ChangeFaultCode.PostIsHeld,
            "Somebody holds this post.",
            "Let its holder leave it first, or create another post.");
        if (_posts.PrimaryOf(person) is >= 0 and var primary)
        {
            _posts.Vacate(primary, _structure.Gate);
        }

        _posts.Take(person, post);
        Settle(person);
    }

    private void Make(CreatePost create)
    {
        Check(
            create.Key.Length <= MostKeyCharacters && !string.IsNullOrWhiteSpace(create.Key),
            nameof(create.Key),
            ChangeFaultCode.OutOfRange,
            $"A key has 1 to {MostKeyCharacters} characters, not all of them blank.",
            "Give it a short name of its own.");
        Check(
            !_posts.IsKeyTaken(create.Key),
            nameof(create.Key),
            ChangeFaultCode.PostExists,
            "A post has this key already.",
            "Give the new post a key of its own.");
        Check(
            create.WholeTimeShare is > 0 and <= MostWeight,
            nameof(create.WholeTimeShare),
            ChangeFaultCode.OutOfRange,
            "A share of a whole-time job is above 0 and at most 1,000,000,000.",
            "Leave it out for 1.");
        Check(
            create.ManagementShare is null or (>= 0 and <= 1),
            nameof(create.ManagementShare),
            ChangeFaultCode.OutOfRange,
            "A share of management is 0 to 1.",
            "Leave it out, and it follows from the discipline.");
        var (organisation, unit) = Place(create.Organisation, create.Unit) ?? (-1, -1);
        var above = create.ReportsTo is { } key ? Post(nameof(create.ReportsTo), key) : -1;
        var holder = create.Holder is { } id ? Person(nameof(create.Holder), id) : -1;
        var post = _posts.Create(new(0, create.Key, -1, organisation, unit, create.Level, IsPrimary: false)
        {
            Discipline = create.Discipline,
            ManagementShare = create.ManagementShare ?? double.NaN,
            WholeTimeShare = create.WholeTimeShare,
            Start = LastDay(),
        });
        if (above >= 0)
        {
            _posts.AddLine(post, above);
        }

        if (holder >= 0)
        {
            _posts.Take(holder, post);
            Settle(holder);
        }
        else
        {
            CheckInside(post);
        }
    }

    private void Make(MergeUnits merge)
    {
        var (unit, into) = (_structure.Unit(nameof(merge.Unit), merge.Unit), _structure.Unit(nameof(merge.Into), merge.Into));
        Check(unit != into, nameof(merge.Into), ChangeFaultCode.IntoItself, "A unit cannot be merged into itself.", "Name two units.");
        Check(
            !_structure.IsWithin(into, unit),
            nameof(merge.Into),
            ChangeFaultCode.IntoDescendant,
            "The unit that is to take it in lies below it.",
            "Merge the other way round.");
        CheckMerge(
            nameof(merge.Unit), nameof(merge.Into), each => _structure.Gate.LetsIn(_structure.OrganisationOf(each), each), unit, into);
        var from = _structure.OrganisationOf(unit);
        var moving = _structure.MergeUnits(unit, into);
        _posts.PlaceInOrganisation(
            post => moving.Contains(post.Unit) && post.Organisation == from, _structure.OrganisationOf(into));
        _posts.PlaceInUnit(unit, into);
    }

    private void Make(MergeOrganisations merge)
    {
        var organisation = _structure.Organisation(nameof(merge.Organisation), merge.Organisation);
        var into = _structure.Organisation(nameof(merge.Into), merge.Into);
        Check(
            organisation != into,
            nameof(merge.Into),
            ChangeFaultCode.IntoItself,
            "An organisation cannot be merged into itself.",
            "Name two organisations.");
        Check(
            !_structure.BelongsTo(into, organisation),
            nameof(merge.Into),
            ChangeFaultCode.IntoDescendant,
            "The organisation that is to take it in belongs to it.",
            "Merge the other way round.");
        CheckMerge(nameof(merge.Organisation), nameof(merge.Into), _structure.Gate.LetsInOrganisation, organisation, into);
        _structure.MergeOrganisations(organisation, into);
        _posts.PlaceInOrganisation(post => post.Organisation == organisation, into);
    }

    // Who is outside is not in the network: a merger would show half of what comes together.
    private static void CheckMerge(string fromField, string intoField, Predicate<int> isIn, int from, int into)
    {
        foreach (var (field, each) in new[] { (fromField, from), (intoField, into) })
        {
            Check(
                isIn(each),
                field,
                ChangeFaultCode.OutsideLens,
                "The lens leaves it out, so that its people are not in this network.",
                "Ask under a lens that lets both in.");
        }
    }

    private (int From, int To) Ends(long fromId, long toId)
    {
        var (from, to) = (Person(nameof(AddTie.From), fromId), Person(nameof(AddTie.To), toId));
        Check(from != to, nameof(AddTie.To), ChangeFaultCode.TieToOneself, "Nobody is tied to themself.", "Name two people.");
        return (from, to);
    }

    private int Person(string field, long id)
    {
        if (!_people.TryGetValue(id, out var person))
        {
            throw new ChangeFaultException(
                field,
                ChangeFaultCode.UnknownPerson,
                "This person is not in the network.",
                "Use the id of somebody whom the lens lets in.");
        }

        Check(
            !_left[person],
            field,
            ChangeFaultCode.PersonHasLeft,
            "An earlier change lets this person leave.",
            "Put this change before that one, or leave it out.");
        return person;
    }

    private int Post(string field, string key) => _posts.Find(key) is >= 0 and var post
        ? post
        : throw new ChangeFaultException(
            field,
            ChangeFaultCode.UnknownPost,
            "No post of this network has this key.",
            "Use a key as the data have it, of a post that the lens lets in.");

    private (int Organisation, int Unit)? Place(string? organisation, string? unit)
    {
        Check(
            organisation is null || unit is null,
            nameof(Move.Organisation),
            ChangeFaultCode.TwoPlaces,
            "A unit says already to which organisation it belongs.",
            "Leave out either the unit or the organisation.");
        if (unit is not null)
        {
            var at = _structure.Unit(nameof(Move.Unit), unit);
            return (_structure.OrganisationOf(at), at);
        }

        return organisation is null ? null : (_structure.Organisation(nameof(Move.Organisation), organisation), -1);
    }

    private void Settle(int person)
    {
        var place = _posts.Settle(person);
        _places[person] = place;
        CheckInside(place.Primary);
    }

    private void CheckInside(int post) => Check(
        _structure.Gate.LetsIn(_posts[post].Organisation, _posts[post].Unit, _posts[post].Level),
        "",
        ChangeFaultCode.OutsideLens,
        "There the lens would not let it in.",
        "Let the person leave instead, or ask under a lens that lets the place in.");

    private bool IsTied(int from, int to)
    {
        var (there, back) = (_arcs[from, to], _arcs[to, from]);
        return _base.Lens.Direction switch
        {
            TieDirection.Directed => there > 0 && there >= _base.Lens.LeastWeight,
            TieDirection.Both => there > 0 && back > 0 && there + back >= _base.Lens.LeastWeight,
            _ => there + back > 0 && there + back >= _base.Lens.LeastWeight,
        };
    }

    // Arcs do not say how much of their weight is lines. Of lines alone the sums are whole numbers, and nothing is left of them.
    private void AddFormalTie(int from, int to, int by) => _arcs[from, to] += by;

    private DateOnly LastDay() => _base.Lens.ToTicks - 1 is { } ticks
        ? DateOnly.FromDateTime(new DateTime(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc))
        : DateOnly.MaxValue;
}
