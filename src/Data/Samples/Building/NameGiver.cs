namespace NetworkLens.Data.Samples.Building;

/// <summary>
/// Gives invented names: a first name and a surname drawn apart from lists, each pair once while the lists last, then with a
/// second surname. Any likeness to a living person is chance.
/// </summary>
internal sealed class NameGiver(SampleRandom random)
{
    private const int Attempts = 12;

    private static readonly string[] Women =
    [
        "Aaliyah", "Abena", "Adaeze", "Agnes", "Aiko", "Alice", "Amara", "Amelia", "Amina", "Anjali", "Anna", "Anwen", "Asha",
        "Astrid", "Ayesha", "Beatrice", "Bethan", "Bronagh", "Camille", "Carys", "Catriona", "Charlotte", "Chioma", "Chloe",
        "Clara", "Daniela", "Deepa", "Dilys", "Edith", "Efua", "Eilidh", "Elena", "Eleri", "Elif", "Elsie", "Emily", "Esther",
        "Eva", "Farah", "Fatima", "Fiona", "Freya", "Gabriela", "Georgia", "Grace", "Gwen", "Hannah", "Harriet", "Heledd",
        "Ifeoma", "Ingrid", "Iona", "Irene", "Isla", "Jasmine", "Joanna", "Kamala", "Katarzyna", "Kavita", "Keziah", "Laila",
        "Lara", "Leila", "Lowri", "Lucia", "Maeve", "Magda", "Mariam", "Marta", "Meera", "Mei", "Mia", "Molly", "Nadia", "Naomi",
        "Ngozi", "Niamh", "Nicola", "Noor", "Olivia", "Orla", "Parveen", "Priya", "Rachel", "Rania", "Rosa", "Ruth", "Saoirse",
        "Sarah", "Shanice", "Shreya", "Siobhan", "Sofia", "Sunita", "Tamara", "Tessa", "Thandi", "Uzma", "Vera", "Wanjiru",
        "Yasmin", "Zainab", "Zofia",
    ];

    private static readonly string[] Men =
    [
        "Aarav", "Adam", "Ahmed", "Alasdair", "Amir", "Andrei", "Anil", "Arjun", "Ben", "Bilal", "Callum", "Chidi", "Colin",
        "Connor", "Daniel", "David", "Declan", "Dominic", "Dylan", "Edward", "Emeka", "Emrys", "Ewan", "Faisal", "Felix", "Fergus",
        "Finn", "Gareth", "George", "Hamza", "Harry", "Hassan", "Hugo", "Hywel", "Ibrahim", "Idris", "Imran", "Isaac", "Ivan",
        "Jack", "Jakub", "James", "Javier", "Joel", "Joseph", "Kai", "Karim", "Kofi", "Kwame", "Lars", "Leo", "Liam", "Luca",
        "Malachi", "Marcus", "Mateo", "Matthew", "Mohammed", "Nathan", "Neil", "Nikhil", "Oliver", "Omar", "Oscar", "Owain",
        "Patrick", "Pawel", "Peter", "Rahul", "Ravi", "Rhys", "Robert", "Rohan", "Rory", "Samir", "Samuel", "Sanjay", "Sean",
        "Simon", "Stefan", "Tariq", "Thomas", "Tobias", "Tomasz", "Tunde", "Victor", "Vikram", "Wei", "William", "Yusuf", "Zayn",
    ];

    private static readonly string[] Surnames =
    [
        "Abara", "Achebe", "Adair", "Adeyemi", "Ahmed", "Akhtar", "Aldridge", "Ali", "Appleby", "Ashdown", "Bains", "Baird",
        "Balogun", "Banerjee", "Barlow", "Begum", "Bellamy", "Blackwood", "Boateng", "Bowen", "Brennan", "Brock", "Calder",
        "Carmichael", "Chandra", "Chaudhry", "Chen", "Chowdhury", "Clegg", "Cole", "Corrigan", "Cowell", "Craven", "Dalton", "Das",
        "Dawson", "Deveraux", "Dhillon", "Doyle", "Drummond", "Eaves", "Ekwueme", "Ellwood", "Evans", "Farrow", "Fenwick", "Finch",
        "Fitzgerald", "Forde", "Fraser", "Gallagher", "Garnett", "Ghosh", "Gill", "Glover", "Gomes", "Grady", "Greaves",
        "Griffiths", "Gupta", "Haddad", "Hale", "Hartley", "Hassan", "Haworth", "Hinds", "Holloway", "Hughes", "Hussain", "Ito",
        "Iyer", "Jain", "Jarvis", "Jenkins", "Kamara", "Kapoor", "Kaur", "Keane", "Kelly", "Khan", "Kowalski", "Lambert",
        "Langley", "Larkin", "Lewandowski", "Lister", "Lloyd", "Lowther", "MacRae", "Mahmood", "Malik", "Marsh", "Mensah",
        "Mistry", "Moffat", "Moran", "Nair", "Nakamura", "Nash", "Ndlovu", "Nolan", "Nowak", "Nwosu", "Obi", "Okafor", "Okoro",
        "Osei", "Owusu", "Pascoe", "Patel", "Penrose", "Pereira", "Pickering", "Popescu", "Quayle", "Quinn", "Rafferty", "Rahman",
        "Rao", "Redfern", "Reid", "Rowntree", "Saleh", "Sandhu", "Santos", "Sesay", "Shah", "Sharma", "Silva", "Singh", "Stott",
        "Sutcliffe", "Sykes", "Tait", "Tanaka", "Thackray", "Thorne", "Tran", "Underhill", "Vaughan", "Wainwright", "Walsh",
        "Wardle", "Whitlock", "Wojcik", "Yates", "Yeo", "Yilmaz", "Zaman",
    ];

    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    /// <summary>The next name. Of "not stated" the first name may come from either list.</summary>
    internal (string Name, string Gender) Next(string gender)
    {
        var women = gender == "female" || (gender != "male" && random.Next(2) == 0);
        var first = women ? Women : Men;
        var name = "";
        for (var attempt = 0; attempt < Attempts * 2; attempt++)
        {
            name = $"{first[random.Next(first.Length)]} {Surnames[random.Next(Surnames.Length)]}";
            if (attempt >= Attempts)
            {
                name = $"{name}-{Surnames[random.Next(Surnames.Length)]}";
            }

            if (_given.Add(name))
            {
                break;
            }
        }

        return (name, gender);
    }
}
