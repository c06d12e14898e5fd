using NetworkLens.Api.Disclosure;
using NetworkLens.Api.Organisations;
using NetworkLens.Api.People;
using NetworkLens.GraphQL.Execution;
using DataOrganisation = NetworkLens.Data.Model.Organisation;
using DataPerson = NetworkLens.Data.Model.Person;
using DataUnit = NetworkLens.Data.Model.Unit;

namespace NetworkLens.Api.Networks;

/// <summary>From the indices that the engine knows to the rows that clients are shown.</summary>
internal static class NetworkPeople
{
    /// <summary>The people of some indices, in their order. People erased since the network was read are left out.</summary>
    public static async ValueTask<IReadOnlyList<DataPerson>> PeopleAsync(
        this NetworkView view, IEnumerable<int> people, ResolverContext context)
    {
        var rows = await context.Loader<PersonById>().LoadManyAsync(people.Select(p => view.Network.PersonIds[p]));
        return [.. rows.OfType<DataPerson>()];
    }

    /// <summary>
    /// The people whom a figure names, null for a viewer who may not see individuals. That somebody holds two groups together says
    /// something about them, however large the groups.
    /// </summary>
    public static async ValueTask<IReadOnlyList<DataPerson>?> NamedPeopleAsync(
        this NetworkView view, IEnumerable<int> people, ResolverContext context) =>
        view.Policy.Disclose(people, FigureSubject.OnePerson).Figures is { } shown ? await view.PeopleAsync(shown, context) : null;

    /// <summary>Why a figure names nobody, null where it may.</summary>
    /// <param name="view">The network.</param>
    /// <param name="whole">Why the figures that would name them are withheld altogether.</param>
    public static Withheld? NamesWithheld(this NetworkView view, Withheld? whole) =>
        whole ?? view.Policy.Disclose(view, FigureSubject.OnePerson).Withheld;

    /// <summary>The person of an index.</summary>
    public static ValueTask<DataPerson?> PersonAsync(this NetworkView view, int person, ResolverContext context) =>
        context.Loader<PersonById>().LoadAsync(view.Network.PersonIds[person]);

    /// <summary>The organisation of an index; null for none.</summary>
    public static ValueTask<DataOrganisation?> OrganisationAsync(this NetworkView view, int? organisation, ResolverContext context) =>
        organisation is >= 0 and var index
            ? context.Loader<OrganisationById>().LoadAsync(view.Network.Organisations[index].Id)
            : ValueTask.FromResult<DataOrganisation?>(null);

    /// <summary>The unit of an index; null for none.</summary>
    public static ValueTask<DataUnit?> UnitAsync(this NetworkView view, int? unit, ResolverContext context) =>
        unit is >= 0 and var index
            ? context.Loader<UnitById>().LoadAsync(view.Network.Units[index].Id)
            : ValueTask.FromResult<DataUnit?>(null);
}
