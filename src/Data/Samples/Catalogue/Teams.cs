using static NetworkLens.Data.Samples.Catalogue.Professions;

namespace NetworkLens.Data.Samples.Catalogue;

/// <summary>The teams of which services are made. The mixes aim at the staff groups of a real system, not of one ward.</summary>
internal static class Teams
{
    internal static readonly TeamKind Ward = new(
        "Ward", 120, new Role("Ward Manager", Nursing, "Band 7", ManagementShare: 40),
        new("Staff Nurse", Nursing, "Band 5", 40), new("Senior Staff Nurse", Nursing, "Band 6", 13),
        new("Nursing Associate", ClinicalSupport, "Band 4", 6), new("Healthcare Assistant", ClinicalSupport, "Band 2", 30),
        new("Senior Healthcare Assistant", ClinicalSupport, "Band 3", 20), new("Ward Clerk", Administrative, "Band 2", 7),
        new("Ward Housekeeper", Estates, "Band 2", 3));

    internal static readonly TeamKind Emergency = new(
        "Nursing Team", 120, new Role("Senior Charge Nurse", Nursing, "Band 7", ManagementShare: 40),
        new("Emergency Staff Nurse", Nursing, "Band 5", 36), new("Emergency Charge Nurse", Nursing, "Band 6", 16),
        new("Emergency Nurse Practitioner", Nursing, "Band 7", 6), new("Healthcare Assistant", ClinicalSupport, "Band 3", 38),
        new("Reception Clerk", Administrative, "Band 2", 10), new("Porter", Estates, "Band 2", 4));

    internal static readonly TeamKind Doctors = new(
        "Medical Team", 78, new Role("Lead Consultant", Medical, "Consultant", ManagementShare: 20),
        new("Consultant", Medical, "Consultant", 36), new("Specialty Registrar", Medical, "Specialty Registrar", 26),
        new("Specialty Doctor", Medical, "Specialty Doctor", 12), new("Foundation Doctor", Medical, "Foundation Year 2", 10),
        new("Foundation Doctor", Medical, "Foundation Year 1", 10), new("Physician Associate", Scientific, "Band 7", 6));

    internal static readonly TeamKind Clinic = new(
        "Clinic and Specialist Nurses", 90, new Role("Lead Clinical Nurse Specialist", Nursing, "Band 8a", ManagementShare: 30),
        new("Clinical Nurse Specialist", Nursing, "Band 7", 20), new("Clinical Nurse Specialist", Nursing, "Band 6", 22),
        new("Outpatient Staff Nurse", Nursing, "Band 5", 18), new("Outpatient Healthcare Assistant", ClinicalSupport, "Band 3", 38),
        new("Clinic Coordinator", Administrative, "Band 3", 14));

    internal static readonly TeamKind Therapies = new(
        "Therapies", 90, new Role("Therapy Team Lead", Allied, "Band 7", ManagementShare: 30),
        new("Physiotherapist", Allied, "Band 6", 22), new("Physiotherapist", Allied, "Band 5", 10),
        new("Occupational Therapist", Allied, "Band 6", 22), new("Dietitian", Allied, "Band 6", 8),
        new("Speech and Language Therapist", Allied, "Band 6", 8), new("Therapy Assistant", ClinicalSupport, "Band 3", 36),
        new("Therapy Administrator", Administrative, "Band 3", 6));

    internal static readonly TeamKind Office = new(
        "Administration", 65, new Role("Administration Team Leader", Administrative, "Band 5"),
        new("Medical Secretary", Administrative, "Band 4", 34), new("Administrator", Administrative, "Band 3", 36),
        new("Booking Clerk", Administrative, "Band 2", 20), new("Pathway Coordinator", Administrative, "Band 4", 10));

