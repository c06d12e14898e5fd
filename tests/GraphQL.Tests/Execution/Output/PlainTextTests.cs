using System.Text;
using NetworkLens.GraphQL.Execution.Output;

namespace NetworkLens.GraphQL.Tests.Execution.Output;

/// <summary>Against a look at each character by itself, at every length at which another way of copying begins.</summary>
public sealed class PlainTextTests
{
    [Fact]
    public void Plain_text_of_any_length_is_copied_whole_and_nothing_beside_it()
    {
        for (var length = 0; length < 70; length++)
        {
            var text = string.Create(length, 0, (span, _) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = " !#[]~\u007fazAZ09"[i % 12];
                }
            });
            var target = new byte[length + 2];
            target[0] = target[^1] = 0xEE;

            PlainText.Narrow(text, ref target.AsSpan(1)[0]).ShouldBe(length);

            target[1..^1].ShouldBe(Encoding.ASCII.GetBytes(text));
            (target[0], target[^1]).ShouldBe(((byte)0xEE, (byte)0xEE));
        }
    }

    [Theory]
    [InlineData('"'), InlineData('\\'), InlineData('\0'), InlineData('\u001f'), InlineData('\u0080'), InlineData('\u00ff'),
     InlineData('\u0100'), InlineData('\u0120'), InlineData('\u2041'), InlineData('\u7fff'), InlineData('\u8000'),
     InlineData('\u8041'), InlineData('\uff41'), InlineData('\uffff')]
    public void One_character_that_is_not_plain_ends_the_copy_at_or_before_it(char special)
    {
        for (var length = 1; length < 40; length++)
        {
            for (var place = 0; place < length; place++)
            {
                var text = new string('a', place) + special + new string('b', length - place - 1);
                var target = new byte[length];

                var copied = PlainText.Narrow(text, ref target[0]);

                copied.ShouldBeInRange(Math.Max(0, place - 16), place);
                target[..copied].ShouldBe(Encoding.ASCII.GetBytes(text[..copied]));
            }
        }
    }
}
