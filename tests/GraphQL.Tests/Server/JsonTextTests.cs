using System.Text;
using System.Text.Json;
using NetworkLens.GraphQL.Server;

namespace NetworkLens.GraphQL.Tests.Server;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("""{"a":"plain"}""", true)]
    [InlineData("""{"a":"é 😀"}""", true)]
    [InlineData("""{"a":"\ud83d\ude00"}""", true)]
    [InlineData("""{"a":"\uD83D\uDE00\uD83D\uDE00"}""", true)]
    [InlineData("""{"a":"\\ud800"}""", true)]
    [InlineData("""{"a":"\n\u0041\/"}""", true)]
    [InlineData("""{"a":"\ud800"}""", false)]
    [InlineData("""{"a":"\udc00"}""", false)]
    [InlineData("""{"a":"\ude00\ud83d"}""", false)]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""", false)]
    [InlineData("""{"a":"\ud83dx"}""", false)]
    [InlineData("""{"a":"\\\ud800"}""", false)]
    [InlineData("""{"\udfff":1}""", false)]
    public void Half_a_character_is_found_and_whole_ones_pass(string json, bool isUnicode) =>
        JsonText.IsUnicode(Encoding.UTF8.GetBytes(json)).ShouldBe(isUnicode);

    [Fact]
    public void Bytes_that_are_no_UTF8_are_found() => JsonText.IsUnicode([(byte)'"', 0xFF, (byte)'"']).ShouldBeFalse();

    // The reader's own decoding is the oracle: whatever passes can be read, whatever does not cannot.
    [Fact]
    public void It_agrees_with_what_the_reader_can_decode()
    {
        string[] pieces = ["\\ud83d", "\\ude00", "\\\\", "\\n", "u", "d83d", "\\u0041", "é", "\\\""];
        var random = new Random(7);
        for (var i = 0; i < 5_000; i++)
        {
            var json = "\"" + string.Concat(random.GetItems(pieces, random.Next(8))) + "\"";
            JsonText.IsUnicode(Encoding.UTF8.GetBytes(json)).ShouldBe(CanBeRead(json), json);
        }
    }

    private static bool CanBeRead(string json)
    {
        using var document = JsonDocument.Parse(json);
        try
        {
            return document.RootElement.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
