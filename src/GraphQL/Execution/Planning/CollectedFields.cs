namespace NetworkLens.GraphQL.Execution.Planning;

/// <summary>Fields by response key, in the order met.</summary>
/// <remarks>Most keys have one field, and most selections few keys: then there is no table, and no list.</remarks>
internal sealed class CollectedFields
{
    private const int MostWithoutIndex = 8;

    private readonly List<Group> groups;
    private Dictionary<string, int>? index;

    /// <param name="capacity">How many keys there will be, as far as is known.</param>
    public CollectedFields(int capacity) => groups = new List<Group>(capacity);

    /// <summary>How many keys there are.</summary>
    public int Count => groups.Count;

    /// <summary>The fields of one key, at least one, in the order met.</summary>
    public CollectedField[] this[int at] => groups[at].All;

    /// <summary>Adds a field to those of its key.</summary>
    public void Add(CollectedField field)
    {
        var key = field.Syntax.ResponseKey;
        var at = IndexOf(key);
        if (at >= 0)
        {
            groups[at] = groups[at].With(field);
            return;
        }

        index?.Add(key, groups.Count);
        groups.Add(new Group(field, null));
        if (groups.Count == MostWithoutIndex)
        {
            index = new Dictionary<string, int>(2 * MostWithoutIndex);
            for (var i = 0; i < groups.Count; i++)
            {
                index.Add(groups[i].First.Syntax.ResponseKey, i);
            }
        }
    }

    private int IndexOf(string key)
    {
        if (index is not null)
        {
            return index.GetValueOrDefault(key, -1);
        }

        for (var i = 0; i < groups.Count; i++)
        {
            if (groups[i].First.Syntax.ResponseKey == key)
            {
                return i;
            }
        }

        return -1;
    }

    private readonly record struct Group(CollectedField First, List<CollectedField>? Others)
    {
        public CollectedField[] All => Others is null ? [First] : [First, .. Others];

        public Group With(CollectedField field)
        {
            var others = Others ?? [];
            others.Add(field);
            return this with { Others = others };
        }
    }
}
