using NetworkLens.Graph.Networks;

namespace NetworkLens.Graph.Expectations;

/// <summary>Finds separate routes of one or two ties, which spare most people the search for longer ones.</summary>
/// <remarks>
/// Contacts who are in the group are a route each; every other contact is one with a member of the group whom no route has yet. Taken as
/// they come: enough of them prove that there are enough, too few prove nothing. Time O(ties of a person's contacts), mostly far less.
/// Keeps its arrays; not safe to share between threads.
/// </remarks>
/// <param name="ties">The ties, as those who reach follow them.</param>
internal sealed class ShortRoutes(CsrGraph ties)
{
    private readonly int[] _inGroup = new int[ties.NodeCount]; // The group for which somebody was last marked.
    private readonly int[] _taken = new int[ties.NodeCount];   // The question in which somebody was last on a route.
    private int _group;
    private int _question;

    /// <summary>Asks about routes to another group.</summary>
    public void LeadTo(ReadOnlySpan<int> group)
    {
        _group++;
        foreach (var member in group)
        {
            _inGroup[member] = _group;
        }
    }

    /// <summary>Whether so many routes from a person to the group share nobody else; false where these few are not found.</summary>
    public bool AreFrom(int person, int routes)
    {
        _question++;
        _taken[person] = _question;
        foreach (var contact in ties.Neighbours(person))
        {
            if (_inGroup[contact] == _group && IsFree(contact))
            {
                _taken[contact] = _question;
                routes--;
            }
        }

        foreach (var contact in ties.Neighbours(person))
        {
            if (routes <= 0)
            {
                break;
            }

            routes -= IsFree(contact) && LeadsOn(contact) ? 1 : 0;
        }

        return routes <= 0;
    }

    private bool LeadsOn(int contact)
    {
        foreach (var other in ties.Neighbours(contact))
        {
            if (_inGroup[other] == _group && IsFree(other))
            {
                _taken[contact] = _taken[other] = _question;
                return true;
            }
        }

        return false;
    }

    private bool IsFree(int person) => _taken[person] != _question;
}
