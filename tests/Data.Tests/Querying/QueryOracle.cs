using System.Globalization;
using System.Text.RegularExpressions;
using NetworkLens.Data.Model;
using NetworkLens.Graph.Networks;
using Organisation = NetworkLens.Data.Model.Organisation;
using Person = NetworkLens.Data.Model.Person;
using Post = NetworkLens.Data.Model.Post;
using Unit = NetworkLens.Data.Model.Unit;

namespace NetworkLens.Data.Tests.Querying;

/// <summary>
/// Filters and orders objects in memory by plain loops, from a list of fields of its own: shares nothing with what it checks. Also makes up
/// questions from a seed.
/// </summary>
internal static class QueryOracle
{
    private static readonly Dictionary<string, Field[]> Types = new(StringComparer.Ordinal)
    {
        ["Organisation"] =
        [
            Id<Organisation>(x => x.Id), Text<Organisation>("key", x => x.Key), Folded<Organisation>("name", x => x.Name),
            Member<Organisation>("kind", x => x.Kind), Text<Organisation>("odsCode", x => x.OdsCode),
            Many<Organisation>("parents", "Organisation", x => x.Parents.Select(y => y.Parent)),
            Many<Organisation>("children", "Organisation", x => x.Children.Select(y => y.Child)),
            Many<Organisation>("units", "Unit", x => x.Units), Many<Organisation>("posts", "Post", x => x.Posts),
        ],
        ["Unit"] =
        [
            Id<Unit>(x => x.Id), Text<Unit>("key", x => x.Key), Text<Unit>("name", x => x.Name), Text<Unit>("site", x => x.Site),
            Text<Unit>("serviceLine", x => x.ServiceLine), One<Unit>("organisation", "Organisation", x => x.Organisation),
            One<Unit>("parent", "Unit", x => x.Parent), Many<Unit>("children", "Unit", x => x.Children),
            Many<Unit>("posts", "Post", x => x.Posts),
        ],
        ["Person"] =
        [
            Id<Person>(x => x.Id), Text<Person>("key", x => x.Key), Folded<Person>("name", x => x.Name),
            Text<Person>("profession", x => x.Profession),
            Many<Person>("attributes", "PersonAttribute", x => x.Attributes), Many<Person>("posts", "Post", x => x.Posts),
        ],
        ["PersonAttribute"] = [Text<PersonAttribute>("name", x => x.Name), Text<PersonAttribute>("value", x => x.Value)],
        ["Post"] =
        [
            Id<Post>(x => x.Id), Text<Post>("key", x => x.Key), Text<Post>("title", x => x.Title),
            Member<Post>("level", x => x.Level, isOrdered: true),
            Member<Post>("discipline", x => x.Discipline), Number<Post>("managementShare", x => x.ManagementShare),
            Text<Post>("grade", x => x.Grade), Number<Post>("wholeTimeShare", x => x.WholeTimeShare),
            Date<Post>("start", x => x.Start), Date<Post>("end", x => x.End),
            One<Post>("organisation", "Organisation", x => x.Organisation), One<Post>("unit", "Unit", x => x.Unit),
            One<Post>("holder", "Person", x => x.Person), Truth<Post>("isVacant", x => x.Person is null),
        ],
        ["Interaction"] =
        [
            Id<Interaction>(x => x.Id), Member<Interaction>("kind", x => x.Kind), Time<Interaction>("when", x => x.WhenTicks),
            Whole<Interaction>("count", x => x.Count), Number<Interaction>("strength", x => x.Strength),
            Text<Interaction>("source", x => x.Source),
            Truth<Interaction>("isMutual", x => x.IsMutual), One<Interaction>("from", "Person", x => x.FromPerson),
            One<Interaction>("to", "Person", x => x.ToPerson),
        ],
    };

    private enum Shape
    {
        Id, Text, Folded, Member, OrderedMember, Number, Whole, Date, Time, Truth, One, Many,
    }

    public static Dictionary<string, object?> MakeWhere(string type, Random random, int depth)
    {
        var where = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            var choice = depth > 0 ? random.Next(10) : 9;
            var (name, value) = choice switch
            {
                0 => ("and", MakeList(type, random, depth)),
                1 or 2 => ("or", MakeList(type, random, depth)),
                3 => ("not", (object?)MakeWhere(type, random, depth - 1)),
                _ => MakeField(Pick(type, random, depth), random, depth),
            };
            where[name] = value;
        }

