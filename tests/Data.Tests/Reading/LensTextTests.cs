using System.Reflection;
using NetworkLens.Data.Reading;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Tests.Reading;

public sealed class LensTextTests
{
    [Fact]
    public void Each_property_of_a_lens_changes_its_text()
    {
        Lens[] lenses =
        [
            new(), new() { Kinds = [TieKind.Advice] }, new() { FromTicks = 5 }, new() { ToTicks = 5 }, new() { HalfLifeDays = 5 },
            new() { LeastWeight = 5 }, new() { Direction = TieDirection.Both }, new() { Organisations = ["5"] }, new() { Units = ["5"] },
            new() { Professions = ["5"] }, new() { Levels = [Level.Executive] },
        ];
        lenses.Select(LensText.Canonical).Distinct(StringComparer.Ordinal).Count().ShouldBe(lenses.Length);

        // A property that is new to the lens must be in its text too: then this number changes, and the list above with it.
        typeof(Lens).GetProperties(BindingFlags.Instance | BindingFlags.Public).Length.ShouldBe(lenses.Length - 1);
    }

    [Fact]
    public void Names_cannot_pose_as_others() =>
        LensText.Canonical(new() { Units = ["a", "b"] }).ShouldNotBe(LensText.Canonical(new() { Units = ["a1:b"] }));

    [Fact]
    public void The_order_in_which_names_were_given_does_not_matter() =>
        LensText.Canonical(new() { Units = ["b", "a"], Kinds = [TieKind.Trust, TieKind.Advice] })
            .ShouldBe(LensText.Canonical(new() { Units = ["a", "b"], Kinds = [TieKind.Advice, TieKind.Trust] }));

    [Fact]
    public void A_network_is_named_by_version_lens_and_day()
    {
        var day = new DateOnly(2025, 1, 1);
        string[] names =
        [
            LensText.NetworkVersion(1, Lens.Default, day), LensText.NetworkVersion(2, Lens.Default, day),
            LensText.NetworkVersion(1, Lens.Default, null), LensText.NetworkVersion(1, new() { ToTicks = 1 }, day),
        ];
        names.Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
        names[0].ShouldBe(LensText.NetworkVersion(1, new(), day));
        names[0].ShouldMatch("^[0-9a-f]{16}$");
    }
}