    internal static readonly TeamKind Theatre = new(
        "Operating Team", 110, new Role("Theatre Team Leader", Nursing, "Band 7", ManagementShare: 30),
        new("Operating Department Practitioner", Scientific, "Band 6", 22),
        new("Operating Department Practitioner", Scientific, "Band 5", 12),
        new("Theatre Nurse", Nursing, "Band 5", 34), new("Theatre Support Worker", ClinicalSupport, "Band 2", 26),
        new("Theatre Porter", Estates, "Band 2", 6));

    internal static readonly TeamKind Midwives = new(
        "Midwifery Team", 110, new Role("Midwifery Team Manager", Nursing, "Band 7", ManagementShare: 40),
        new("Midwife", Nursing, "Band 6", 50), new("Newly Qualified Midwife", Nursing, "Band 5", 12),
        new("Maternity Support Worker", ClinicalSupport, "Band 3", 28), new("Maternity Clerk", Administrative, "Band 2", 10));

    internal static readonly TeamKind Imaging = new(
        "Team", 100, new Role("Lead Radiographer", Allied, "Band 7", ManagementShare: 30),
        new("Diagnostic Radiographer", Allied, "Band 6", 34), new("Diagnostic Radiographer", Allied, "Band 5", 20),
        new("Sonographer", Allied, "Band 7", 8), new("Imaging Assistant", ClinicalSupport, "Band 3", 24),
        new("Imaging Bookings Clerk", Administrative, "Band 3", 14));

    internal static readonly TeamKind Laboratory = new(
        "Laboratory", 100, new Role("Laboratory Section Lead", Scientific, "Band 7", ManagementShare: 30),
        new("Biomedical Scientist", Scientific, "Band 6", 34), new("Biomedical Scientist", Scientific, "Band 5", 20),
        new("Clinical Scientist", Scientific, "Band 7", 8), new("Medical Laboratory Assistant", ClinicalSupport, "Band 3", 30),
        new("Laboratory Clerk", Administrative, "Band 2", 8));

    internal static readonly TeamKind Pharmacy = new(
        "Team", 100, new Role("Lead Pharmacist", Scientific, "Band 8a", ManagementShare: 30),
        new("Clinical Pharmacist", Scientific, "Band 7", 24), new("Pharmacist", Scientific, "Band 6", 16),
        new("Pharmacy Technician", Scientific, "Band 5", 32), new("Pharmacy Assistant", ClinicalSupport, "Band 3", 24),
        new("Pharmacy Clerk", Administrative, "Band 2", 4));

    internal static readonly TeamKind DistrictNurses = new(
        "Nursing Team", 110, new Role("District Nursing Team Leader", Nursing, "Band 7", ManagementShare: 40),
        new("District Nurse", Nursing, "Band 6", 20), new("Community Staff Nurse", Nursing, "Band 5", 36),
        new("Community Healthcare Assistant", ClinicalSupport, "Band 3", 40), new("Team Administrator", Administrative, "Band 3", 14));

    internal static readonly TeamKind Response = new(
        "Response Team", 100, new Role("Response Team Leader", Allied, "Band 7", ManagementShare: 40),
        new("Advanced Clinical Practitioner", Nursing, "Band 8a", 10), new("Community Nurse", Nursing, "Band 6", 28),
        new("Occupational Therapist", Allied, "Band 6", 16), new("Paramedic", Allied, "Band 6", 10),
        new("Rehabilitation Assistant", ClinicalSupport, "Band 3", 26), new("Response Coordinator", Administrative, "Band 3", 10));

    internal static readonly TeamKind ChildHealth = new(
        "Child Health Team", 100, new Role("Health Visiting Team Leader", Nursing, "Band 7", ManagementShare: 40),
        new("Health Visitor", Nursing, "Band 6", 36), new("School Nurse", Nursing, "Band 6", 12),
        new("Community Nursery Nurse", ClinicalSupport, "Band 4", 26), new("Paediatric Therapist", Allied, "Band 6", 14),
        new("Team Administrator", Administrative, "Band 3", 12));