        return where;
    }

    public static List<IReadOnlyDictionary<string, object?>> MakeOrder(string type, Random random)
    {
        Field[] fields = [.. Types[type].Where(x => x.Shape is not (Shape.Id or Shape.One or Shape.Many or Shape.Truth))];
        return [.. Enumerable.Range(0, random.Next(4)).Select(_ => fields[random.Next(fields.Length)].Name).Distinct(StringComparer.Ordinal)
            .Select(x => new Dictionary<string, object?>(StringComparer.Ordinal) { [x] = random.Next(2) == 0 ? "ASC" : "DESC" })];
    }

    public static bool Holds(string type, object entity, object? where)
    {
        foreach (var (name, value) in (Dictionary<string, object?>)where!)
        {
            var holds = name switch
            {
                "and" => ((List<object?>)value!).TrueForAll(x => Holds(type, entity, x)),
                "or" => ((List<object?>)value!).Exists(x => Holds(type, entity, x)),
                "not" => !Holds(type, entity, value),
                _ => HoldsField(Array.Find(Types[type], x => x.Name == name)!, entity, value),
            };
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }

    public static int Compare(string type, object one, object other, List<IReadOnlyDictionary<string, object?>> order)
    {
        foreach (var (name, direction) in order.SelectMany(x => x))
        {
            var field = Array.Find(Types[type], x => x.Name == name)!;
            var (left, right) = (field.Get(one), field.Get(other));
            var sign = left is null || right is null ? (left is null ? 0 : 1) - (right is null ? 0 : 1) : CompareValues(left, right);
            sign = field.Shape == Shape.Text ? string.CompareOrdinal((string?)left ?? "", (string?)right ?? "") : sign;
            if (sign != 0)
            {
                return direction is "DESC" ? -sign : sign;
            }
        }

        // The id goes the way of the last key.
        var id = Types[type][0];
        var byId = CompareValues(id.Get(one)!, id.Get(other)!);
        return order.LastOrDefault()?.Values.Last() is "DESC" ? -byId : byId;
    }

    private static Field Pick(string type, Random random, int depth)
    {
        Field[] fields = depth > 0 ? Types[type] : [.. Types[type].Where(x => x.Other is null)];
        return fields[random.Next(fields.Length)];
    }

    private static List<object?> MakeList(string type, Random random, int depth) =>
        [.. Enumerable.Range(0, random.Next(4)).Select(_ => (object?)MakeWhere(type, random, depth - 1))];

    private static (string Name, object? Value) MakeField(Field field, Random random, int depth)
    {
        if (field.Shape == Shape.One)
        {
            return (field.Name, random.Next(4) == 0 ? null : MakeWhere(field.Other!, random, depth - 1));
        }

        var operations = new Dictionary<string, object?>(StringComparer.Ordinal);
        string[] names = field.Shape switch
        {
            Shape.Many => ["some", "none", "all", "any"],
            Shape.Text or Shape.Folded => ["eq", "neq", "in", "nin", "gt", "gte", "lt", "lte", "contains", "startsWith"],
            Shape.Id or Shape.Member or Shape.Truth => ["eq", "neq", "in", "nin"],
            _ => ["eq", "neq", "in", "nin", "gt", "gte", "lt", "lte"],
        };
        var name = names[random.Next(names.Length)];
        operations[name] = name switch
        {
            "some" or "none" or "all" => MakeWhere(field.Other!, random, depth - 1),
            "any" => random.Next(2) == 0,
            "in" or "nin" => Enumerable.Range(0, random.Next(4))
                .Select(_ => random.Next(5) == 0 ? null : MakeValue(field, random)).ToList(),
            "eq" or "neq" when random.Next(5) == 0 => null,
            _ => MakeValue(field, random),
        };
        return (field.Name, operations);
    }

    private static object? MakeValue(Field field, Random random)
    {
        string[] texts = ["", "a", "Ann", "ann", "zo", "Zoë", "%", "_", "A\\B", "é", "u1", "o", "1", "2", "gender", "survey", "x",
            "\uFFFF"];
        return field.Shape switch
        {
            Shape.Id => (long)random.Next(1, 60),
            Shape.Text or Shape.Folded => texts[random.Next(texts.Length)],
            Shape.Member or Shape.OrderedMember => Snake(random.GetItems([.. Enum.GetValues(field.EnumType!).Cast<object>()], 1)[0]),
            Shape.Number => random.Next(3) == 0 ? random.Next(1, 30) / 7.0 : random.Next(11) / 10.0,
            Shape.Whole => random.Next(1, 9),
            Shape.Date => new DateOnly(2024, 1, 1).AddDays(random.Next(700)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Shape.Time => new DateTime(2024, 6, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(random.Next(13_000))
                .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            _ => random.Next(2) == 0,
        };
    }

    private static bool HoldsField(Field field, object entity, object? value)
    {
        var actual = field.Get(entity);
        if (field.Shape == Shape.One)
        {
            return value is null ? actual is null : actual is not null && Holds(field.Other!, actual, value);
        }

        return ((Dictionary<string, object?>)value!).All(x => field.Shape == Shape.Many
            ? HoldsMany(field, ((IEnumerable<object>)actual!).ToList(), x.Key, x.Value)
            : HoldsOperation(field, actual, x.Key, x.Value));
    }

    private static bool HoldsMany(Field field, List<object> actual, string operation, object? operand) => operation switch
    {
        "some" => actual.Exists(x => Holds(field.Other!, x, operand)),
        "none" => !actual.Exists(x => Holds(field.Other!, x, operand)),
        "all" => actual.TrueForAll(x => Holds(field.Other!, x, operand)),
        _ => (actual.Count > 0) == (bool)operand!,
    };

    private static bool HoldsOperation(Field field, object? actual, string operation, object? operand)
    {
        switch (operation)
        {
            case "eq":
                return Same(field, actual, operand);
            case "neq":
                return !Same(field, actual, operand);
            case "in":
                return ((List<object?>)operand!).Exists(x => Same(field, actual, x));
            case "nin":
                return !((List<object?>)operand!).Exists(x => Same(field, actual, x));
        }

        if (actual is null)
        {
            return false;
        }

        var wanted = Client(field, operand!);
        if (field.Shape == Shape.OrderedMember && (Convert.ToInt32(actual, CultureInfo.InvariantCulture) == 0
            || Convert.ToInt32(wanted, CultureInfo.InvariantCulture) == 0))
        {
            return false;
        }

        return operation switch
        {
            "gt" => CompareValues(actual, wanted) > 0,
            "gte" => CompareValues(actual, wanted) >= 0,
            "lt" => CompareValues(actual, wanted) < 0,
            "lte" => CompareValues(actual, wanted) <= 0,
            "contains" => ((string)actual).Contains((string)wanted, StringComparison.Ordinal),
            _ => ((string)actual).StartsWith((string)wanted, StringComparison.Ordinal),
        };
    }

    private static bool Same(Field field, object? actual, object? operand) =>
        operand is null ? actual is null : actual is not null && CompareValues(actual, Client(field, operand)) == 0;

    private static object Client(Field field, object operand) => field.Shape switch
    {
        Shape.Folded => TextFolding.Fold((string)operand),
        Shape.Member or Shape.OrderedMember => Enum.GetValues(field.EnumType!).Cast<object>().Single(x => Snake(x) == (string)operand),
        Shape.Whole => Convert.ToInt64(operand, CultureInfo.InvariantCulture),
        Shape.Date => DateOnly.Parse((string)operand, CultureInfo.InvariantCulture),
        Shape.Time => DateTimeOffset.Parse((string)operand, CultureInfo.InvariantCulture).UtcTicks,
        _ => operand,
    };

    private static int CompareValues(object left, object right) =>
        left is string text ? string.CompareOrdinal(text, (string)right) : ((IComparable)left).CompareTo(right);

    private static string Snake(object member) =>
        Regex.Replace(member.ToString()!, "(?<!^)(?<up>[A-Z])", "_${up}", RegexOptions.None, TimeSpan.FromSeconds(1)).ToUpperInvariant();

    private static Field Id<T>(Func<T, long> get) => Make<T>("id", Shape.Id, x => get(x));

    private static Field Text<T>(string name, Func<T, string?> get) => Make(name, Shape.Text, get);

    private static Field Folded<T>(string name, Func<T, string> get) => Make<T>(name, Shape.Folded, x => TextFolding.Fold(get(x)));

    private static Field Member<T>(string name, Func<T, Enum> get, bool isOrdered = false) =>
        Make(name, isOrdered ? Shape.OrderedMember : Shape.Member, get) with
        {
            EnumType = name switch
            {
                "level" => typeof(Level),
                "discipline" => typeof(Discipline),
                _ => typeof(T) == typeof(Organisation) ? typeof(OrganisationKind) : typeof(TieKind),
            },
        };

    private static Field Number<T>(string name, Func<T, double?> get) => Make<T>(name, Shape.Number, x => get(x));

    private static Field Whole<T>(string name, Func<T, long> get) => Make<T>(name, Shape.Whole, x => get(x));

    private static Field Date<T>(string name, Func<T, DateOnly?> get) => Make<T>(name, Shape.Date, x => get(x));

    private static Field Time<T>(string name, Func<T, long?> get) => Make<T>(name, Shape.Time, x => get(x));

    private static Field Truth<T>(string name, Func<T, bool> get) => Make<T>(name, Shape.Truth, x => get(x));

    private static Field One<T>(string name, string other, Func<T, object?> get) => Make(name, Shape.One, get) with { Other = other };

    private static Field Many<T>(string name, string other, Func<T, IEnumerable<object>> get) =>
        Make(name, Shape.Many, get) with { Other = other };

    private static Field Make<T>(string name, Shape shape, Func<T, object?> get) => new(name, shape, x => get((T)x));

    private sealed record Field(string Name, Shape Shape, Func<object, object?> Get)
    {
        public string? Other { get; init; }

        public Type? EnumType { get; init; }
    }
}
