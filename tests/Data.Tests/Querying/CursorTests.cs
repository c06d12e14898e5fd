using NetworkLens.Data.Querying;

namespace NetworkLens.Data.Tests.Querying;

public sealed class CursorTests
{
    private static readonly object[] Keys = ["Zoë 𝒜", 5, long.MinValue, -0.1, new DateOnly(2024, 2, 29), 7L];
    private static readonly Type[] Types = [.. Keys.Select(x => x.GetType())];

    [Fact]
    public void What_is_written_is_read() => Cursor.Read(Cursor.Write("Post +a", Keys), "Post +a", Types).ShouldBe(Keys);

    [Fact]
    public void A_cursor_of_another_order_is_none() => Cursor.Read(Cursor.Write("Post +a", Keys), "Post -a", Types).ShouldBeNull();

    [Fact]
    public void Any_change_and_any_cut_makes_it_none()
    {
        var cursor = Cursor.Write("Post +a", Keys);
        for (var i = 0; i < cursor.Length; i++)
        {
            Cursor.Read(cursor[..i], "Post +a", Types).ShouldBeNull();
            Cursor.Read(cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..], "Post +a", Types).ShouldBeNull();
        }
    }

    [Fact]
    public void Keys_that_no_database_could_compare_with_make_it_none()
    {
        Cursor.Read(Cursor.Write("x", ["a\0b"]), "x", [typeof(string)]).ShouldBeNull();
        Cursor.Read(Cursor.Write("x", [double.NaN]), "x", [typeof(double)]).ShouldBeNull();
        Cursor.Read(Cursor.Write("x", [5_000_000]), "x", [typeof(DateOnly)]).ShouldBeNull();
        Cursor.Read(Cursor.Write("x", [5]), "x", [typeof(string)]).ShouldBeNull();
        Cursor.Read(Cursor.Write("x", [5, 6]), "x", [typeof(int)]).ShouldBeNull();
    }

    [Fact]
    public void Rubbish_is_none_and_never_throws()
    {
        var random = new Random(1);
        for (var i = 0; i < 5_000; i++)
        {
            var bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            Cursor.Read(Convert.ToBase64String(bytes), "x", [typeof(string), typeof(long)]).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("az", "a{")]
    [InlineData("a\uD7FF", "a\uE000")]
    [InlineData("a\uFFFF", "a\U00010000")]
    [InlineData("a\U0010FFFF", "b")]
    [InlineData("\U0010FFFF", null)]
    [InlineData("", null)]
    public void The_text_after_a_prefix_steps_over_what_is_no_code_point(string prefix, string? after) =>
        TextField.FirstAfter(prefix).ShouldBe(after);
}
