using NetworkLens.GraphQL.Errors;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Validation.Rules;

/// <summary>Fields that are selected exist on their type (section 5.3.1).</summary>
public sealed class FieldsOnCorrectType : ValidationRule
{
    /// <inheritdoc/>
    public override void EnterField(FieldSyntax field)
    {
        if (Context.ParentType is not { } type || Context.Field is not null)
        {
            return;
        }

        var name = field.Name.Value;
        var hint = Suggestions.DidYouMean(TypesWithField(type, name), "to use an inline fragment on");
        if (hint.Length == 0 && type is FieldsType known)
        {
            hint = Suggestions.DidYouMean(Suggestions.Near(name, known.Fields.Select(option => option.Name)));
        }

        Report($"Cannot query field \"{name}\" on type \"{type}\".{hint}", field);
    }

    // Below an abstract type: what has the field, most common first, interfaces before what implements them.
    private List<string> TypesWithField(NamedType type, string name)
    {
        if (!type.IsAbstract)
        {
            return [];
        }

        var uses = new Dictionary<FieldsType, int>();
        var withField = Context.Schema.PossibleTypes(type).Where(possible => possible.Fields.Find(name) is not null);
        foreach (var possible in withField)
        {
            uses[possible] = 1;
            foreach (var contract in possible.Interfaces.Where(contract => contract.Fields.Find(name) is not null))
            {
                uses[contract] = uses.GetValueOrDefault(contract) + 1;
            }
        }

        var found = uses.Keys.ToList();
        found.Sort((a, b) => Rank(a).CompareTo(Rank(b)) is var order && order != 0
            ? order
            : Suggestions.NaturalCompare(a.Name, b.Name));
        return found.ConvertAll(option => option.Name);

        (int, bool, int) Rank(FieldsType option) => (-uses[option], option is ObjectType, option.Interfaces.Length);
    }
}
