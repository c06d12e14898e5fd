namespace NetworkLens.Api.CommandLine;

/// <summary>Plain words to the terminal: answers to standard output, faults to standard error.</summary>
internal static class Terminal
{
    /// <summary>Says something.</summary>
    public static void Say(string text) => Console.Out.WriteLine(text.TrimEnd('\n'));

    /// <summary>Says what is wrong.</summary>
    /// <returns>The exit code of a user's fault.</returns>
    public static int Fail(string text)
    {
        Console.Error.WriteLine(text.TrimEnd('\n'));
        return CommandLineApp.UserFault;
    }
}
