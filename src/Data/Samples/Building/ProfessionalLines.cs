using NetworkLens.Data.Samples.Catalogue;
using NetworkLens.Graph.Networks;

namespace NetworkLens.Data.Samples.Building;

/// <summary>
/// Professional lines: a nurse, doctor or allied professional whose manager is of another profession answers for standards to
/// the nearest leader of their own, at a higher level of the same branch or on the executive.
/// </summary>
internal static class ProfessionalLines
{
    /// <summary>Draws them on all posts. Levels rise along every line, so that none can close a circle.</summary>
    internal static void Draw(World world)
    {
        foreach (var post in world.Posts)
        {
            var profession = post.Role.Profession;
            if (profession is not (Professions.Nursing or Professions.Medical or Professions.Allied)
                || post.Level >= Level.Executive
                || post.ReportsTo?.Role.Profession == profession)
            {
                continue;
            }

            post.ProfessionalReportsTo = Nearest(post, profession);
        }
    }

    private static PostDraft? Nearest(PostDraft post, string profession)
    {
        for (var unit = post.Unit; unit is not null; unit = unit.Parent)
        {
            if (unit.Leaders.Find(leader => Fits(leader, post, profession)) is { } found)
            {
                return found;
            }
        }

        return post.Unit.Organisation.Executives.Find(leader => Fits(leader, post, profession));
    }

    private static bool Fits(PostDraft leader, PostDraft post, string profession) =>
        leader.Role.Profession == profession && leader.Level > post.Level && leader != post.ReportsTo;
}
