using System.Collections.Immutable;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.WhatIf;

/// <summary>
/// Posts, who holds them and the lines between them while they are being changed. Posts keep the places they had in the list; new ones
/// come after them. People, organisations and units are named by the indices that they had before.
/// </summary>
/// <param name="network">The network as it was.</param>
/// <param name="addFormalTie">Adds (1) or takes away (-1) a tie that a reporting line makes, from one person to another.</param>
internal sealed class PostDraft(OrganisationNetwork network, Action<int, int, int> addFormalTie)
{
    private readonly List<Post> _posts = [.. network.Posts];
    private readonly List<ReportingLine> _lines = [.. network.Lines];
    private readonly HashSet<int> _dropped = [];
    private readonly Dictionary<string, int> _created = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<int>> _held = [];     // Posts of those people whose posts have changed.
    private Dictionary<int, List<int>>? _linesOf;               // Lines of either end, by post.

    /// <summary>Whether any post or line is other than before.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>A post as it is now.</summary>
    public Post this[int post] => _posts[post];

    /// <summary>The post of a key; -1 where there is none.</summary>
    public int Find(string key)
    {
        var found = _created.TryGetValue(key, out var created)
            ? created
            : StructureDraft.Search(network.Posts, post => post.Key, key);
        return found >= 0 && !_dropped.Contains(found) ? found : -1;
    }

    /// <summary>Whether a post was there under this key, even where the lens does not let it in any more.</summary>
    public bool IsKeyTaken(string key) => _created.ContainsKey(key) || StructureDraft.Search(network.Posts, post => post.Key, key) >= 0;

    /// <summary>Posts that somebody holds.</summary>
    public IReadOnlyList<int> HeldBy(int person) =>
        _held.TryGetValue(person, out var posts) ? posts : network.PostsOf(person).ToArray();

    /// <summary>The primary post of somebody; -1 for none.</summary>
    public int PrimaryOf(int person) => HeldBy(person).Where(post => _posts[post].IsPrimary).DefaultIfEmpty(-1).First();

    /// <summary>The primary post of everybody who holds one.</summary>
    public IEnumerable<Post> Primary() => _posts.Where(post => post is { IsPrimary: true, Holder: >= 0 });

    /// <summary>Puts a post elsewhere.</summary>
    public void Place(int post, int organisation, int unit, Level level)
    {
        _posts[post] = _posts[post] with { Organisation = organisation, Unit = unit, Level = level };
        IsChanged = true;
    }

    /// <summary>Puts every post of some units that belongs to their organisation into another.</summary>
    public void PlaceInOrganisation(Predicate<Post> which, int organisation) =>
        ReplaceAll(which, post => post with { Organisation = organisation });

    /// <summary>Puts every post of a unit into another.</summary>
    public void PlaceInUnit(int unit, int into) => ReplaceAll(post => post.Unit == unit, post => post with { Unit = into });

    /// <summary>Gives a vacant post to somebody.</summary>
    public void Take(int person, int post)
    {
        Own(person).Add(post);
        SetHolder(post, person);
    }

    /// <summary>Lets a post fall vacant; one that the lens lets in for its holder's sake only is not seen any more.</summary>
    public void Vacate(int post, LensGate gate)
    {
        Own(_posts[post].Holder).Remove(post);
        SetHolder(post, -1);
        _posts[post] = _posts[post] with { IsPrimary = false };
        if (!gate.LetsIn(_posts[post].Organisation, _posts[post].Unit, _posts[post].Level))
        {
            _dropped.Add(post);
        }
    }

    /// <summary>Adds a vacant post under an id that no row has.</summary>
    public int Create(Post post)
    {
        var id = Math.Min(0, _posts.Select(each => each.Id).DefaultIfEmpty().Min()) - 1;
        _posts.Add(post with { Id = id, Holder = -1, IsPrimary = false });
        _created.Add(post.Key, _posts.Count - 1);
        IsChanged = true;
        return _posts.Count - 1;
    }

    /// <summary>Adds an operational line.</summary>
    public void AddLine(int from, int to)
    {
        var line = new ReportingLine(from, to, TieKind.OperationalLine);
        _lines.Add(line);
        if (_linesOf is not null)
        {
            Index(_linesOf, _lines.Count - 1);
        }

        AddTie(line, 1);
    }

    /// <summary>Whether a line that the lens counts runs from a post of one person to a post of another, who is somebody else.</summary>
    public bool IsCountedLine(int from, int to) =>
        HeldBy(from).SelectMany(LinesOf).Any(each => Counts(_lines[each]) && _posts[_lines[each].To].Holder == to);

