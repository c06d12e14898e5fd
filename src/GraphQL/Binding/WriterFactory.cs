using NetworkLens.GraphQL.Execution.Incremental;
using NetworkLens.GraphQL.Execution.Output;
using NetworkLens.GraphQL.Language;
using NetworkLens.GraphQL.Types;

namespace NetworkLens.GraphQL.Binding;

/// <summary>
/// Makes, for a GraphQL type and the CLR type that a resolver gives, the writer from one to the other.
/// </summary>
/// <param name="session">What is known, and where faults go.</param>
/// <param name="abstractTypes">How object types behind interfaces and unions are found.</param>
internal sealed class WriterFactory(
    BindingSession session,
    IReadOnlyDictionary<NamedType, TypeResolution> abstractTypes)
{
    /// <summary>A <c>ValueWriter&lt;clrType&gt;</c>; null when they do not fit, which is then a fault.</summary>
    /// <param name="type">What the schema promises.</param>
    /// <param name="clrType">What the resolver gives.</param>
    /// <param name="place">What to call the field in a message.</param>
    /// <param name="at">Where the schema says it.</param>
    public object? Make(SchemaType type, Type clrType, string place, SyntaxElement? at)
    {
        var underlying = Nullable.GetUnderlyingType(clrType);
        if (type.IsNonNull && underlying is not null)
        {
            session.Fault(at, $"{place} is {type}, but its resolver gives {Names.Of(clrType)}, which may be null.");
            return null;
        }

        var writer = clrType == typeof(object) ? Dynamic(type, clrType) : type.Nullable switch
        {
            ListType list => MakeList(list, type.IsNonNull, clrType, place, at),
            ScalarType scalar => MakeScalar(scalar, type, clrType, underlying ?? clrType),
            EnumType names => MakeEnum(names, type, clrType, underlying ?? clrType),
            ObjectType target => MakeObject(target, type.IsNonNull, clrType),
            NamedType target => MakeAbstract(target, type.IsNonNull, clrType),
            _ => null,
        };
        if (writer is null)
        {
            session.Fault(at, $"{place} is {type}, but its resolver gives {Names.Of(clrType)}.");
        }

        return writer;
    }

    private object? MakeList(ListType list, bool isNonNull, Type clrType, string place, SyntaxElement? at)
    {
        if (clrType == typeof(string) || ItemTypeOf(clrType) is not { } itemType)
        {
            return null;
        }

        if (Make(list.OfType, itemType, $"An item of {place}", at) is not { } item)
        {
            return Dynamic(list, clrType); // The fault is told already; one is enough.
        }

        if (clrType.IsArray)
        {
            return Create(typeof(ArrayWriter<>), [itemType], item, isNonNull);
        }

        if (clrType == typeof(AsyncItems<>).MakeGenericType(itemType))
        {
            return Create(typeof(AsyncItemsWriter<>), [itemType], item, isNonNull);
        }

        return clrType == typeof(ArraySegment<>).MakeGenericType(itemType)
            ? Create(typeof(SegmentWriter<>), [itemType], item, isNonNull)
            : Create(typeof(EnumerableWriter<,>), [clrType, itemType], item, isNonNull);
    }

    private static object? MakeScalar(ScalarType scalar, SchemaType type, Type clrType, Type plain)
    {
        if (clrType == typeof(string) && scalar.Name is ("String" or "ID"))
        {
            return new TextLeafWriter(type.IsNonNull);
        }

        return MakeLeaf(scalar, type, clrType, plain);
    }

    private static object? MakeLeaf(ScalarType scalar, SchemaType type, Type clrType, Type plain)
    {
        var isKnown = scalar.IsBuiltIn || scalar.ClrType is not null;
        if (isKnown && FormatOf(scalar.Name, plain) is { } format)
        {
            var writer = clrType == plain ? typeof(LeafWriter<,>) : typeof(NullableLeafWriter<,>);
            return Create(writer, [plain, format], type.IsNonNull);
        }

        // The known scalars take exactly the types above; any other scalar has its own way of writing any type.
        var isOwn = plain == scalar.ClrType || (scalar.ClrType == typeof(DateTimeOffset) && plain == typeof(DateTime));
        return isKnown && !isOwn ? null : Dynamic(type, clrType);
    }

    private static Type? FormatOf(string scalar, Type plain) => scalar switch
    {
        "Int" when plain == typeof(int) || plain == typeof(short) || plain == typeof(byte) => typeof(IntegerFormat),
        "Int" when plain == typeof(long) => typeof(Int32Format),
        "Long" when plain == typeof(long) || plain == typeof(int) => typeof(IntegerFormat),
        "Float" when plain == typeof(double) || plain == typeof(float) || plain == typeof(decimal)
            || plain == typeof(int) || plain == typeof(long) => typeof(FloatFormat),
        "Decimal" when plain == typeof(decimal) || plain == typeof(int) || plain == typeof(long) => typeof(FloatFormat),
        "Boolean" when plain == typeof(bool) => typeof(BooleanFormat),
        "ID" when plain == typeof(int) || plain == typeof(long) || plain == typeof(Guid) => typeof(IdFormat),
        "UUID" when plain == typeof(Guid) => typeof(IdFormat),
        "Date" when plain == typeof(DateOnly) => typeof(DateFormat),
        "DateTime" when plain == typeof(DateTimeOffset) => typeof(DateTimeFormat),
        _ => null,
    };

    private object? MakeEnum(EnumType names, SchemaType type, Type clrType, Type plain)
    {
        if (clrType == typeof(string) && names.Binding is null)
        {
            return Dynamic(type, clrType);
        }

        if (!plain.IsEnum || !session.BindEnum(names, plain))
        {
            return null;
        }

        var members = Create(typeof(EnumNames<>), [plain], names);
        var writer = clrType == plain ? typeof(EnumWriter<>) : typeof(NullableEnumWriter<>);
        return Create(writer, [plain], members, type.IsNonNull);
    }

    private object? MakeObject(ObjectType target, bool isNonNull, Type clrType) =>
        session.Objects.TryGetValue(target, out var bound) && !bound.IsAssignableFrom(Plain(clrType))
            ? null
            : Create(typeof(ObjectWriter<>), [clrType], target, isNonNull);

    private object? MakeAbstract(NamedType target, bool isNonNull, Type clrType)
    {
        var plain = Plain(clrType);
        var fits = session.Schema.PossibleTypes(target).Any(type => !session.Objects.TryGetValue(type, out var bound)
            || bound.IsAssignableFrom(plain) || plain.IsAssignableFrom(bound));
        return fits ? Create(typeof(AbstractWriter<>), [clrType], abstractTypes[target], isNonNull) : null;
    }

    private static Type Plain(Type clrType) => Nullable.GetUnderlyingType(clrType) ?? clrType;

    private static Type? ItemTypeOf(Type clrType)
    {
        if (clrType.IsArray)
        {
            return clrType.GetElementType();
        }

        if (clrType.IsGenericType && clrType.GetGenericTypeDefinition() == typeof(AsyncItems<>))
        {
            return clrType.GetGenericArguments()[0];
        }

        return clrType.GetInterfaces().Prepend(clrType)
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            ?.GetGenericArguments()[0];
    }

    private static object Dynamic(SchemaType type, Type clrType) => Create(typeof(DynamicWriter<>), [clrType], type);

    private static object Create(Type definition, Type[] arguments, params object[] values) =>
        Activator.CreateInstance(definition.MakeGenericType(arguments), values)!;
}
