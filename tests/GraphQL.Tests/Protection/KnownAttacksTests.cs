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

        // What the pools of the process still lack is what the tests before have left, and no part of an attack: the lesser of two counts,
        // each of a server that has not met the document before.
        var first = await new AttackTarget().AskAsync(attack.Document, attack.Variables);
        var second = await new AttackTarget().AskAsync(attack.Document, attack.Variables);
        second.Body.ShouldBe(first.Body);
        var answer = second with { Allocated = Math.Min(first.Allocated, second.Allocated) };

        var status = attack.Code.Length == 0 ? 200 : 400;
        answer.ShouldBe(name, status, attack.Code, attack.Errors, attack.Says, attack.Bytes, attack.KB);
    }
}
