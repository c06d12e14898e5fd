namespace NetworkLens.Graph.Suggestions;

/// <summary>Brings pairs of people across a dimension within two ties.</summary>
/// <remarks>
/// A tie of a and b joins a with b and its contacts, and b with those of a: nobody else comes within two ties by it. What a pair adds may
/// rise only where one of the two got a contact.
/// </remarks>
internal sealed class ReachGoal : PairGoal
{
    private readonly int[] _near; // The round in which somebody was found within two ties.
    private readonly long _before;
    private int _round;
    private long _added;

    public ReachGoal(DimensionPairs across, GrowingTies ties, LinkRules rules, CancellationToken cancel)
        : base(across, ties, rules, cancel)
    {
        _near = new int[ties.People];
        for (var person = 0; person < ties.People; person++)
        {
            cancel.ThrowIfCancellationRequested();
            _before += across.ClassOf(person) < 0 ? 0 : CountNear(person);
        }
    }

    public override double Figure => _before + _added;

    public override long Base => Across.Count;

    public override void Add(int source, int from, int to)
    {
        _added += Count(from, to);
        Ties.Join(from, to);
    }

    public override void Remove(int source, int from, int to)
    {
        Ties.Part(from, to);
        _added -= Count(from, to);
    }

    public override void Clear()
    {
        Ties.Clear();
        _added = 0;
    }

    protected override double Gain(int a, int b) => Count(a, b);

    /// <summary>Pairs that a tie of two people who have none would bring within two ties.</summary>
    private int Count(int a, int b)
    {
        FindNear(a);
        var count = IsNew(a, b) ? 1 : 0;
        foreach (var contact in Ties.Old(b))
        {
            count += IsNew(a, contact) ? 1 : 0;
        }

        foreach (var contact in Ties.New(b))
        {
            count += IsNew(a, contact) ? 1 : 0;
        }

        FindNear(b);
        foreach (var contact in Ties.Old(a))
        {
            count += IsNew(b, contact) ? 1 : 0;
        }

        foreach (var contact in Ties.New(a))
        {
            count += IsNew(b, contact) ? 1 : 0;
        }

        return count;
    }

    private bool IsNew(int person, int other) => _near[other] != _round && Across.Holds(person, other);

    /// <summary>Marks whoever is within two ties of a person, the person included.</summary>
    private void FindNear(int person)
    {
        Cancel.ThrowIfCancellationRequested();
        _round++;
        _near[person] = _round;
        MarkContacts(person);
        foreach (var contact in Ties.Old(person))
        {
            MarkContacts(contact);
        }

        foreach (var contact in Ties.New(person))
        {
            MarkContacts(contact);
        }
    }

    private void MarkContacts(int person)
    {
        foreach (var contact in Ties.Old(person))
        {
            _near[contact] = _round;
        }

        foreach (var contact in Ties.New(person))
        {
            _near[contact] = _round;
        }
    }

    /// <summary>Of a person's pairs those within two ties, the other of the two later in the order.</summary>
    private int CountNear(int person)
    {
        _round++;
        var count = 0;
        foreach (var contact in Ties.Old(person))
        {
            count += IsFirst(contact) ? 1 : 0;
            foreach (var further in Ties.Old(contact))
            {
                count += IsFirst(further) ? 1 : 0;
            }
        }

        return count;

        bool IsFirst(int other)
        {
            if (_near[other] == _round)
            {
                return false;
            }

            _near[other] = _round;
            return other > person && Across.Holds(person, other);
        }
    }
}
