using System.Linq.Expressions;
using NetworkLens.Data.Model;
using NetworkLens.Graph.Networks;
using Organisation = NetworkLens.Data.Model.Organisation;
using Post = NetworkLens.Data.Model.Post;
using Unit = NetworkLens.Data.Model.Unit;

namespace NetworkLens.Data.Querying;

/// <summary>Which fields each entity can be filtered and ordered by: the registry that the inputs of the schema mirror.</summary>
public static class QueryFields
{
    /// <summary>Organisations.</summary>
    public static EntityFields<Organisation> Organisations { get; } = new EntityFields<Organisation>("Organisation", x => x.Id)
        .Text("key", x => x.Key).AddSort("key", x => x.Key)
        .Folded("name", x => x.NameFolded).AddSort("name", x => x.NameFolded)
        .Member("kind", x => x.Kind).AddSort("kind", x => (int)x.Kind)
        .Text("odsCode", x => x.OdsCode).AddSort("odsCode", x => x.OdsCode ?? "")
        .Many("parents", x => x.Parents.Select(y => y.Parent), () => Organisations!)
        .Many("children", x => x.Children.Select(y => y.Child), () => Organisations!)
        .Many("units", x => x.Units, () => Units!)
        .Many("posts", x => x.Posts, () => Posts!);

    /// <summary>Units.</summary>
    public static EntityFields<Unit> Units { get; } = new EntityFields<Unit>("Unit", x => x.Id)
        .Text("key", x => x.Key).AddSort("key", x => x.Key)
        .Text("name", x => x.Name).AddSort("name", x => x.Name)
        .Text("site", x => x.Site).AddSort("site", x => x.Site ?? "")
        .Text("serviceLine", x => x.ServiceLine).AddSort("serviceLine", x => x.ServiceLine ?? "")
        .One("organisation", x => x.Organisation, () => Organisations)
        .One("parent", x => x.Parent, () => Units!)
        .Many("children", x => x.Children, () => Units!)
        .Many("posts", x => x.Posts, () => Posts!);

    /// <summary>People.</summary>
    public static EntityFields<Person> People { get; } = new EntityFields<Person>("Person", x => x.Id)
        .Text("key", x => x.Key).AddSort("key", x => x.Key)
        .Folded("name", x => x.NameFolded).AddSort("name", x => x.NameFolded)
        .Text("profession", x => x.Profession).AddSort("profession", x => x.Profession ?? "")
        .Many("attributes", x => x.Attributes, () => Attributes!)
        .Many("posts", x => x.Posts, () => Posts!);

    /// <summary>Free attributes of people; only within a filter of people.</summary>
    internal static EntityFields<PersonAttribute> Attributes { get; } = new EntityFields<PersonAttribute>(
        "PersonAttribute", x => x.PersonId)
        .Text("name", x => x.Name)
        .Text("value", x => x.Value);

    /// <summary>Posts.</summary>
    public static EntityFields<Post> Posts { get; } = new EntityFields<Post>("Post", x => x.Id)
        .Text("key", x => x.Key).AddSort("key", x => x.Key)
        .Text("title", x => x.Title).AddSort("title", x => x.Title)
        .OrderedMember("level", x => x.Level).AddSort("level", x => (int)x.Level)
        .Member("discipline", x => x.Discipline).AddSort("discipline", x => (int)x.Discipline)
        .Number("managementShare", x => x.ManagementShare).AddSort("managementShare", x => x.ManagementShare ?? -1)
        .Text("grade", x => x.Grade).AddSort("grade", x => x.Grade ?? "")
        .Number("wholeTimeShare", x => x.WholeTimeShare).AddSort("wholeTimeShare", x => x.WholeTimeShare)
        .Date("start", x => x.Start).AddSort("start", x => x.Start ?? DateOnly.MinValue)
        .Date("end", x => x.End).AddSort("end", x => x.End ?? DateOnly.MinValue)
        .One("organisation", x => x.Organisation, () => Organisations)
        .One("unit", x => x.Unit, () => Units)
        .Truth("isVacant", x => x.PersonId == null)
        .One("holder", x => x.Person, () => People);

