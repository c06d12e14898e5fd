using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.WhatIf;

/// <content>From the draft to a network: what did not change is shared with the network as it was.</content>
internal sealed partial class NetworkDraft
{
    /// <summary>Who of the network as it was has which index in the changed one, ascending; -1 for whoever has left.</summary>
    public int[] IndexOf()
    {
        var people = 0;
        return Array.ConvertAll(_left, left => left ? -1 : people++);
    }

    /// <summary>The changed network.</summary>
    public OrganisationNetwork Build(int[] indexOf, string version, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var people = _left.Count(left => !left);
        var (organisationIndex, unitIndex) = _structure.NewIndices();
        var (organisations, units) = _structure.IsChanged ? _structure.Build() : (_base.Organisations, _base.Units);
        var isSamePosts = !_posts.IsChanged && !_structure.IsChanged && people == _left.Length;
        var (posts, lines) = isSamePosts ? (_base.Posts, _base.Lines) : _posts.Build(indexOf, organisationIndex, unitIndex);
        var arcs = people == _left.Length && !_arcs.Any ? _base.Arcs : _arcs.Apply(indexOf, people, cancel);
        var lens = _base.Lens;
        var places = new Places(this, organisationIndex, unitIndex);
        return new()
        {
            Lens = lens,
            Version = version,
            Arcs = arcs,
            Ties = ReferenceEquals(arcs, _base.Arcs)
                ? _base.Ties
                : arcs.ToUndirected(lens.Direction, new(Cancel: cancel)).WithLeastWeight(lens.LeastWeight),
            PersonKeys = Staying(_base.PersonKeys),
            PersonIds = Staying(_base.PersonIds),
            Organisations = organisations,
            Units = units,
            OrganisationOf = Staying(places.OrganisationOf),
            UnitOf = Staying(places.UnitOf),
            LevelOf = Staying(places.LevelOf),
            DisciplineOf = Staying(places.DisciplineOf),
            ManagementShareOf = Staying(places.ManagementShareOf),
            Profession = Staying(_base.Profession),
            Attributes = Attributes(),
            Posts = posts,
            Lines = lines,
            Intake = _base.Intake,
        };
    }

    private ImmutableArray<T> Staying<T>(ImmutableArray<T> column) =>
        _left.AsSpan().Contains(true) ? [.. column.Where((_, person) => !_left[person])] : column;

    // Values that nobody has any more are not listed.
    private AttributeColumn Staying(AttributeColumn column) => _left.AsSpan().Contains(true)
        ? AttributeColumn.FromValues(
            column.Name, [.. Staying(column.Codes).Select(code => code < 0 ? null : column.Values[code])])
        : column;

    private ImmutableSortedDictionary<string, AttributeColumn> Attributes()
    {
        var columns = _base.Attributes.ToBuilder();
        if (_places.Count > 0 && Grades() is { } grades)
        {
            columns[grades.Name] = grades;
        }

        foreach (var name in columns.Keys.ToList())
        {
            columns[name] = Staying(columns[name]);
        }

        return columns.ToImmutable();
    }

    /// <summary>Grades of the primary posts; null where no post has one, and grades are what a free attribute says.</summary>
    private AttributeColumn? Grades()
    {
        var grades = new string?[_left.Length];
        var wasGraded = false;
        foreach (var post in _posts.Primary())
        {
            grades[post.Holder] = post.Grade;
        }

        foreach (var post in _base.Posts)
        {
            wasGraded |= post.IsPrimary && !string.IsNullOrEmpty(post.Grade);
        }

        return wasGraded || Array.Exists(grades, grade => !string.IsNullOrEmpty(grade))
            ? AttributeColumn.FromValues("grade", grades)
            : null;
    }

    /// <summary>The columns of place, of those who left too.</summary>
    private sealed class Places
    {
        public Places(NetworkDraft draft, int[] organisationIndex, int[] unitIndex)
        {
            var network = draft._base;
            (OrganisationOf, UnitOf, LevelOf) = (network.OrganisationOf, network.UnitOf, network.LevelOf);
            (DisciplineOf, ManagementShareOf) = (network.DisciplineOf, network.ManagementShareOf);
            if (draft._posts.IsChanged || draft._structure.IsChanged)
            {
                Move(draft, organisationIndex, unitIndex);
            }

            if (draft._places.Count > 0)
            {
                Settle(draft._places);
            }
        }

        public ImmutableArray<int> OrganisationOf { get; private set; }

        public ImmutableArray<int> UnitOf { get; private set; }

        public ImmutableArray<Level> LevelOf { get; private set; }

        public ImmutableArray<Discipline> DisciplineOf { get; private set; }

        public ImmutableArray<double> ManagementShareOf { get; private set; }

        private void Move(NetworkDraft draft, int[] organisationIndex, int[] unitIndex)
        {
            int[] organisations = [.. OrganisationOf.Select(o => o < 0 ? -1 : organisationIndex[o])];
            int[] units = [.. UnitOf.Select(u => u < 0 ? -1 : unitIndex[u])];
            Level[] levels = [.. LevelOf];
            foreach (var post in draft._posts.Primary())
            {
                organisations[post.Holder] = post.Organisation < 0 ? -1 : organisationIndex[post.Organisation];
                units[post.Holder] = post.Unit < 0 ? -1 : unitIndex[post.Unit];
                levels[post.Holder] = post.Level;
            }

            OrganisationOf = ImmutableCollectionsMarshal.AsImmutableArray(organisations);
            UnitOf = ImmutableCollectionsMarshal.AsImmutableArray(units);
            LevelOf = ImmutableCollectionsMarshal.AsImmutableArray(levels);
        }

        private void Settle(Dictionary<int, PersonPlace> places)
        {
            Discipline[] disciplines = [.. DisciplineOf];
            double[] shares = [.. ManagementShareOf];
            foreach (var (person, place) in places)
            {
                (disciplines[person], shares[person]) = (place.Discipline, place.ManagementShare);
            }

            DisciplineOf = ImmutableCollectionsMarshal.AsImmutableArray(disciplines);
            ManagementShareOf = ImmutableCollectionsMarshal.AsImmutableArray(shares);
        }
    }
}
