using System.Runtime.InteropServices;

namespace NetworkLens.Graph.Networks;

/// <summary>Where the posts that a person holds put that person.</summary>
/// <param name="Primary">Position of the primary post among all posts, -1 when the person holds none.</param>
/// <param name="Discipline">Discipline of all posts together.</param>
/// <param name="ManagementShare">Share of management in all posts together, 0..1; NaN unknown.</param>
internal readonly record struct PersonPlace(int Primary, Discipline Discipline, double ManagementShare)
{
    /// <summary>The place of someone without a post.</summary>
    public static PersonPlace None { get; } = new(-1, Discipline.Unknown, double.NaN);

    /// <summary>Works out the place.</summary>
    /// <param name="posts">All posts, in ordinal order of key.</param>
    /// <param name="held">Positions of the posts that the person holds, ascending.</param>
    /// <remarks>
    /// Primary: greatest whole-time share, then earliest start (an open start is the earliest), then key. Discipline: clinical and
    /// managerial posts together are a hybrid; support shows only where there is nothing else. Management share: mean over the posts
    /// that say theirs, weighted by whole-time share; a managerial post without one counts 1, a clinical or support post 0, others nothing.
    /// </remarks>
    public static PersonPlace Of(List<PostRow> posts, ReadOnlySpan<int> held)
    {
        var place = None;
        var clinical = false;
        var managerial = false;
        var support = false;
        double managed = 0, weighed = 0;
        foreach (var at in held)
        {
            ref readonly var post = ref CollectionsMarshal.AsSpan(posts)[at];
            if (place.Primary < 0 || ComesBefore(post, posts[place.Primary]))
            {
                place = place with { Primary = at };
            }

            clinical |= post.Discipline is Discipline.Clinical or Discipline.Hybrid;
            managerial |= post.Discipline is Discipline.Managerial or Discipline.Hybrid;
            support |= post.Discipline is Discipline.Support;
            if ((post.ManagementShare ?? ShareOf(post.Discipline)) is { } share)
            {
                managed += post.WholeTimeShare * share;
                weighed += post.WholeTimeShare;
            }
        }

        var discipline = (clinical, managerial, support) switch
        {
            (true, true, _) => Discipline.Hybrid,
            (true, false, _) => Discipline.Clinical,
            (false, true, _) => Discipline.Managerial,
            (_, _, true) => Discipline.Support,
            _ => Discipline.Unknown,
        };
        return place with { Discipline = discipline, ManagementShare = weighed > 0 ? managed / weighed : double.NaN };
    }

    // Posts come in order of key, so only a strictly better one replaces an earlier one.
    private static bool ComesBefore(in PostRow post, in PostRow other) =>
        post.WholeTimeShare > other.WholeTimeShare
        || (post.WholeTimeShare == other.WholeTimeShare && (post.Start ?? DateOnly.MinValue) < (other.Start ?? DateOnly.MinValue));

    private static double? ShareOf(Discipline discipline) => discipline switch
    {
        Discipline.Managerial => 1,
        Discipline.Clinical or Discipline.Support => 0,
        _ => null,
    };
}
