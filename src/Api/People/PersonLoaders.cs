using NetworkLens.Api.Paging;
using NetworkLens.Data.Model;
using NetworkLens.Data.Querying;

namespace NetworkLens.Api.People;

/// <summary>People by id.</summary>
internal sealed class PersonById(BatchLoads loads) : RowLoader<Person>(loads.PeopleAsync);

/// <summary>The posts of a person.</summary>
internal sealed class PostsOfPerson(BatchLoads loads) : RowsLoader<Post>(loads.PostsOfPeopleAsync);

/// <summary>The free attributes of a person.</summary>
internal sealed class AttributesOfPerson(BatchLoads loads) : RowsLoader<PersonAttribute>(loads.AttributesOfPeopleAsync);
