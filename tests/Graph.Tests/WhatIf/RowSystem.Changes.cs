using NetworkLens.Graph.Networks;
using NetworkLens.Graph.WhatIf;

namespace NetworkLens.Graph.Tests.WhatIf;

/// <content>Changes made in the rows, each judged by the network that the builder makes of them.</content>
internal sealed partial class RowSystem
{
    /// <summary>Makes a change in the rows, or says why it cannot be made and leaves them as they are.</summary>
    public ChangeFaultCode? Make(Change change)
    {
        var now = Build();
        return change switch
        {
            AddTie tie => Persons(now, tie.From, tie.To) ?? Tie(now, tie),
            DropTie tie => Persons(now, tie.From, tie.To) ?? Drop(now, tie),
            Leave leave => Persons(now, leave.Person) ?? Leaves(leave),
            Move move => Persons(now, move.Person) ?? Moves(now, move),
            TakePost take => Persons(now, take.Person) ?? Takes(now, take),
            CreatePost create => Creates(now, create),
            MergeUnits merge => Unit(merge.Unit) ?? Unit(merge.Into) ?? Merges(merge),
            MergeOrganisations merge => Organisation(merge.Organisation) ?? Organisation(merge.Into) ?? Merges(merge),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
    }

    private ChangeFaultCode? Persons(OrganisationNetwork now, params long[] ids)
    {
        foreach (var id in ids)
        {
            if (!now.PersonIds.Contains(id))
            {
                return _left.Contains(id) ? ChangeFaultCode.PersonHasLeft : ChangeFaultCode.UnknownPerson;
            }
        }

        return ids is [var one, var other] && one == other ? ChangeFaultCode.TieToOneself : null;
    }

    private ChangeFaultCode? Unit(string key) => _units.Any(unit => unit.Key == key) ? null
        : _gone.Contains(key) && key[0] == 'u' ? ChangeFaultCode.MergedAway : ChangeFaultCode.UnknownUnit;

    private ChangeFaultCode? Organisation(string key) => _organisations.Any(organisation => organisation.Key == key) ? null
        : _gone.Contains(key) && key[0] == 'o' ? ChangeFaultCode.MergedAway : ChangeFaultCode.UnknownOrganisation;

    private static bool HasTie(OrganisationNetwork now, long from, long to) =>
        now.Ties.HasTie(now.PersonIds.IndexOf(from), now.PersonIds.IndexOf(to));

    private ChangeFaultCode? Tie(OrganisationNetwork now, AddTie tie)
    {
        if (tie.Weight <= 0)
        {
            return ChangeFaultCode.OutOfRange;
        }

        if (HasTie(now, tie.From, tie.To))
        {
            return ChangeFaultCode.TieExists;
        }

        _ties.Add((tie.From, tie.To, tie.Weight, _lens.Direction != TieDirection.Directed));
        if (HasTie(Build(), tie.From, tie.To))
        {
            return null;
        }

        _ties.RemoveAt(_ties.Count - 1);
        return ChangeFaultCode.TieTooLight;
    }

    private ChangeFaultCode? Drop(OrganisationNetwork now, DropTie tie)
    {
        if (!HasTie(now, tie.From, tie.To))
        {
            return ChangeFaultCode.NoSuchTie;
        }

        var (from, to) = (now.PersonIds.IndexOf(tie.From), now.PersonIds.IndexOf(tie.To));
        var directed = _lens.Direction == TieDirection.Directed;
        if (now.Lines.Any(line => _lens.Kinds.Contains(line.Kind) && (now.Posts[line.From].Holder, now.Posts[line.To].Holder) is var ends
            && (ends == (from, to) || (!directed && ends == (to, from)))))
        {
            return ChangeFaultCode.TieIsReportingLine;
        }

        // A mutual interaction goes on the other way round where directions are kept apart.
        foreach (var row in _ties.Where(row => directed && row.Mutual
            && ((row.From, row.To) == (tie.From, tie.To) || (row.From, row.To) == (tie.To, tie.From))).ToList())
        {
            _ties.Add((tie.To, tie.From, row.Weight / 2, false));
            _ties.Remove(row);
        }

        _ties.RemoveAll(row => (row.From, row.To) == (tie.From, tie.To) || (!directed && (row.From, row.To) == (tie.To, tie.From)));
        return null;
    }

    private ChangeFaultCode? Leaves(Leave leave)
    {
        _left.Add(leave.Person);
        _people.RemoveAll(person => person.Id == leave.Person);
        _ties.RemoveAll(row => row.From == leave.Person || row.To == leave.Person);
        for (var post = 0; post < _posts.Count; post++)
        {
            _posts[post] = _posts[post].PersonId == leave.Person ? _posts[post] with { PersonId = null } : _posts[post];
        }

        DropOutsiders();
        return null;
    }

    private ChangeFaultCode? Moves(OrganisationNetwork now, Move move)
    {
        if (move is { Organisation: null, Unit: null, Level: null })
        {
            return ChangeFaultCode.NothingToChange;
        }

        var primary = Primary(now, move.Person);
        if (primary < 0)
        {
            return ChangeFaultCode.PersonHasNoPost;
        }

        if (Where(move.Organisation, move.Unit) is { } fault)
        {
            return fault;
        }

        var before = _posts[primary];
        if (IsThere(now, now.Posts.Single(post => post.Key == before.Key), move))
        {
            return ChangeFaultCode.NothingToChange;
        }

        var placed = move is { Organisation: null, Unit: null } ? before : before with
        {
            OrganisationId = move.Organisation is { } key ? IdOf(key) : null,
            UnitId = move.Unit is { } unit ? _units.Single(each => each.Key == unit).Id : null,
        };
        _posts[primary] = placed with { Level = move.Level ?? before.Level };
        return Undo(move.Person, () => _posts[primary] = before);
    }

    private static bool IsThere(OrganisationNetwork now, Post post, Move move)
    {
        var organisation = move.Unit is { } unit ? now.Organisations[now.Units.Single(each => each.Key == unit).Organisation].Key
            : move.Organisation;
        return (organisation is null || (post.Organisation >= 0 && now.Organisations[post.Organisation].Key == organisation))
            && (move.Unit is null || (post.Unit >= 0 && now.Units[post.Unit].Key == move.Unit))
            && (move.Organisation is null || post.Unit < 0)
            && (move.Level is null || move.Level == post.Level);
    }

    private ChangeFaultCode? Takes(OrganisationNetwork now, TakePost take)
    {
        if (now.Posts.FirstOrDefault(each => each.Key == take.Post) is not { } found)
        {
            return ChangeFaultCode.UnknownPost;
        }

        if (found.Holder >= 0)
        {
            return ChangeFaultCode.PostIsHeld;
        }

        var (primary, post) = (Primary(now, take.Person), _posts.FindIndex(each => each.Key == take.Post));
        var before = _posts.ToList();
        if (primary >= 0)
        {
            _posts[primary] = _posts[primary] with { PersonId = null };
        }

        _posts[post] = _posts[post] with { PersonId = take.Person };
        return Undo(take.Person, () => Restore(before));
    }

    private ChangeFaultCode? Creates(OrganisationNetwork now, CreatePost create)
    {
        if (_keys.Contains(create.Key))
        {
            return ChangeFaultCode.PostExists;
        }

        if (Where(create.Organisation, create.Unit) is { } fault)
        {
            return fault;
        }

        if (create.ReportsTo is { } above && now.Posts.All(post => post.Key != above))
        {
            return ChangeFaultCode.UnknownPost;
        }

        if (create.Holder is { } holder && Persons(now, holder) is { } nobody)
        {
            return nobody;
        }

        var before = _posts.ToList();
        _posts.Add(new(
            Math.Min(0, _posts.Min(post => post.Id)) - 1,
            create.Key,
            create.Holder,
            create.Organisation is { } key ? IdOf(key) : null,
            create.Unit is { } unit ? _units.Single(each => each.Key == unit).Id : null,
            create.Level,
            create.Discipline)
        {
            WholeTimeShare = create.WholeTimeShare,
            ManagementShare = create.ManagementShare,
            Start = LastDay,
        });
        if (create.Holder is null && Build().Posts.All(post => post.Key != create.Key))
        {
            Restore(before);
            return ChangeFaultCode.OutsideLens;
        }

        _keys.Add(create.Key);
        if (create.ReportsTo is { } boss)
        {
            _lines.Add(new(_posts[^1].Id, _posts.Single(post => post.Key == boss).Id, TieKind.OperationalLine));
        }

        return create.Holder is { } person ? Undo(person, () => Restore(before)) : null;
    }

    private ChangeFaultCode? Merges(MergeUnits merge)
    {
        var (from, into) = (_units.Single(unit => unit.Key == merge.Unit), _units.Single(unit => unit.Key == merge.Into));
        if (from == into)
        {
            return ChangeFaultCode.IntoItself;
        }

        if (Above(into).Contains(from.Id))
        {
            return ChangeFaultCode.IntoDescendant;
        }

        if (!IsInside(from) || !IsInside(into))
        {
            return ChangeFaultCode.OutsideLens;
        }

        _gone.Add(from.Key);
        HashSet<long> moving = from.OrganisationId == into.OrganisationId
            ? []
            : [.. _units.Where(unit => unit.OrganisationId == from.OrganisationId && Above(unit).Contains(from.Id))
                .Select(unit => unit.Id)];
        for (var post = 0; post < _posts.Count; post++)
        {
            var (row, unit) = (_posts[post], _posts[post].UnitId);
            var organisation = row.OrganisationId
                ?? _units.Where(each => each.Id == unit).Select(each => (long?)each.OrganisationId).FirstOrDefault();
            var moves = unit is { } at && moving.Contains(at) && organisation == from.OrganisationId;
            _posts[post] = row with
            {
                OrganisationId = moves ? into.OrganisationId : organisation,
                UnitId = unit == from.Id ? into.Id : unit,
            };
        }

        for (var unit = 0; unit < _units.Count; unit++)
        {
            _units[unit] = _units[unit] with
            {
                OrganisationId = moving.Contains(_units[unit].Id) ? into.OrganisationId : _units[unit].OrganisationId,
                ParentId = _units[unit].ParentId == from.Id ? into.Id : _units[unit].ParentId,
            };
        }

        _units.RemoveAll(unit => unit.Id == from.Id);
        return null;
    }

    private ChangeFaultCode? Merges(MergeOrganisations merge)
    {
        var (from, into) = (IdOf(merge.Organisation), IdOf(merge.Into));
        if (from == into)
        {
            return ChangeFaultCode.IntoItself;
        }

        if (SystemsOf(into).Contains(from))
        {
            return ChangeFaultCode.IntoDescendant;
        }

        if (!_lens.Organisations.IsEmpty && !(_lens.Organisations.Contains(merge.Organisation) && _lens.Organisations.Contains(merge.Into)))
        {
            return ChangeFaultCode.OutsideLens;
        }

        _gone.Add(merge.Organisation);
        var parents = _links.Where(link => link.Child == from && !SystemsOf(link.Parent).Contains(into))
            .Select(link => link.Parent).ToList();
        var children = _links.Where(link => link.Parent == from && link.Child != into).Select(link => link.Child).ToList();
        _links.RemoveWhere(link => link.Child == from || link.Parent == from);
        parents.ForEach(parent => _links.Add((into, parent)));
        children.ForEach(child => _links.Add((child, into)));
        for (var unit = 0; unit < _units.Count; unit++)
        {
            _units[unit] = _units[unit].OrganisationId == from ? _units[unit] with { OrganisationId = into } : _units[unit];
        }

        for (var post = 0; post < _posts.Count; post++)
        {
            _posts[post] = _posts[post].OrganisationId == from ? _posts[post] with { OrganisationId = into } : _posts[post];
        }

        _organisations.RemoveAll(organisation => organisation.Id == from);
        return null;
    }

    private ChangeFaultCode? Where(string? organisation, string? unit) =>
        organisation is not null && unit is not null ? ChangeFaultCode.TwoPlaces
        : unit is not null ? Unit(unit)
        : organisation is not null ? Organisation(organisation)
        : null;

    /// <summary>Takes the change back where the person would not be in any more; forgets vacancies that nobody sees.</summary>
    private ChangeFaultCode? Undo(long person, Action undo)
    {
        if (Build().PersonIds.Contains(person))
        {
            DropOutsiders();
            return null;
        }

        undo();
        return ChangeFaultCode.OutsideLens;
    }

    private void Restore(List<PostRow> posts)
    {
        _keys.RemoveWhere(key => _posts[^1].Key == key && _posts.Count > posts.Count);
        _lines.RemoveAll(line => posts.All(post => post.Id != line.FromPostId));
        _posts.Clear();
        _posts.AddRange(posts);
    }

    // A vacancy outside of the lens is not in the network; nor does it come back with a later change.
    private void DropOutsiders()
    {
        var seen = Build().Posts.Select(post => post.Key).ToHashSet(StringComparer.Ordinal);
        for (var post = 0; post < _posts.Count; post++)
        {
            if (_posts[post].PersonId is null && !seen.Contains(_posts[post].Key))
            {
                _posts[post] = _posts[post] with { End = new DateOnly(2000, 1, 1) };
            }
        }
    }

    private int Primary(OrganisationNetwork now, long person)
    {
        var key = now.Posts.FirstOrDefault(post => post.IsPrimary && post.Holder == now.PersonIds.IndexOf(person))?.Key;
        return _posts.FindIndex(post => post.Key == key);
    }

    private long IdOf(string organisation) => _organisations.Single(each => each.Key == organisation).Id;

    private HashSet<long> Above(UnitRow unit)
    {
        HashSet<long> above = [unit.Id];
        for (var at = unit; at.ParentId is { } parent && above.Add(parent);)
        {
            at = _units.Single(each => each.Id == parent);
        }

        return above;
    }

    private HashSet<long> SystemsOf(long organisation)
    {
        HashSet<long> systems = [organisation];
        var before = 0;
        while (before < systems.Count)
        {
            before = systems.Count;
            systems.UnionWith(_links.Where(link => systems.Contains(link.Child)).Select(link => link.Parent).ToList());
        }

        return systems;
    }

    private bool IsInside(UnitRow unit) =>
        (_lens.Organisations.IsEmpty || _lens.Organisations.Contains(_organisations.Single(o => o.Id == unit.OrganisationId).Key))
        && (_lens.Units.IsEmpty || Above(unit).Any(id => _units.Any(each => each.Id == id && _lens.Units.Contains(each.Key))));
}
