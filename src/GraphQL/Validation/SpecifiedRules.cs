using NetworkLens.GraphQL.Validation.Rules;

namespace NetworkLens.GraphQL.Validation;

/// <summary>The rules of section 5, one class each, named and ordered as in the reference implementation.</summary>
internal static class SpecifiedRules
{
    public static IReadOnlyList<Func<ValidationRule>> All { get; } =
    [
        static () => new ExecutableDefinitions(),
        static () => new UniqueOperationNames(),
        static () => new LoneAnonymousOperation(),
        static () => new SingleFieldSubscriptions(),
        static () => new KnownTypeNames(),
        static () => new FragmentsOnCompositeTypes(),
        static () => new VariablesAreInputTypes(),
        static () => new ScalarLeafs(),
        static () => new FieldsOnCorrectType(),
        static () => new UniqueFragmentNames(),
        static () => new KnownFragmentNames(),
        static () => new NoUnusedFragments(),
        static () => new PossibleFragmentSpreads(),
        static () => new NoFragmentCycles(),
        static () => new UniqueVariableNames(),
        static () => new NoUndefinedVariables(),
        static () => new NoUnusedVariables(),
        static () => new KnownDirectives(),
        static () => new UniqueDirectivesPerLocation(),
        static () => new DeferStreamDirectiveOnRootField(),
        static () => new DeferStreamDirectiveOnValidOperations(),
        static () => new DeferStreamDirectiveLabel(),
        static () => new StreamDirectiveOnListField(),
        static () => new KnownArgumentNames(),
        static () => new UniqueArgumentNames(),
        static () => new ValuesOfCorrectType(),
        static () => new ProvidedRequiredArguments(),
        static () => new VariablesInAllowedPosition(),
        static () => new OverlappingFieldsCanBeMerged(),
        static () => new UniqueInputFieldNames(),
    ];
}
