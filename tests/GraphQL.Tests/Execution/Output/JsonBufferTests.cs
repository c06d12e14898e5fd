using System.Text;
using System.Text.Json;
using NetworkLens.GraphQL.Execution.Output;

namespace NetworkLens.GraphQL.Tests.Execution.Output;

/// <summary>Bytes against what System.Text.Json reads back.</summary>
public sealed class JsonBufferTests
{
    [Fact]
    public void Every_character_at_every_place_reads_back()
    {
        var buffer = new JsonBuffer();
        for (var c = 0; c <= 0x2FF; c++)
        {
            for (var length = 1; length < 20; length++)
            {
                var text = new string('a', length - 1) + (char)c + "tail";
                buffer.Clear();
                buffer.String(text);
                JsonSerializer.Deserialize<string>(buffer.Written).ShouldBe(text);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_text_reads_back_with_lone_surrogates_replaced(int seed)
    {
        var random = new Random(seed);
        var buffer = new JsonBuffer();
        for (var round = 0; round < 2_000; round++)
        {
            var text = string.Create(random.Next(70), random, (span, r) =>
            {
                foreach (ref var c in span)
                {
                    c = (char)(r.Next(4) == 0 ? r.Next(0x10000) : r.Next(0x20, 0x7F));
                }
            });
            buffer.Clear();
            buffer.String(text);
            var expected = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            JsonSerializer.Deserialize<string>(buffer.Written).ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData(0L, "0")]
    [InlineData(9L, "9")]
    [InlineData(10L, "10")]
    [InlineData(-1L, "-1")]
    [InlineData(long.MinValue, "-9223372036854775808")]
    [InlineData(long.MaxValue, "9223372036854775807")]
    public void Integers_read_as_written(long value, string expected)
    {
        var buffer = new JsonBuffer();
        buffer.Integer(value);
        Encoding.UTF8.GetString(buffer.Written).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.0)]
    [InlineData(1e300)]
    [InlineData(5e-324)]
    [InlineData(double.MaxValue)]
    [InlineData(1.0 / 3)]
    public void Numbers_read_back_as_the_same_number(double value)
    {
        var buffer = new JsonBuffer();
        buffer.Float(value);
        JsonSerializer.Deserialize<double>(buffer.Written).ShouldBe(value);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a_name_of_more_than_thirty_two_bytes_altogether")]
    public void Names_short_and_long_leave_what_follows_in_place(string name)
    {
        var buffer = new JsonBuffer();
        buffer.Name(EncodedName.Of(name, isFirst: true));
        buffer.Integer(1);
        buffer.Name(EncodedName.Of(name + "2", isFirst: false));
        buffer.Null();
        buffer.Byte((byte)'}');
        Encoding.UTF8.GetString(buffer.Written).ShouldBe($$"""{"{{name}}":1,"{{name}}2":null}""");
    }

    [Fact]
    public void Text_after_a_rollback_takes_the_place_of_what_was_there()
    {
        var buffer = new JsonBuffer();
        buffer.Raw("[1,"u8);
        var mark = buffer.Length;
        buffer.String(new string('x', 10_000));
        buffer.Length = mark;
        buffer.Null();
        Encoding.UTF8.GetString(buffer.Written).ShouldBe("[1,null");
    }

    [Fact]
    public void More_than_the_limit_ends_the_request()
    {
        var buffer = new JsonBuffer { MaxLength = 5_000 };

        Should.Throw<ResponseTooLargeException>(() =>
        {
            for (var i = 0; i < 100_000; i++)
            {
                buffer.Byte((byte)'x');
            }
        });
    }
}