    /// <summary>Interactions.</summary>
    public static EntityFields<Interaction> Interactions { get; } = new EntityFields<Interaction>("Interaction", x => x.Id)
        .Member("kind", x => x.Kind).AddSort("kind", x => (int)x.Kind)
        .Time("when", x => x.WhenTicks).AddSort("when", x => x.WhenTicks ?? -1)
        .Whole("count", x => x.Count).AddSort("count", x => x.Count)
        .Number("strength", x => x.Strength).AddSort("strength", x => x.Strength)
        .Text("source", x => x.Source).AddSort("source", x => x.Source)
        .Truth("isMutual", x => x.IsMutual)
        .One("from", x => x.FromPerson, () => People)
        .One("to", x => x.ToPerson, () => People);

    /// <summary>Rules that users keep.</summary>
    public static EntityFields<KeptExpectation> Expectations { get; } = new EntityFields<KeptExpectation>("Expectation", x => x.Id)
        .Folded("name", x => x.NameFolded).AddSort("name", x => x.NameFolded)
        .Number("targetCompliance", x => x.TargetCompliance).AddSort("targetCompliance", x => x.TargetCompliance)
        .Time("writtenAt", x => x.WrittenTicks).AddSort("writtenAt", x => x.WrittenTicks);

    private static EntityFields<T> Text<T>(this EntityFields<T> fields, string name, Expression<Func<T, string?>> value)
        where T : class => fields.AddFilter(new TextField(name, value, isFolded: false));

    private static EntityFields<T> Folded<T>(this EntityFields<T> fields, string name, Expression<Func<T, string?>> value)
        where T : class => fields.AddFilter(new TextField(name, value, isFolded: true));

    private static EntityFields<T> Member<T, TEnum>(this EntityFields<T> fields, string name, Expression<Func<T, TEnum>> value)
        where T : class
        where TEnum : struct, Enum => fields.AddFilter(new EnumField<TEnum>(name, value, isOrdered: false));

    private static EntityFields<T> OrderedMember<T, TEnum>(this EntityFields<T> fields, string name, Expression<Func<T, TEnum>> value)
        where T : class
        where TEnum : struct, Enum => fields.AddFilter(new EnumField<TEnum>(name, value, isOrdered: true));

    private static EntityFields<T> Number<T, TNumber>(this EntityFields<T> fields, string name, Expression<Func<T, TNumber>> value)
        where T : class => fields.AddFilter(new ScalarField<double>(name, value, FilterValues.Number, isOrdered: true));

    private static EntityFields<T> Whole<T>(this EntityFields<T> fields, string name, Expression<Func<T, long>> value)
        where T : class => fields.AddFilter(new ScalarField<long>(name, value, FilterValues.Whole, isOrdered: true));

    private static EntityFields<T> Time<T>(this EntityFields<T> fields, string name, Expression<Func<T, long?>> ticks)
        where T : class => fields.AddFilter(new ScalarField<long>(name, ticks, FilterValues.Ticks, isOrdered: true));

    private static EntityFields<T> Date<T>(this EntityFields<T> fields, string name, Expression<Func<T, DateOnly?>> value)
        where T : class => fields.AddFilter(new ScalarField<DateOnly>(name, value, FilterValues.Date, isOrdered: true));

    private static EntityFields<T> Truth<T>(this EntityFields<T> fields, string name, Expression<Func<T, bool>> value)
        where T : class => fields.AddFilter(new ScalarField<bool>(name, value, FilterValues.Truth, isOrdered: false));

    private static EntityFields<T> One<T, TOther>(
        this EntityFields<T> fields, string name, Expression<Func<T, TOther?>> other, Func<EntityFields<TOther>> of)
        where T : class
        where TOther : class => fields.AddFilter(new ReferenceField<TOther>(name, other, of));

    private static EntityFields<T> Many<T, TOther>(
        this EntityFields<T> fields, string name, Expression<Func<T, IEnumerable<TOther>>> others, Func<EntityFields<TOther>> of)
        where T : class
        where TOther : class => fields.AddFilter(new CollectionField<TOther>(name, others, of));
}
