namespace NetworkLens.GraphQL.Tooling.Diff;

/// <summary>How changes are called at the three places where inputs are defined: fields, input types and directives.</summary>
internal sealed record InputWords
{
    public required string Noun { get; init; }

    public required bool NamesArgument { get; init; }

    public required ChangeType AddedRequired { get; init; }

    public required ChangeType AddedOptional { get; init; }

    public required ChangeType Removed { get; init; }

    public required ChangeType ChangedKind { get; init; }

    public required ChangeType ChangedKindSafe { get; init; }

    public required ChangeType DefaultChanged { get; init; }

    public required ChangeType DefaultAdded { get; init; }

    public required ChangeType BecameRequired { get; init; }

    /// <summary>Resolvers meet an input that they did not know; a directive's new option does nothing until it is used.</summary>
    public required ChangeKind KindOfAddedOptional { get; init; }

    public static InputWords OfArgument { get; } = new()
    {
        Noun = "argument",
        NamesArgument = true,
        AddedRequired = ChangeType.RequiredArgAdded,
        AddedOptional = ChangeType.OptionalArgAdded,
        Removed = ChangeType.ArgRemoved,
        ChangedKind = ChangeType.ArgChangedKind,
        ChangedKindSafe = ChangeType.ArgChangedKindSafe,
        DefaultChanged = ChangeType.ArgDefaultValueChange,
        DefaultAdded = ChangeType.ArgDefaultValueAdded,
        BecameRequired = ChangeType.ArgBecameRequired,
        KindOfAddedOptional = ChangeKind.Dangerous,
    };

    public static InputWords OfInputField { get; } = new()
    {
        Noun = "input field",
        NamesArgument = false,
        AddedRequired = ChangeType.RequiredInputFieldAdded,
        AddedOptional = ChangeType.OptionalInputFieldAdded,
        Removed = ChangeType.FieldRemoved,
        ChangedKind = ChangeType.FieldChangedKind,
        ChangedKindSafe = ChangeType.FieldChangedKindSafe,
        DefaultChanged = ChangeType.InputFieldDefaultValueChange,
        DefaultAdded = ChangeType.InputFieldDefaultValueAdded,
        BecameRequired = ChangeType.InputFieldBecameRequired,
        KindOfAddedOptional = ChangeKind.Dangerous,
    };

    public static InputWords OfDirective { get; } = new()
    {
        Noun = "argument",
        NamesArgument = true,
        AddedRequired = ChangeType.RequiredDirectiveArgAdded,
        AddedOptional = ChangeType.OptionalDirectiveArgAdded,
        Removed = ChangeType.DirectiveArgRemoved,
        ChangedKind = ChangeType.DirectiveArgChangedKind,
        ChangedKindSafe = ChangeType.DirectiveArgChangedKindSafe,
        DefaultChanged = ChangeType.DirectiveArgDefaultValueChange,
        DefaultAdded = ChangeType.DirectiveArgDefaultValueAdded,
        BecameRequired = ChangeType.DirectiveArgBecameRequired,
        KindOfAddedOptional = ChangeKind.Safe,
    };
}
