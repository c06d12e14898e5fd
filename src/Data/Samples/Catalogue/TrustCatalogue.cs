using static NetworkLens.Data.Samples.Catalogue.Professions;
using static NetworkLens.Data.Samples.Catalogue.ServiceLeadership;
using static NetworkLens.Data.Samples.Catalogue.Teams;

namespace NetworkLens.Data.Samples.Catalogue;

/// <summary>The three trusts of a system. Codes are parts of unit keys, and the planted links are written in terms of them.</summary>
internal static class TrustCatalogue
{
    internal const string Operating = "Chief Operating Officer";
    internal const string Finance = "Chief Finance Officer";

    private static readonly Role[] TrustExecutives =
    [
        new("Chief Executive", Management, "VSM"),
        new("Medical Director", Medical, "Consultant", ManagementShare: 70),
        new("Chief Nurse", Nursing, "VSM", ManagementShare: 80),
        new(Operating, Management, "VSM"),
        new(Finance, Management, "VSM"),
        new("Chief People Officer", Management, "VSM"),
        new("Director of Strategy and Partnerships", Management, "VSM"),
    ];

    internal static readonly OrganisationKind Acute = new(
        'A', "Acute Hospitals Trust", "acute_trust", SystemLevel: false, PeoplePerService: 36, PeoplePerDirectorate: 70,
        TrustExecutives, ["General Hospital", "Fell Cross Hospital"],
        [
            new("UEC", "Urgent and Emergency Care", "Urgent care", 14, Operating, Clinical: true,
                new("EDS", "Emergency Department", "Urgent care", Matron, Emergency, Doctors, Emergency, Office),
                new("SDE", "Same Day Emergency Care", "Urgent care", Manager, Emergency, Doctors, Clinic),
                new("MHL", "Mental Health Liaison", "Mental health liaison", Manager, MentalHealthTeam, MentalHealthTeam, Office),
                new("AMU", "Acute Medical Unit", "Urgent care", Matron, Ward, Doctors, Therapies, Ward),
                new("FLO", "Patient Flow and Discharge", "Urgent care", Manager, Office, Clinic)),
            new("MED", "Medicine", "", 15, Operating, Clinical: true,
                new("DIA", "Diabetes and Endocrinology", "Diabetes", Manager, Clinic, Doctors, Ward, Office),
                new("CAR", "Cardiology", "Cardiology", Matron, Ward, Doctors, Ward, Clinic),
                new("RES", "Respiratory Medicine", "Respiratory", Manager, Ward, Doctors, Therapies, Office),
                new("GAS", "Gastroenterology", "", Matron, Ward, Doctors, Clinic, Office),
                new("REN", "Renal Medicine", "", Manager, Ward, Doctors, Clinic),
                new("NEU", "Neurology", "", Manager, Clinic, Doctors, Office)),
            new("SUR", "Surgery and Theatres", "", 17, Operating, Clinical: true,
                new("THE", "Theatres", "", Manager, Theatre, Theatre, Theatre, Office),
                new("ORT", "Trauma and Orthopaedics", "", Matron, Ward, Doctors, Therapies, Ward),
                new("GEN", "General Surgery", "", Manager, Ward, Doctors, Ward, Office),
                new("CRI", "Critical Care and Anaesthetics", "", Matron, Ward, Doctors, Ward, Ward),
                new("URO", "Urology", "", Manager, Clinic, Doctors, Ward),
                new("HEA", "Head and Neck", "", Manager, Clinic, Doctors, Office)),
            new("FRA", "Frailty and Older People", "Frailty", 10, Operating, Clinical: true,
                new("ASS", "Frailty Assessment", "Frailty", Matron, Clinic, Doctors, Therapies, Ward),
                new("OLD", "Care of Older People", "Frailty", Matron, Ward, Doctors, Ward, Therapies),
                new("STR", "Stroke and Rehabilitation", "Rehabilitation", Manager, Ward, Therapies, Doctors)),
            new("DIA", "Diagnostics and Pharmacy", "Diagnostics", 12, Operating, Clinical: true,
                new("IMG", "Imaging", "Diagnostics", HeadOfProfession, Imaging, Imaging, Doctors, Imaging),
                new("PAT", "Pathology", "Diagnostics", HeadOfProfession, Laboratory, Laboratory, Laboratory),
                new("PHA", "Pharmacy", "Diagnostics", HeadOfProfession, Pharmacy, Pharmacy, Pharmacy)),
            new("WMS", "Women and Maternity", "Maternity", 9, Operating, Clinical: true,
                new("MAT", "Maternity", "Maternity", Matron, Midwives, Midwives, Doctors, Midwives),
                new("GYN", "Gynaecology", "Maternity", Manager, Ward, Doctors, Office),
                new("NEO", "Neonatal Care", "Maternity", Matron, Ward, Doctors, Ward)),
            new("CHI", "Children and Young People", "Children", 7, Operating, Clinical: true,
                new("WAR", "Paediatric Inpatient Care", "Children", Matron, Ward, Doctors, Ward),
                new("CAU", "Children's Assessment", "Children", Manager, Clinic, Doctors, Therapies)),
            new("CAN", "Cancer and Palliative Care", "Cancer", 8, Operating, Clinical: true,
                new("ONC", "Oncology", "Cancer", Matron, Clinic, Doctors, Ward, Office),
                new("HAE", "Haematology", "Cancer", Manager, Clinic, Doctors, Ward),
                new("PAL", "Palliative Care", "Palliative care", Matron, Clinic, Therapies)),
            new("EST", "Estates and Facilities", "", 8, Finance, Clinical: false,
                new("FAC", "Facilities", "", HeadOfFunction, Facilities, Facilities, Facilities),
                new("MAI", "Maintenance", "", HeadOfFunction, Facilities, Facilities)),
            new("COR", "Corporate Services", "", 6, Finance, Clinical: false,
                new("FIN", "Finance", "", HeadOfFunction, Corporate),
                new("PEO", "People Services", "", HeadOfFunction, Corporate),
                new("DIG", "Digital Services", "", HeadOfFunction, Corporate),
                new("GOV", "Governance", "", HeadOfFunction, Corporate)),
        ]);

