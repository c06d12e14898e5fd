using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace NetworkLens.House.Tests;

/// <summary>
/// A change that breaks clients passes once the promise of the last release is renewed. So whoever renews it tells users, in the same
/// commit: the changelog names the promise that holds by its hash.
/// </summary>
public sealed partial class PromiseTests
{
    private const string Promise = "schema/released/latest.graphql";

    [Fact]
    public void The_newest_promise_that_the_changelog_tells_of_is_the_one_that_is_held()
    {
        var told = Told().Match(Repository.Read("CHANGELOG.md"));
        var line = $"The contract is promised as of here: `{Fingerprint(Repository.Read(Promise))}`.";
        told.Value.ShouldBe(
            line, $"{Promise} was renewed: say in CHANGELOG.md what changed for clients, and above all older such lines: {line}");
    }

    [Fact]
    public void A_changed_promise_has_another_fingerprint_and_one_with_other_line_ends_has_not()
    {
        Fingerprint("type Query {\n  a: Int\n}\n").ShouldNotBe(Fingerprint("type Query {\n  a: Int!\n}\n"));
        Fingerprint("type Query {\r\n  a: Int\r\n}\r\n").ShouldBe(Fingerprint("type Query {\n  a: Int\n}\n"));
    }

    private static string Fingerprint(string promise) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(promise.ReplaceLineEndings("\n"))).AsSpan(0, 6));

    [GeneratedRegex("The contract is promised as of here: `[0-9a-f]+`\\.", RegexOptions.None, 1000)]
    private static partial Regex Told();
}
