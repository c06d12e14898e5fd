using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using NetworkLens.GraphQL.Server.WebSockets;

namespace NetworkLens.GraphQL.Tests.Server.WebSockets;

/// <summary>Reading messages: whatever comes, the reader says yes or why not.</summary>
public sealed class SocketMessageTests
{
    private static readonly string[] Seeds =
    [
        """{"type":"connection_init","payload":{"token":"x"}}""",
        """{"id":"1","type":"subscribe","payload":{"query":"{ hello }","variables":{"a":[1,2.5e3,null]}}}""",
        """{"type":"complete","id":"é\ud83d\ude00"}""",
        """ { "payload" : null , "type" : "ping" } """,
    ];

    // A slow oracle of one line: the reader of System.Text.Json into a tree, and the protocol's own words.
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Mutations_of_messages_are_read_as_a_plain_reader_reads_them(int seed)
    {
        var random = new Random(seed);
        var taken = 0;
        for (var i = 0; i < 5_000; i++)
        {
            var bytes = Mutate(Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)]), random);
            var read = SocketMessage.Read(bytes, out var problem);
            (read is null).ShouldBe(problem.Length > 0);
            read?.Type.ToString().ShouldBe(Oracle(bytes), Encoding.UTF8.GetString(bytes));
            if (read is null)
            {
                Oracle(bytes).ShouldBeNull(Encoding.UTF8.GetString(bytes));
            }

            taken += read is null ? 0 : 1;
        }

        taken.ShouldBeInRange(100, 4_900);
    }

    [Fact]
    public void The_payload_is_a_part_of_the_message_and_nothing_more()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"a":{"payload":1},"payload": {"b":"}"} ,"type":"ping"}""");
        var message = SocketMessage.Read(bytes, out _)!.Value;
        Encoding.UTF8.GetString(message.Payload.Span).ShouldBe("""{"b":"}"}""");
    }

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        for (var changes = random.Next(3); changes > 0; changes--)
        {
            var at = random.Next(bytes.Length);
            bytes = random.Next(4) switch
            {
                0 => [.. bytes[..at], .. bytes[(at + 1)..]],
                1 => [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]],
                2 => [.. bytes[..at], "{}[]\",:\\1 n"u8[random.Next(11)], .. bytes[(at + 1)..]],
                _ => bytes[..Math.Max(at, 1)],
            };
        }

        return bytes;
    }

    private static string? Oracle(byte[] bytes)
    {
        try
        {
            var root = JsonElement.Parse(bytes);
            if (root.ValueKind != JsonValueKind.Object || !Utf8.IsValid(bytes))
            {
                return null;
            }

            var members = root.EnumerateObject().ToList();
            var areText = members.Where(m => m.Name is "type" or "id").All(m => m.Value.ValueKind == JsonValueKind.String);
            var payloads = members.Where(m => m.Name == "payload").Select(m => m.Value.ValueKind).ToList();
            if (!areText || payloads.Exists(kind => kind is not (JsonValueKind.Object or JsonValueKind.Null)))
            {
                return null;
            }

            var (id, type) = (Last(members, "id"), Last(members, "type"));
            var hasId = !string.IsNullOrEmpty(id);
            return type switch
            {
                "connection_init" => "ConnectionInit",
                "ping" => "Ping",
                "pong" => "Pong",
                "complete" when hasId => "Complete",
                "subscribe" when hasId && payloads is [.., JsonValueKind.Object] => "Subscribe",
                _ => null,
            };
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Last(List<JsonProperty> members, string name)
    {
        string? value = null;
        foreach (var member in members.Where(m => m.Name == name))
        {
            value = member.Value.GetString();
        }

        return value;
    }
}