    internal static readonly TeamKind MentalHealthTeam = new(
        "Team", 100, new Role("Community Team Manager", Nursing, "Band 7", ManagementShare: 50),
        new("Community Mental Health Nurse", Nursing, "Band 6", 32), new("Mental Health Social Worker", Scientific, "Band 6", 8),
        new("Occupational Therapist", Allied, "Band 6", 12), new("Clinical Psychologist", Scientific, "Band 8a", 10),
        new("Recovery Support Worker", ClinicalSupport, "Band 3", 34), new("Consultant Psychiatrist", Medical, "Consultant", 5),
        new("Specialty Doctor", Medical, "Specialty Doctor", 4), new("Team Administrator", Administrative, "Band 3", 11));

    internal static readonly TeamKind MentalHealthWard = new(
        "Ward", 120, new Role("Ward Manager", Nursing, "Band 7", ManagementShare: 40),
        new("Mental Health Nurse", Nursing, "Band 5", 32), new("Senior Mental Health Nurse", Nursing, "Band 6", 12),
        new("Mental Health Support Worker", ClinicalSupport, "Band 3", 44), new("Occupational Therapist", Allied, "Band 5", 6),
        new("Resident Doctor", Medical, "Specialty Registrar", 5), new("Ward Clerk", Administrative, "Band 2", 6),
        new("Ward Housekeeper", Estates, "Band 2", 3));

    internal static readonly TeamKind TalkingTherapies = new(
        "Therapy Team", 95, new Role("Lead Psychological Therapist", Scientific, "Band 8a", ManagementShare: 30),
        new("Psychological Therapist", Scientific, "Band 7", 34),
        new("Psychological Wellbeing Practitioner", ClinicalSupport, "Band 5", 34),
        new("Assistant Psychologist", ClinicalSupport, "Band 4", 18), new("Team Administrator", Administrative, "Band 3", 14));

    internal static readonly TeamKind Facilities = new(
        "Team", 110, new Role("Facilities Supervisor", Estates, "Band 4"),
        new("Domestic Assistant", Estates, "Band 2", 44), new("Porter", Estates, "Band 2", 26),
        new("Catering Assistant", Estates, "Band 2", 18), new("Maintenance Craftsperson", Estates, "Band 4", 12));

    internal static readonly TeamKind Corporate = new(
        "Team", 90, new Role("{0} Team Leader", Administrative, "Band 6"),
        new("{0} Officer", Administrative, "Band 4", 34), new("{0} Adviser", Administrative, "Band 5", 26),
        new("{0} Analyst", Administrative, "Band 6", 20), new("{0} Administrator", Administrative, "Band 3", 16));

    internal static readonly TeamKind Programme = new(
        "Programme Team", 80, new Role("Senior Programme Manager", Management, "Band 8a"),
        new("Programme Officer", Administrative, "Band 5", 36), new("Project Support Officer", Administrative, "Band 4", 22),
        new("Commissioning Manager", Management, "Band 7", 5), new("Clinical Adviser", Nursing, "Band 8a", 12),
        new("Programme Analyst", Administrative, "Band 6", 18));

    internal static readonly TeamKind PracticeClinic = new(
        "Clinical Team", 100, new Role("Lead Practice Nurse", Nursing, "Band 7", ManagementShare: 20),
        new("Salaried General Practitioner", Medical, "Salaried GP", 22), new("General Practitioner Partner", Medical, "GP Partner", 18),
        new("Practice Nurse", Nursing, "Band 6", 22), new("Healthcare Assistant", ClinicalSupport, "Band 3", 18),
        new("Practice Pharmacist", Scientific, "Band 7", 10), new("First Contact Physiotherapist", Allied, "Band 7", 5),
        new("Social Prescribing Link Worker", ClinicalSupport, "Band 5", 5));

    internal static readonly TeamKind PracticeOffice = new(
        "Reception and Administration", 90, new Role("Reception Lead", Administrative, "Band 4"),
        new("Receptionist", Administrative, "Band 2", 60), new("Practice Administrator", Administrative, "Band 3", 40));
}
