using System.Globalization;
using System.Text.RegularExpressions;
using NetworkLens.Fuzzing;

namespace NetworkLens.Conformance.Tests.Differential;

/// <summary>Where ours differs from the reference on purpose, and why. One that no request shows any more has to go.</summary>
internal sealed partial class KnownDifferences
{
    private readonly HashSet<string> used = [];

    private static readonly (string Name, Func<GeneratedRequest, Answer, Answer, bool> Explains)[] All =
    [
        // The specification of September 2025 has them; version 16 of the reference is older.
        ("Operations, fragments and variables may have descriptions", (_, _, reference) =>
            reference is { Phase: "syntax", Errors: [{ Message: var message }] }
            && (message.Contains("Unexpected description", StringComparison.Ordinal)
                || message.Contains("Expected \"$\", found String", StringComparison.Ordinal)
                || message.Contains("Expected \"$\", found BlockString", StringComparison.Ordinal))),

        // The specification of September 2025 forbids it (5.2.4.1), since the number of root fields would depend on variables.
        ("A root field of a subscription has no condition", (_, ours, reference) =>
            ours.Errors.Any(IsCondition) && (reference.Phase is "execution" or "crash"
                || ours.Errors.Where(error => !IsCondition(error)).SequenceEqual(reference.Errors))),

        // Who sent 1.0 or a large number finds it again in the message, as it was sent.
        ("A number is shown as it was sent", (request, ours, reference) =>
            request.Variables is not null && ours.Phase == reference.Phase && ours.Data == reference.Data
            && ours.Errors.Select(error => AsJavaScript(error)).SequenceEqual(reference.Errors.Select(error => AsJavaScript(error)))),

        // JSON could not carry them back, and every field that gives such a number fails.
        ("A number too large for a double is refused", (_, ours, reference) =>
            ours.Phase is "validation" && ours.Errors.Any(IsTooLarge)
            && (reference.Phase != "validation" || ours.Errors.Where(error => !IsTooLarge(error)).SequenceEqual(reference.Errors))),

        // That they are there at all is what is wrong.
        ("Inside definitions of types nothing is looked for", (_, ours, reference) =>
            ours.Errors.Any(error => error.Rule == "ExecutableDefinitions") && reference.Phase == "validation"
            && ours.Errors.All(error => reference.Errors.Contains(error))),

        // Clients send it where there is nothing to say.
        ("An empty operation name is none", (request, _, reference) =>
            request.OperationName?.Length == 0 && reference.Errors is [{ Message: "Unknown operation named \"\"." }]),

        // A document can close a circle as long as itself many times: all of it each time would be an answer a hundred times as long.
        ("Of a long circle of fragments an error names 50", (_, ours, reference) =>
            ours.Phase is "validation" && ours.Errors.Count == reference.Errors.Count
            && ours.Errors.Zip(reference.Errors).All(pair => pair.First == pair.Second || IsShortened(pair.First, pair.Second))),

        // It meets a variable that is not defined inside a oneOf object, or a condition that it cannot evaluate.
        ("The reference fails to answer", (_, _, reference) => reference.Phase == "crash"),
    ];

    /// <summary>Those that explained nothing.</summary>
    public IEnumerable<string> Unused => All.Select(difference => difference.Name).Except(used);

    /// <summary>Whether both answers are the same, or differ in a known way.</summary>
    public bool Explain(GeneratedRequest request, Answer ours, Answer reference)
    {
        if (ours.Phase == reference.Phase && ours.Data == reference.Data && ours.Errors.SequenceEqual(reference.Errors))
        {
            return true;
        }

        var name = Array.Find(All, difference => difference.Explains(request, ours, reference)).Name;
        return name is not null && (used.Add(name) || used.Contains(name));
    }

    private static bool IsCondition(AnswerError error) =>
        error.Message.Contains("must not use `@skip` or `@include`", StringComparison.Ordinal);

    private static bool IsShortened(AnswerError ours, AnswerError reference)
    {
        var end = ShortCircle().Match(ours.Message);
        var begin = end.Success ? ours.Message[..end.Index] + ", " : ours.Message; // Of 51 places one is left out, and no name.
        return ours.Rule == "NoFragmentCycles" && ours.Rule == reference.Rule
            && reference.Message.StartsWith(begin, StringComparison.Ordinal)
            && reference.Locations.EndsWith(" " + ours.Locations, StringComparison.Ordinal)
            && ours.Locations.Count(each => each == ' ') == 49;
    }

    private static bool IsTooLarge(AnswerError error) =>
        error.Rule == "ValuesOfCorrectType" && TooLarge().IsMatch(error.Message);

    private static AnswerError AsJavaScript(AnswerError error) => error with
    {
        Message = Number().Replace(error.Message, number => JsNumber.Show(double.Parse(number.Value, CultureInfo.InvariantCulture))),
    };

    [GeneratedRegex(@"(?<![\w.])-?\d+(\.\d+)?([eE][+-]?\d+)?(?!\w)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@" and \d+ more\.$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShortCircle();

    [GeneratedRegex(@"is too large\.$|^Float cannot represent non numeric value: -?1e400$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TooLarge();
}
