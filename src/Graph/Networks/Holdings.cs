namespace NetworkLens.Graph.Networks;

/// <summary>Who holds which posts, and so has a place in which organisations.</summary>
internal sealed class Holdings
{
    private readonly int[] _postOffsets;
    private readonly int[] _posts;
    private readonly int[] _organisationOffsets;
    private readonly int[] _organisations;

    private Holdings(int[] postOffsets, int[] posts, int[] organisationOffsets, int[] organisations)
    {
        _postOffsets = postOffsets;
        _posts = posts;
        _organisationOffsets = organisationOffsets;
        _organisations = organisations;
    }

    /// <summary>Joins people and posts. Time O(people + posts).</summary>
    public static Holdings Of(OrganisationNetwork network)
    {
        var postOffsets = new int[network.PeopleCount + 1];
        foreach (var post in network.Posts)
        {
            postOffsets[post.Holder + 1] += post.Holder >= 0 ? 1 : 0;
        }

        CsrGraphBuilder.Accumulate(postOffsets);
        var posts = new int[postOffsets[^1]];
        var next = postOffsets.AsSpan(0, network.PeopleCount).ToArray();
        for (var post = 0; post < network.Posts.Length; post++)
        {
            if (network.Posts[post].Holder is >= 0 and var holder)
            {
                posts[next[holder]++] = post;
            }
        }

        var organisationOffsets = new int[network.PeopleCount + 1];
        var organisations = new List<int>(network.PeopleCount);
        var places = new List<int>();
        for (var person = 0; person < network.PeopleCount; person++)
        {
            places.Clear();
            Add(network.OrganisationOf[person], places);
            for (var at = postOffsets[person]; at < postOffsets[person + 1]; at++)
            {
                Add(network.Posts[posts[at]].Organisation, places);
            }

            places.Sort();
            organisations.AddRange(places);
            organisationOffsets[person + 1] = organisations.Count;
        }

        return new(postOffsets, posts, organisationOffsets, [.. organisations]);
    }

    // Few people have more than two posts: a list is looked through sooner than a set is made.
    private static void Add(int organisation, List<int> places)
    {
        if (organisation >= 0 && !places.Contains(organisation))
        {
            places.Add(organisation);
        }
    }

    /// <summary>Posts of a person, ascending.</summary>
    public ReadOnlySpan<int> PostsOf(int person) => _posts.AsSpan(_postOffsets[person].._postOffsets[person + 1]);

    /// <summary>Organisations of a person, ascending.</summary>
    public ReadOnlySpan<int> OrganisationsOf(int person) =>
        _organisations.AsSpan(_organisationOffsets[person].._organisationOffsets[person + 1]);
}
