using static NetworkLens.Data.Samples.Catalogue.Professions;
using static NetworkLens.Data.Samples.Catalogue.ServiceLeadership;
using static NetworkLens.Data.Samples.Catalogue.Teams;

namespace NetworkLens.Data.Samples.Catalogue;

/// <summary>What is not a trust: the care board, primary care, and the names of systems and places. All invented.</summary>
internal static class SystemCatalogue
{
    /// <summary>Systems by key and name; the sample has one for every <see cref="PeoplePerSystem"/> people.</summary>
    internal static readonly (string Key, string Name)[] Systems =
    [
        ("NM", "Northmere"), ("EM", "Eastmere"), ("SM", "Southmere"), ("WM", "Westmere"), ("HM", "Highmere"), ("LM", "Longmere"),
        ("FM", "Farmere"), ("OM", "Overmere"), ("UM", "Undermere"), ("IM", "Innermere"), ("TM", "Stillmere"), ("AM", "Amblemere"),
        ("DM", "Deepmere"), ("RM", "Rushmere"),
    ];

    /// <summary>A system larger than this would have spans of control that nobody would believe.</summary>
    internal const int PeoplePerSystem = 16_000;

    /// <summary>Acute, mental health, community, primary care, care board: parts in a hundred of the people.</summary>
    internal static readonly int[] OrganisationWeights = [50, 16, 16, 13, 5];

    internal static readonly string[] Networks =
        ["Lakeside", "Fellside", "Harbour", "Old Town", "Valley", "Riverbank", "Moorland", "Castle"];

    internal static readonly string[] Practices =
    [
        "Bridge End", "Sycamore", "Market Cross", "Tarn View", "Weavers", "Chapel Lane", "Orchard Row", "Quayside", "Larkrise",
        "Brackenfield",
        "Hollin Bank", "Ferry House", "Three Oaks", "Kiln Street", "Swan Court", "Rowan", "Beckside", "Lantern Hill", "Meadowsweet",
        "Corn Mill",
        "Saddlers", "Heron", "Limekiln", "Northgate", "Elder Lane", "Copper Beech", "Pinfold", "Skylark", "Turnpike", "Wharf Road",
    ];

    internal static readonly Role[] NetworkExecutives =
    [
        new("Network Clinical Director", Medical, "GP Partner", ManagementShare: 40),
        new("Network Manager", Management, "Band 8b"),
    ];

    internal static readonly OrganisationKind CareBoard = new(
        'B', "Integrated Care Board", "care_board", SystemLevel: true, PeoplePerService: 9, PeoplePerDirectorate: 18,
        [
            new("Chief Executive", Management, "VSM"),
            new("Chief Medical Officer", Medical, "Consultant", ManagementShare: 80),
            new("Chief Nursing Officer", Nursing, "VSM", ManagementShare: 80),
            new("Director of System Delivery", Management, "VSM"),
            new("Chief Finance Officer", Management, "VSM"),
            new("Director of Strategy and Integration", Management, "VSM"),
            new("Chief Digital and Data Officer", Management, "VSM"),
        ],
        ["Meridian House"],
        [
            new("TRA", "System Transformation", "", 40, "Director of System Delivery", Clinical: false,
                new("URG", "Urgent Care Programme", "Urgent care", HeadOfFunction, Programme),
                new("FRA", "Frailty Programme", "Frailty", HeadOfFunction, Programme),
                new("CHI", "Children and Maternity Programme", "Children", HeadOfFunction, Programme),
                new("LTC", "Diabetes and Long-Term Conditions Programme", "Diabetes", HeadOfFunction, Programme),
                new("CAN", "Cancer Programme", "Cancer", HeadOfFunction, Programme)),
            new("PRI", "Primary Care Commissioning", "Neighbourhood care", 20, "Director of System Delivery", Clinical: false,
                new("NEI", "Neighbourhood Development", "Neighbourhood care", HeadOfFunction, Programme),
                new("CON", "Contracting", "", HeadOfFunction, Corporate)),
            new("QUA", "Quality and Nursing", "", 16, "Chief Nursing Officer", Clinical: false,
                new ServiceKind("QUA", "Quality and Safeguarding", "", HeadOfFunction, Programme)),
            new("FIN", "Finance and Intelligence", "", 24, "Chief Finance Officer", Clinical: false,
                new("FIN", "Finance", "", HeadOfFunction, Corporate),
                new("INT", "Population Health Intelligence", "", HeadOfFunction, Corporate)),
        ]);

    internal static readonly OrganisationKind PrimaryCareBody = new(
        'P', "Primary Care Collaborative", "primary_care", SystemLevel: false, PeoplePerService: 9, PeoplePerDirectorate: 30,
        [
            new("Managing Director", Management, "Band 9"),
            new("Primary Care Medical Director", Medical, "GP Partner", ManagementShare: 50),
        ],
        ["Meridian House"],
        [
            new("SUP", "Primary Care Support", "Neighbourhood care", 1, "Managing Director", Clinical: false,
                new("DEV", "Practice Development", "Neighbourhood care", HeadOfFunction, Programme),
                new("WOR", "Workforce and Training", "Neighbourhood care", HeadOfFunction, Corporate)),
        ]);
}
