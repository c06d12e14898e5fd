using NetworkLens.Data.Model;

namespace NetworkLens.Data.Tests.Model;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("Siân  O’Brien ", "sian o'brien")]
    [InlineData("ZOË", "zoe")]
    [InlineData("Zoe\u0308", "zoe")]
    [InlineData("Łukasz Żółć", "lukasz zolc")]
    [InlineData("Straße Æther Œuvre", "strasse aether oeuvre")]
    [InlineData("Nguyễn Đức", "nguyen duc")]
    [InlineData("\tA–B\n", "a-b")]
    [InlineData("Ωmega 東京", "ωmega 東京")]
    [InlineData("   ", "")]
    public void Names_are_found_however_they_are_typed(string text, string folded) => TextFolding.Fold(text).ShouldBe(folded);

    [Fact]
    public void Folding_twice_is_folding_once()
    {
        for (var code = 0; code <= 0xFFFF; code++)
        {
            var once = TextFolding.Fold("a" + (char)code + "b");
            TextFolding.Fold(once).ShouldBe(once);
        }
    }
}
