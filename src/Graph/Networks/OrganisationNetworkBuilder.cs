using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace NetworkLens.Graph.Networks;

/// <summary>Makes an <see cref="OrganisationNetwork"/> of rows that stream in, in any order, under a <see cref="Lens"/>.</summary>
/// <remarks>
/// <para>Call the <c>Add</c> methods as rows come, then <see cref="Build"/> once. The order of calls never changes a bit of the
/// network.</para>
/// <para>Posts, reporting lines and links between organisations count when they hold on the last day of the window: the day of the
/// last instant before <see cref="Lens.ToTicks"/>, or the day of the newest interaction where the window is open, or, where
/// nothing is dated either, when they have no end. A person whose posts have all ended or not begun is not in; a person of whom
/// no post was ever given is in, at a place unknown.</para>
/// <para>Not safe for several threads at once. 16 bytes an interaction while building.</para>
/// </remarks>
public sealed class OrganisationNetworkBuilder
{
    private readonly Lens _lens;
    private readonly string _version;
    private readonly List<OrganisationRow> _organisations = [];
    private readonly List<(long Child, long Parent, DateOnly? Start, DateOnly? End)> _links = [];
    private readonly List<UnitRow> _units = [];
    private readonly List<PostRow> _posts = [];
    private readonly List<LineRow> _lines = [];
    private readonly Dictionary<long, int> _handles = [];   // A person's handle is the order in which the id was first seen.
    private readonly List<PersonRow?> _people = [];         // By handle; null where only other rows have named the id.
    private readonly Dictionary<string, Dictionary<int, string>> _attributes = new(StringComparer.Ordinal);
    private readonly InteractionBuffer _interactions;

    /// <summary>Begins a network.</summary>
    /// <param name="lens">What counts and who is in.</param>
    /// <param name="version">Names data version and lens; becomes <see cref="OrganisationNetwork.Version"/>.</param>
    public OrganisationNetworkBuilder(Lens lens, string version)
    {
        _lens = lens;
        _version = version;
        _interactions = new(lens);
    }

    /// <summary>Adds an organisation.</summary>
    public void AddOrganisation(OrganisationRow organisation) => _organisations.Add(organisation);

    /// <summary>Says that one organisation belongs to another, from a first day (inclusive) to a last (exclusive); null is open.</summary>
    public void AddOrganisationLink(long childId, long parentId, DateOnly? start = null, DateOnly? end = null) =>
        _links.Add((childId, parentId, start, end));

    /// <summary>Adds a unit.</summary>
    public void AddUnit(UnitRow unit) => _units.Add(unit);

    /// <summary>Adds a person.</summary>
    /// <param name="id">Database id, unique among people.</param>
    /// <param name="key">External key, unique among people.</param>
    /// <param name="profession">Profession; null or empty is unknown.</param>
    /// <exception cref="ArgumentException">The id was added before.</exception>
    public void AddPerson(long id, string key, string? profession)
    {
        var handle = Handle(id);
        if (_people[handle] is { } other)
        {
            throw new ArgumentException($"Person id {id} was added twice, as '{other.Key}' and '{key}'.", nameof(id));
        }

        _people[handle] = new(id, key, profession);
    }

    /// <summary>
    /// Adds a free attribute of a person; null and empty are blank. Of several values of one name the first in ordinal order counts.
    /// </summary>
    public void AddAttribute(long personId, string name, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        ref var column = ref CollectionsMarshal.GetValueRefOrAddDefault(_attributes, name, out _);
        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(column ??= [], Handle(personId), out _);
        cell = cell is null || string.CompareOrdinal(value, cell) < 0 ? value : cell;
    }

    /// <summary>Adds a post, whenever it was or will be held.</summary>
    /// <exception cref="ArgumentException">The whole-time share is not above 0, or the management share not in 0..1.</exception>
    public void AddPost(PostRow post)
    {
        if (!(post.WholeTimeShare > 0 && double.IsFinite(post.WholeTimeShare)) || post.ManagementShare is not (null or (>= 0 and <= 1)))
        {
            throw new ArgumentException(
                $"Post '{post.Key}' needs a whole-time share above 0 and a management share in 0..1.", nameof(post));
        }

        _posts.Add(post);
    }

    /// <summary>Adds a reporting line. One that names a post that is not there on the last day of the window is left out.</summary>
    /// <exception cref="ArgumentException">The kind is an interaction.</exception>
    public void AddLine(LineRow line)
    {
        if (!IsFormal(line.Kind))
        {
            throw new ArgumentException($"{line.Kind} is no reporting line.", nameof(line));
        }

        _lines.Add(line);
    }

