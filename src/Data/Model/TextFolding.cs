using System.Text;

namespace NetworkLens.Data.Model;

/// <summary>Makes text comparable whatever its case, accents and spacing, the same on every machine and database.</summary>
/// <remarks>
/// The databases fold by their own, differing rules (SQLite knows ASCII only), and the runtime leaves accents alone where it carries no
/// ICU data; so names are folded here, once, on their way in, and searches are folded by the same rule.
/// </remarks>
public static class TextFolding
{
    // Letters with a mark, then what each becomes: one pair per entry, lower case only (upper case is lowered first).
    private const string MarkedLetters =
        "àaáaâaãaäaåaāaăaąaǎaçcćcĉcċcčcďdđdðdèeéeêeëeēeĕeėeęeěeĝgğgġgģgĥhħhìiíiîiïiĩiīiĭiįiıiĵjķkĺlļlľlŀlłlñnńnņnňnŋn" +
        "òoóoôoõoöoøoōoŏoőoŕrŗrřrśsŝsşsšsșsţtťtŧtțtùuúuûuüuũuūuŭuůuűuųuŵwẁwẃwẅwýyÿyŷyỳyźzżzžzạaảaấaầaậaắaằaặaẹeẻeẽeếeềeệe" +
        "ỉiịiọoỏoốoồoộoớoờoợoơoụuủuứuừuựuưuỵyỷyỹy‘'’'ʼ'`'´'‐-‑-–-—-ễe";

    private static readonly Dictionary<char, char> Plain = ReadPairs();

    /// <summary>
    /// Lower case, Latin letters without their marks, one space for any run of white space, none at the ends; typographic apostrophes and
    /// dashes plain; ß, æ, œ, þ as two letters. Folding twice is folding once. Time and space O(length).
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            Append(folded, letter);
        }

        if (folded.Length > 0 && folded[^1] == ' ')
        {
            folded.Length--;
        }

        return folded.ToString();
    }

    private static void Append(StringBuilder folded, char letter)
    {
        if (char.IsWhiteSpace(letter))
        {
            if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }

            return;
        }

        if (letter is >= '\u0300' and <= '\u036F')
        {
            return; // A mark on the letter before: the same name may be written with one code or with two.
        }

        var lower = char.ToLowerInvariant(letter);
        _ = lower switch
        {
            'ß' => folded.Append("ss"),
            'æ' => folded.Append("ae"),
            'œ' => folded.Append("oe"),
            'þ' => folded.Append("th"),
            _ => folded.Append(Plain.GetValueOrDefault(lower, lower)),
        };
    }

    private static Dictionary<char, char> ReadPairs()
    {
        var plain = new Dictionary<char, char>();
        for (var at = 0; at < MarkedLetters.Length; at += 2)
        {
            plain.Add(MarkedLetters[at], MarkedLetters[at + 1]);
        }

        plain.Add('\u0130', 'i'); // İ has no single-letter lower case in the invariant rules.
        plain.Add('\u1E9E', 's');
        return plain;
    }
}
