using static NetworkLens.GraphQL.Tests.Types.Scalars.ScalarHarness;

namespace NetworkLens.GraphQL.Tests.Types.Scalars;

/// <summary>UUID: 36 characters of RFC 9562.</summary>
public sealed class UuidScalarTests
{
    [Theory]
    [InlineData("123e4567-e89b-12d3-a456-426614174000"), InlineData("123E4567-E89B-12D3-A456-426614174000")]
    [InlineData("00000000-0000-0000-0000-000000000000"), InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff")]
    public void Takes_both_cases_and_writes_the_lower(string text) =>
        Takes("UUID", text, Guid.Parse(text), text.ToLowerInvariant());

    [Theory]
    [InlineData(""), InlineData("123e4567e89b12d3a456426614174000"), InlineData("{123e4567-e89b-12d3-a456-426614174000}")]
    [InlineData(" 123e4567-e89b-12d3-a456-426614174000"), InlineData("123e4567-e89b-12d3-a456-426614174000 ")]
    [InlineData("123e4567-e89b-12d3-a456-42661417400"), InlineData("g23e4567-e89b-12d3-a456-426614174000")]
    [InlineData("0x3e4567-e89b-12d3-a456-426614174000"), InlineData("+23e4567-e89b-12d3-a456-426614174000")]
    [InlineData("123e45678e89b-12d3-a456-426614174000"), InlineData("123e4567-e89b-12d3-a456-4266141740١0")]
    public void Refuses_other_spellings_also_those_the_CLR_forgives(string text) => Refuses("UUID", text);
}