    internal static readonly OrganisationKind MentalHealth = new(
        'M', "Mental Health Trust", "mental_health_trust", SystemLevel: false, PeoplePerService: 30, PeoplePerDirectorate: 50,
        TrustExecutives, ["Lakeside Clinic", "Elder Bank Hospital"],
        [
            new("CRI", "Crisis and Liaison", "", 20, Operating, Clinical: true,
                new("LIA", "Hospital Liaison", "Mental health liaison", Manager, MentalHealthTeam, MentalHealthTeam, Office),
                new("HTT", "Crisis and Home Treatment", "Urgent care", Matron, MentalHealthTeam, MentalHealthTeam)),
            new("ADU", "Adult Community Mental Health", "Community mental health", 26, Operating, Clinical: true,
                new("CMH", "Community Mental Health", "Community mental health", Manager, MentalHealthTeam, MentalHealthTeam, Office),
                new("TAL", "Talking Therapies", "Community mental health", HeadOfProfession, TalkingTherapies, TalkingTherapies, Office),
                new("EIP", "Early Intervention", "Community mental health", Manager, MentalHealthTeam, MentalHealthTeam)),
            new("INP", "Inpatient Services", "", 24, Operating, Clinical: true,
                new("ACU", "Acute Inpatient Care", "", Matron, MentalHealthWard, MentalHealthWard, MentalHealthWard),
                new("REC", "Recovery and Rehabilitation", "", Matron, MentalHealthWard, Therapies, MentalHealthWard)
                {
                    Site = "Holm Fell House",
                }),
            new("CYP", "Children and Young People's Mental Health", "Children", 16, Operating, Clinical: true,
                new("CAM", "Child and Adolescent Mental Health", "Children", Manager, MentalHealthTeam, MentalHealthTeam, TalkingTherapies),
                new("SCH", "Mental Health in Schools", "Children", HeadOfProfession, TalkingTherapies)),
            new("OPM", "Older People's Mental Health", "Frailty", 8, Operating, Clinical: true,
                new("MEM", "Memory Service", "Frailty", Manager, MentalHealthTeam, Clinic),
                new("OPW", "Older People's Inpatient Care", "Frailty", Matron, MentalHealthWard, MentalHealthWard)),
            new("COR", "Corporate and Estates Services", "", 13, Finance, Clinical: false,
                new("FAC", "Facilities", "", HeadOfFunction, Facilities),
                new("PEO", "People Services", "", HeadOfFunction, Corporate),
                new("DIG", "Digital and Finance", "", HeadOfFunction, Corporate)),
        ]);

    internal static readonly OrganisationKind Community = new(
        'C', "Community Health Trust", "community_trust", SystemLevel: false, PeoplePerService: 30, PeoplePerDirectorate: 50,
        TrustExecutives, ["Millbeck Health Centre", "Stonegarth Community Hospital"],
        [
            new("UCR", "Urgent Community Response", "Urgent care", 18, Operating, Clinical: true,
                new("TWO", "Two-Hour Response", "Urgent care", Manager, Response, Response, Response),
                new("VIR", "Virtual Ward", "Urgent care", Matron, Response, Clinic)),
            new("NEI", "Neighbourhood Nursing", "Neighbourhood care", 26, Operating, Clinical: true,
                new("NOR", "North Neighbourhoods", "Neighbourhood care", Matron, DistrictNurses, DistrictNurses, DistrictNurses),
                new("SOU", "South Neighbourhoods", "Neighbourhood care", Matron, DistrictNurses, DistrictNurses, Office)),
            new("LTC", "Long-Term Conditions", "", 16, Operating, Clinical: true,
                new("DIA", "Community Diabetes", "Diabetes", Manager, Clinic, Therapies),
                new("RES", "Community Respiratory", "Respiratory", Manager, Clinic, Therapies),
                new("CAR", "Heart Failure Service", "Cardiology", Matron, Clinic)),
            new("FRA", "Frailty and Rehabilitation", "Frailty", 16, Operating, Clinical: true,
                new("REH", "Community Rehabilitation", "Rehabilitation", HeadOfProfession, Therapies, Therapies, Ward),
                new("CAR", "Care Homes Service", "Frailty", Matron, DistrictNurses, Response)),
            new("CHF", "Children and Families", "Children", 14, Operating, Clinical: true,
                new("HEA", "Health Visiting and School Nursing", "Children", Matron, ChildHealth, ChildHealth),
                new("THE", "Children's Therapies", "Children", HeadOfProfession, Therapies, ChildHealth)),
            new("COR", "Corporate and Estates Services", "", 10, Finance, Clinical: false,
                new("FAC", "Facilities", "", HeadOfFunction, Facilities),
                new("PEO", "People Services", "", HeadOfFunction, Corporate),
                new("DIG", "Digital and Finance", "", HeadOfFunction, Corporate)),
        ]);
}
