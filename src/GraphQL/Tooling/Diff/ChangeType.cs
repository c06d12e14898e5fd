namespace NetworkLens.GraphQL.Tooling.Diff;

/// <summary>
/// What happened to a schema. The words are those of graphql-js's <c>findSchemaChanges</c> wherever it has one for it, so that
/// reports of both can be read side by side; it has none for those marked with an asterisk.
/// </summary>
public enum ChangeType
{
    /// <summary>A type is new.</summary>
    TypeAdded,

    /// <summary>A type is gone.</summary>
    TypeRemoved,

    /// <summary>A type is of another kind, such as a union that was an interface.</summary>
    TypeChangedKind,

    /// <summary>An object type or interface has a new field.</summary>
    FieldAdded,

    /// <summary>A field, of whatever type, is gone.</summary>
    FieldRemoved,

    /// <summary>A field has a type that does not fit what clients expect or send.</summary>
    FieldChangedKind,

    /// <summary>A field has another type, which fits.</summary>
    FieldChangedKindSafe,

    /// <summary>A field has a new argument that must be given.</summary>
    RequiredArgAdded,

    /// <summary>A field has a new argument that may be left out.</summary>
    OptionalArgAdded,

    /// <summary>An argument of a field is gone.</summary>
    ArgRemoved,

    /// <summary>An argument has a type that does not fit what clients send.</summary>
    ArgChangedKind,

    /// <summary>An argument has another type, which fits.</summary>
    ArgChangedKindSafe,

    /// <summary>An argument has another default, or none any more.</summary>
    ArgDefaultValueChange,

    /// <summary>An argument has a default for the first time.</summary>
    ArgDefaultValueAdded,

    /// <summary>* An argument lost the default that let it be left out.</summary>
    ArgBecameRequired,

    /// <summary>An input type has a new field that must be given.</summary>
    RequiredInputFieldAdded,

    /// <summary>An input type has a new field that may be left out.</summary>
    OptionalInputFieldAdded,

    /// <summary>* An input field has another default, or none any more.</summary>
    InputFieldDefaultValueChange,

    /// <summary>* An input field has a default for the first time.</summary>
    InputFieldDefaultValueAdded,

    /// <summary>* An input field lost the default that let it be left out.</summary>
    InputFieldBecameRequired,

    /// <summary>* An input type takes exactly one of its fields from now on.</summary>
    OneOfAdded,

    /// <summary>* An input type no longer takes exactly one of its fields.</summary>
    OneOfRemoved,

    /// <summary>An enum has a new value.</summary>
    ValueAddedToEnum,

    /// <summary>A value of an enum is gone.</summary>
    ValueRemovedFromEnum,

    /// <summary>A union has a new member.</summary>
    TypeAddedToUnion,

    /// <summary>A member of a union is gone.</summary>
    TypeRemovedFromUnion,

    /// <summary>A type implements a further interface.</summary>
    ImplementedInterfaceAdded,

    /// <summary>A type no longer implements an interface.</summary>
    ImplementedInterfaceRemoved,

    /// <summary>A directive is new.</summary>
    DirectiveAdded,

    /// <summary>A directive is gone.</summary>
    DirectiveRemoved,

    /// <summary>A directive may stand at a further place.</summary>
    DirectiveLocationAdded,

    /// <summary>A directive may no longer stand at a place.</summary>
    DirectiveLocationRemoved,

    /// <summary>A directive may stand several times at one place.</summary>
    DirectiveRepeatableAdded,

    /// <summary>A directive may stand only once at one place.</summary>
    DirectiveRepeatableRemoved,

    /// <summary>A directive has a new argument that must be given.</summary>
    RequiredDirectiveArgAdded,

    /// <summary>A directive has a new argument that may be left out.</summary>
    OptionalDirectiveArgAdded,

    /// <summary>An argument of a directive is gone.</summary>
    DirectiveArgRemoved,

    /// <summary>* An argument of a directive has a type that does not fit what is written.</summary>
    DirectiveArgChangedKind,

    /// <summary>* An argument of a directive has another type, which fits.</summary>
    DirectiveArgChangedKindSafe,

    /// <summary>* An argument of a directive has another default, or none any more.</summary>
    DirectiveArgDefaultValueChange,

    /// <summary>* An argument of a directive has a default for the first time.</summary>
    DirectiveArgDefaultValueAdded,

    /// <summary>* An argument of a directive lost the default that let it be left out.</summary>
    DirectiveArgBecameRequired,

    /// <summary>* There is a kind of operation that there was not.</summary>
    RootTypeAdded,

    /// <summary>* A kind of operation is gone.</summary>
    RootTypeRemoved,

    /// <summary>* A kind of operation starts from another type.</summary>
    RootTypeChanged,

    /// <summary>* Something is deprecated from now on.</summary>
    DeprecationAdded,

    /// <summary>* Something is no longer deprecated.</summary>
    DeprecationRemoved,

    /// <summary>* The reason of a deprecation is another.</summary>
    DeprecationReasonChanged,

    /// <summary>* What the schema says about something is new, other or gone.</summary>
    DescriptionChanged,

    /// <summary>* A scalar says where its format is specified.</summary>
    SpecifiedByAdded,

    /// <summary>* A scalar no longer says where its format is specified.</summary>
    SpecifiedByRemoved,

    /// <summary>* A scalar names another specification of its format.</summary>
    SpecifiedByChanged,

    /// <summary>* A weight of <c>@cost</c> rose: requests cost more of the budget.</summary>
    CostRaised,

    /// <summary>* A weight of <c>@cost</c> fell.</summary>
    CostLowered,

    /// <summary>* <c>@listSize</c> counts more than before, or counts otherwise.</summary>
    ListSizeChanged,

    /// <summary>* <c>@listSize</c> assumes fewer items and is the same in all else.</summary>
    ListSizeLowered,

    /// <summary>* Some other directive stands where it did not.</summary>
    AppliedDirectiveAdded,

    /// <summary>* Some other directive stands no longer where it did.</summary>
    AppliedDirectiveRemoved,

    /// <summary>* Some other directive stands there with other arguments.</summary>
    AppliedDirectiveChanged,
}
