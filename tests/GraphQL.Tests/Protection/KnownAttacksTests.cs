using NetworkLens.GraphQL.Tests.Protection.Attacks;

namespace NetworkLens.GraphQL.Tests.Protection;

/// <summary>
/// The catalogue of documents and variables made to hurt. What a server does by default answers each with the code that is due, in few
/// bytes, having allocated little, and none is a fault of its own. What comes in odd ways over HTTP is in <c>HttpAttacksTests</c>.
/// </summary>
public sealed class KnownAttacksTests
{
    private static readonly Dictionary<string, Attack> Attacks =
        new[] { DocumentAttacks.All, ValueAttacks.All, CostAttacks.All }.SelectMany(all => all).ToDictionary(attack => attack.Name);

    public static TheoryData<string> Names { get; } = [.. Attacks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Attack_is_answered_shortly_and_as_is_due(string name)
    {
        var attack = Attacks[name];

        var answer = await new AttackTarget().AskAsync(attack.Document, attack.Variables);

        var status = attack.Code.Length == 0 ? 200 : 400;
        answer.ShouldBe(name, status, attack.Code, attack.Errors, attack.Says, attack.Bytes, attack.KB);
    }
}