    /// <summary>Adds an interaction, raw or added up.</summary>
    /// <param name="fromPersonId">Who turned to the other.</param>
    /// <param name="toPersonId">The other.</param>
    /// <param name="kind">An interaction kind.</param>
    /// <param name="whenTicks">When, UTC ticks; null if not known: then it is in every window and does not age.</param>
    /// <param name="weight">Count times strength, finite, at least 0.</param>
    /// <param name="mutual">Neither began it: half of the weight goes each way.</param>
    /// <exception cref="ArgumentException">The kind is a reporting line, or the weight is negative or not finite.</exception>
    public void AddTie(long fromPersonId, long toPersonId, TieKind kind, long? whenTicks, double weight, bool mutual)
    {
        if (IsFormal(kind) || !(weight >= 0 && double.IsFinite(weight)))
        {
            throw new ArgumentException($"A {kind} of weight {weight} is no interaction with a finite weight of at least 0.", nameof(kind));
        }

        _interactions.Add(Handle(fromPersonId), Handle(toPersonId), kind, whenTicks, weight, mutual);
    }

    /// <summary>Makes the network.</summary>
    /// <param name="cancel">Stops the making.</param>
    /// <returns>The network; people, organisations, units and posts in ordinal order of key.</returns>
    /// <exception cref="ArgumentException">
    /// Two rows share an id or key, or a row names an organisation, unit or person that was not added.
    /// </exception>
    public OrganisationNetwork Build(CancellationToken cancel)
    {
        var lastDay = LastDay();
        var structure = StructureRows.Of(_organisations, _links, _units, lastDay);
        var posts = PostsHeldOn(lastDay);
        cancel.ThrowIfCancellationRequested();
        var places = Places(posts);
        var gate = new LensGate(_lens, structure.Organisations, structure.Units);
        var (people, intake) = PeopleIn(posts, places, structure, gate);
        cancel.ThrowIfCancellationRequested();

        var indexOf = new int[_people.Count];
        Array.Fill(indexOf, -1);
        for (var index = 0; index < people.Length; index++)
        {
            indexOf[people[index]] = index;
        }

        var (postsIn, lines) = PostsAndLines(posts, places, structure, gate, indexOf, lastDay);
        var (arcs, outsiders) = _interactions.ToArcs(indexOf, people.Length, FormalTies(postsIn, lines), cancel);
        var ties = arcs.ToUndirected(_lens.Direction).WithLeastWeight(_lens.LeastWeight);
        var primary = people.Select(handle => places[handle].Primary).ToArray();
        return new()
        {
            Lens = _lens,
            Version = _version,
            Arcs = arcs,
            Ties = ties,
            PersonKeys = [.. people.Select(handle => _people[handle]!.Value.Key)],
            PersonIds = [.. people.Select(handle => _people[handle]!.Value.Id)],
            Organisations = structure.Organisations,
            Units = structure.Units,
            OrganisationOf = [.. primary.Select(at => at < 0 ? -1 : structure.OrganisationOf(posts[at]))],
            UnitOf = [.. primary.Select(at => at < 0 ? -1 : structure.UnitOf(posts[at]))],
            LevelOf = [.. primary.Select(at => at < 0 ? Level.Unknown : posts[at].Level)],
            DisciplineOf = [.. people.Select(handle => places[handle].Discipline)],
            ManagementShareOf = [.. people.Select(handle => places[handle].ManagementShare)],
            Profession = AttributeColumn.FromValues("profession", [.. people.Select(handle => _people[handle]!.Value.Profession)]),
            Attributes = Attributes(people, [.. primary.Select(at => at < 0 ? null : posts[at].Grade)]),
            Posts = postsIn,
            Lines = lines,
            Intake = intake with { InteractionsWithOutsiders = outsiders },
        };
    }

    private static bool IsFormal(TieKind kind) => kind is TieKind.OperationalLine or TieKind.ProfessionalLine;

    private static bool Holds(DateOnly? start, DateOnly? end, DateOnly day) =>
        (start is null || start <= day) && (end is null || end > day);

    private int Handle(long personId)
    {
        ref var handle = ref CollectionsMarshal.GetValueRefOrAddDefault(_handles, personId, out var known);
        if (!known)
        {
            handle = _people.Count;
            _people.Add(null);
        }

        return handle;
    }

    private DateOnly LastDay() => (_lens.ToTicks - 1 ?? _interactions.NewestTicks) is { } ticks
        ? DateOnly.FromDateTime(new DateTime(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc))
        : DateOnly.MaxValue;

    private List<PostRow> PostsHeldOn(DateOnly day)
    {
        var posts = _posts.FindAll(post => Holds(post.Start, post.End, day));
        StructureRows.SortByKey(posts, "post", post => post.Key);
        return posts;
    }