    /// <summary>Works out anew where the posts of somebody put that person, as for a network made of rows.</summary>
    public PersonPlace Settle(int person)
    {
        List<int> held = [.. HeldBy(person).OrderBy(post => _posts[post].Key, StringComparer.Ordinal)];
        var rows = held.ConvertAll(post => RowOf(_posts[post]));
        var place = PersonPlace.Of(rows, [.. Enumerable.Range(0, rows.Count)]);
        for (var at = 0; at < held.Count; at++)
        {
            _posts[held[at]] = _posts[held[at]] with { IsPrimary = at == place.Primary };
        }

        return place with { Primary = held[place.Primary] };
    }

    /// <summary>Posts and lines of the changed network, under its own indices.</summary>
    /// <param name="personIndex">New index by old; -1 for who has left.</param>
    /// <param name="organisationIndex">New index by old.</param>
    /// <param name="unitIndex">New index by old.</param>
    public (ImmutableArray<Post> Posts, ImmutableArray<ReportingLine> Lines) Build(
        int[] personIndex, int[] organisationIndex, int[] unitIndex)
    {
        var order = Enumerable.Range(0, _posts.Count).Where(post => !_dropped.Contains(post)).ToArray();
        if (_created.Count > 0)
        {
            Array.Sort(order, (one, other) => string.CompareOrdinal(_posts[one].Key, _posts[other].Key));
        }

        var index = new int[_posts.Count];
        Array.Fill(index, -1);
        var posts = ImmutableArray.CreateBuilder<Post>(order.Length);
        foreach (var old in order)
        {
            index[old] = posts.Count;
            var post = _posts[old];
            var holder = New(personIndex, post.Holder);
            var (organisation, unit) = (New(organisationIndex, post.Organisation), New(unitIndex, post.Unit));
            var isSame = holder == post.Holder && organisation == post.Organisation && unit == post.Unit;
            posts.Add(isSame ? post : post with { Holder = holder, Organisation = organisation, Unit = unit });
        }

        var lines = _lines
            .Select(line => line with { From = index[line.From], To = index[line.To] })
            .Where(line => line.From >= 0 && line.To >= 0)
            .Distinct()
            .OrderBy(line => (line.From, line.To, line.Kind));
        return (posts.MoveToImmutable(), [.. lines]);
    }

    private static int New(int[] index, int old) => old < 0 ? -1 : index[old];

    private static PostRow RowOf(Post post) => new(post.Id, post.Key, post.Holder, null, null, post.Level, post.Discipline)
    {
        ManagementShare = double.IsNaN(post.ManagementShare) ? null : post.ManagementShare,
        WholeTimeShare = post.WholeTimeShare,
        Start = post.Start,
    };

    private List<int> Own(int person)
    {
        if (!_held.TryGetValue(person, out var posts))
        {
            _held.Add(person, posts = [.. network.PostsOf(person)]);
        }

        return posts;
    }

    private void ReplaceAll(Predicate<Post> which, Func<Post, Post> change)
    {
        for (var post = 0; post < _posts.Count; post++)
        {
            if (which(_posts[post]))
            {
                _posts[post] = change(_posts[post]);
                IsChanged = true;
            }
        }
    }

    // A line makes a tie of whoever holds its ends.
    private void SetHolder(int post, int person)
    {
        foreach (var line in LinesOf(post))
        {
            AddTie(_lines[line], -1);
        }

        _posts[post] = _posts[post] with { Holder = person };
        IsChanged = true;
        foreach (var line in LinesOf(post))
        {
            AddTie(_lines[line], 1);
        }
    }

    private void AddTie(ReportingLine line, int by)
    {
        var (from, to) = (_posts[line.From].Holder, _posts[line.To].Holder);
        if (Counts(line) && from >= 0 && to >= 0 && from != to)
        {
            addFormalTie(from, to, by);
        }
    }

    private bool Counts(ReportingLine line) => network.Lens.Kinds.Contains(line.Kind);

    private IReadOnlyList<int> LinesOf(int post)
    {
        if (_linesOf is null)
        {
            _linesOf = [];
            for (var line = 0; line < _lines.Count; line++)
            {
                Index(_linesOf, line);
            }
        }

        return _linesOf.TryGetValue(post, out var lines) ? lines : [];
    }

    private void Index(Dictionary<int, List<int>> linesOf, int line)
    {
        Add(_lines[line].From);
        Add(_lines[line].To); // Twice where a post reports to itself, which ties nobody to anybody.

        void Add(int post)
        {
            if (!linesOf.TryGetValue(post, out var lines))
            {
                linesOf.Add(post, lines = []);
            }

            lines.Add(line);
        }
    }
}
