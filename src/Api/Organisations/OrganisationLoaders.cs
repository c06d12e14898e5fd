using NetworkLens.Api.Paging;
using NetworkLens.Data.Model;
using NetworkLens.Data.Querying;

namespace NetworkLens.Api.Organisations;

/// <summary>Organisations by id.</summary>
internal sealed class OrganisationById(BatchLoads loads) : RowLoader<Organisation>(loads.OrganisationsAsync);

/// <summary>Units by id.</summary>
internal sealed class UnitById(BatchLoads loads) : RowLoader<Unit>(loads.UnitsAsync);

/// <summary>The units of an organisation.</summary>
internal sealed class UnitsOfOrganisation(BatchLoads loads) : RowsLoader<Unit>(loads.UnitsOfOrganisationsAsync);

/// <summary>Links of an organisation to what it belongs to.</summary>
internal sealed class ParentsOfOrganisation(BatchLoads loads) : RowsLoader<OrganisationLink>(loads.ParentsOfOrganisationsAsync);

/// <summary>Links of an organisation to what belongs to it.</summary>
internal sealed class ChildrenOfOrganisation(BatchLoads loads) : RowsLoader<OrganisationLink>(loads.ChildrenOfOrganisationsAsync);
