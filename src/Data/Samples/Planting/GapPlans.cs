using NetworkLens.Data.Samples.Catalogue;
using NetworkLens.Graph.Networks;
using static NetworkLens.Data.Samples.PlantedDimension;
using static NetworkLens.Data.Samples.PlantedKind;

namespace NetworkLens.Data.Samples.Planting;

/// <summary>The links that a sample lacks on purpose. samples/README.md tells each of them in words.</summary>
internal static class GapPlans
{
    /// <summary>Groups of different plans never share a pair of people, so that each cut can be judged alone.</summary>
    internal static readonly GapPlan[] All =
    [
        new("Urgent care of the hospital and urgent community response do not talk",
            Sparse, CrossOrganisation, new('A', ["UEC-EDS", "UEC-SDE", "UEC-AMU", "UEC-FLO"]), new('C', ["UCR"])),
        new("Mental health liaison in the hospital is cut off from its counterpart in the mental health trust",
            Sparse, CrossOrganisation, new('A', ["UEC-MHL"]), new('M', ["CRI-LIA"])),
        new("Hospital and community diabetes teams do not talk",
            Sparse, CrossOrganisation, new('A', ["MED-DIA"]), new('C', ["LTC-DIA"])),
        new("Children's services of the hospital and children's mental health keep a quarter of their contact",
            Sparse, CrossOrganisation, new('A', ["CHI"]), new('M', ["CYP"]), Keep: 0.25),
        new("Cardiology and respiratory medicine are cut off from each other",
            Sparse, Horizontal, new('A', ["MED-CAR"]), new('A', ["MED-RES"])),
        new("Theatres and orthopaedics keep a quarter of their contact",
            Sparse, Horizontal, new('A', ["SUR-THE"]), new('A', ["SUR-ORT"]), Keep: 0.25),
        new("Frailty and cancer, two directorates of the hospital, are cut off from each other",
            Sparse, Horizontal, new('A', ["FRA"]), new('A', ["CAN"])),
        new("Community mental health teams and talking therapies keep half of their contact",
            Sparse, Horizontal, new('M', ["ADU-CMH"]), new('M', ["ADU-TAL"]), Keep: 0.5),
        new("Doctors and nurses of general surgery do not talk",
            Sparse,
            Horizontal,
            new('A', ["SUR-GEN"], Levels: [Level.Frontline], Profession: Professions.Medical),
            new('A', ["SUR-GEN"], Levels: [Level.Frontline, Level.TeamLead], Profession: Professions.Nursing)),
        new("Managers and clinicians of the frailty directorate do not talk",
            Sparse,
            ClinicalManagerial,
            new('A', ["FRA"], Disciplines: [Discipline.Managerial]),
            new('A', ["FRA"], Disciplines: [Discipline.Clinical])),
        new("The front line of the community trust keeps a quarter of its contact with directorate leaders and executives",
            Sparse,
            Vertical,
            new('C', Levels: [Level.Frontline], Disciplines: [Discipline.Clinical, Discipline.Support]),
            new('C', Levels: [Level.Directorate, Level.Executive]),
            Keep: 0.25),
        new("Front line and team leads of the mental health trust never meet an executive",
            Sparse,
            Vertical,
            new('M', NotUnits: ["EXE", "INP-REC"], Levels: [Level.Frontline, Level.TeamLead]),
            new('M', Levels: [Level.Executive])),
        new("Recovery and rehabilitation, at a site of its own, hangs on one person",
            Fragile, Horizontal, new('M', ["INP-REC"]), new('M', NotUnits: ["INP-REC"])),
        new("Maternity and children, two directorates of the hospital, hang on one person",
            Fragile, Horizontal, new('A', ["WMS"]), new('A', ["CHI"])),
        new("The front line of diagnostics has no route of two steps to an executive",
            Unreached,
            Vertical,
            new('A', ["DIA"], Levels: [Level.Frontline], Disciplines: [Discipline.Clinical, Discipline.Support]),
            new('A', Levels: [Level.Executive])),
    ];
}
