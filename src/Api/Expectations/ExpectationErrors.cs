using System.Globalization;
using NetworkLens.Api.Ids;
using NetworkLens.Data.Expectations;
using NetworkLens.GraphQL.Binding;

namespace NetworkLens.Api.Expectations;

/// <summary>An argument cannot be as it is.</summary>
internal sealed record InvalidArgumentError(string Argument, string Mend) : IDomainError
{
    public string Message => $"{Argument}: {Mend}";
}

/// <summary>A key or a profession that the data do not have.</summary>
internal sealed record UnknownKeyError(string Argument, string Key, string? Suggestion) : IDomainError
{
    public string Message => $"{Argument} names '{Key}', and the data have none of that name."
        + (Suggestion is null ? " Keys and professions are written as in the data." : $" Did you mean '{Suggestion}'?");
}

/// <summary>There is no such rule, or no longer.</summary>
internal sealed record ExpectationNotFoundError(string Id) : IDomainError
{
    public string Message => "There is no expectation of that id, or no longer. Ask expectations { nodes { id name } } for ids.";
}

/// <summary>Another rule has that name.</summary>
internal sealed record ExpectationNameTakenError(string Name, long Row) : IDomainError
{
    public string TakenBy => NodeId.Encode("Expectation", Row);

    public string Message => $"Another expectation is called '{Name}'. Give another name, or give its id to change it.";
}

/// <summary>As many rules are kept as may be.</summary>
internal sealed record TooManyError(int Most) : IDomainError
{
    public static TooManyError Expectations { get; } = new(ExpectationLimits.MostExpectations);

    public string Message => string.Create(
        CultureInfo.InvariantCulture, $"{Most} expectations are kept, and no more may be. Remove one that nobody needs.");
}