    private PersonPlace[] Places(List<PostRow> posts)
    {
        var places = new PersonPlace[_people.Count];
        Array.Fill(places, PersonPlace.None);
        var held = new Dictionary<int, List<int>>();
        for (var at = 0; at < posts.Count; at++)
        {
            if (posts[at].PersonId is not { } person)
            {
                continue;
            }

            if (!_handles.TryGetValue(person, out var handle) || _people[handle] is null)
            {
                throw new ArgumentException($"Post '{posts[at].Key}' is held by person id {person}, who was not added.", nameof(posts));
            }

            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(held, handle, out _);
            (list ??= []).Add(at);
        }

        foreach (var (handle, list) in held)
        {
            places[handle] = PersonPlace.Of(posts, CollectionsMarshal.AsSpan(list));
        }

        return places;
    }

    private (int[] Handles, NetworkIntake Intake) PeopleIn(
        List<PostRow> posts, PersonPlace[] places, StructureRows structure, LensGate gate)
    {
        var everHeld = new HashSet<long>();
        foreach (var post in _posts)
        {
            _ = post.PersonId is { } person && everHeld.Add(person);
        }

        var handles = new List<int>();
        int given = 0, withoutPost = 0, filtered = 0;
        for (var handle = 0; handle < _people.Count; handle++)
        {
            if (_people[handle] is not { } person)
            {
                continue;
            }

            given++;
            var primary = places[handle].Primary;
            if (primary < 0 && everHeld.Contains(person.Id))
            {
                withoutPost++;
            }
            else if (!gate.LetsIn(structure, primary < 0 ? null : posts[primary]) || !gate.LetsInProfession(person.Profession))
            {
                filtered++;
            }
            else
            {
                handles.Add(handle);
            }
        }

        StructureRows.SortByKey(handles, "person", handle => _people[handle]!.Value.Key);
        return ([.. handles], _interactions.Intake with
        {
            People = given,
            PeopleWithoutCurrentPost = withoutPost,
            PeopleFilteredOut = filtered,
        });
    }

    private (ImmutableArray<Post> Posts, ImmutableArray<ReportingLine> Lines) PostsAndLines(
        List<PostRow> posts, PersonPlace[] places, StructureRows structure, LensGate gate, int[] indexOf, DateOnly lastDay)
    {
        var kept = ImmutableArray.CreateBuilder<Post>();
        var postIndex = new Dictionary<long, int>();
        for (var at = 0; at < posts.Count; at++)
        {
            var post = posts[at];
            var handle = post.PersonId is { } person ? _handles[person] : -1;
            if (handle >= 0 ? indexOf[handle] < 0 : !gate.LetsIn(structure, post))
            {
                continue;
            }

            if (!postIndex.TryAdd(post.Id, kept.Count))
            {
                throw new ArgumentException($"Post id {post.Id} was added twice, once as '{post.Key}'.", nameof(posts));
            }

            var holder = handle < 0 ? -1 : indexOf[handle];
            var isPrimary = handle >= 0 && places[handle].Primary == at;
            kept.Add(new(post.Id, post.Key, holder, structure.OrganisationOf(post), structure.UnitOf(post), post.Level, isPrimary)
            {
                Discipline = post.Discipline,
                ManagementShare = post.ManagementShare ?? double.NaN,
                WholeTimeShare = post.WholeTimeShare,
                Grade = post.Grade,
                Start = post.Start ?? DateOnly.MinValue,
            });
        }

        var lines = new SortedSet<(int From, int To, TieKind Kind)>();
        foreach (var line in _lines)
        {
            if (Holds(line.Start, line.End, lastDay)
                && postIndex.TryGetValue(line.FromPostId, out var from)
                && postIndex.TryGetValue(line.ToPostId, out var to))
            {
                lines.Add((from, to, line.Kind));
            }
        }

        return (kept.ToImmutable(), [.. lines.Select(line => new ReportingLine(line.From, line.To, line.Kind))]);
    }

    private List<(int From, int To)> FormalTies(ImmutableArray<Post> posts, ImmutableArray<ReportingLine> lines)
    {
        var ties = new List<(int From, int To)>();
        foreach (var line in lines)
        {
            var (from, to) = (posts[line.From].Holder, posts[line.To].Holder);
            if (_lens.Kinds.Contains(line.Kind) && from >= 0 && to >= 0)
            {
                ties.Add((from, to));
            }
        }

        return ties;
    }

    private ImmutableSortedDictionary<string, AttributeColumn> Attributes(int[] people, string?[] grades)
    {
        var columns = ImmutableSortedDictionary.CreateBuilder<string, AttributeColumn>(StringComparer.Ordinal);
        foreach (var (name, values) in _attributes)
        {
            columns[name] = AttributeColumn.FromValues(name, [.. people.Select(handle => values.GetValueOrDefault(handle))]);
        }

        // The grade of the post is better known than a free attribute that happens to bear its name.
        if (!columns.ContainsKey("grade") || Array.Exists(grades, grade => !string.IsNullOrEmpty(grade)))
        {
            columns["grade"] = AttributeColumn.FromValues("grade", grades);
        }

        return columns.ToImmutable();
    }

    private readonly record struct PersonRow(long Id, string Key, string? Profession);
}
