using System.Globalization;
using System.Net.WebSockets;

namespace NetworkLens.GraphQL.Server.WebSockets;

/// <summary>Why the server ends a connection: a code of RFC 6455 or of the protocol, and a reason for whoever debugs the client.</summary>
/// <param name="Code">1000 and above.</param>
/// <param name="Reason">A sentence; only its first 123 bytes reach the client.</param>
internal sealed record SocketClosing(int Code, string Reason)
{
    private const int MaxReasonBytes = 123; // RFC 6455, section 5.5.

    /// <summary>The code as .NET has it.</summary>
    public WebSocketCloseStatus Status => (WebSocketCloseStatus)Code;

    public static SocketClosing GoingAway { get; } = new(1001, "The server is going away.");

    public static SocketClosing Unauthorized { get; } = new(4401, "Unauthorized");

    public static SocketClosing SubprotocolNotAcceptable { get; } = new(4406, "Subprotocol not acceptable");

    public static SocketClosing InitTimeout { get; } = new(4408, "Connection initialisation timeout");

    public static SocketClosing TooManyInits { get; } = new(4429, "Too many initialisation requests");

    public static SocketClosing PingUnanswered { get; } = new(4499, "Nothing came after a ping.");

    public static SocketClosing ServerFault { get; } = new(4500, "Internal server error");

    public static SocketClosing NotText { get; } = new(4400, "Messages must be text.");

    public static SocketClosing TooBig(int maxBytes) => new(
        1009, string.Create(CultureInfo.InvariantCulture, $"The message is larger than {maxBytes:N0} bytes."));

    public static SocketClosing BadMessage(string problem) => Of(4400, problem);

    public static SocketClosing Forbidden(string reason) => Of(4403, reason);

    public static SocketClosing Duplicate(string id) => Of(4409, $"Subscriber for {id} already exists");

    // No character is cut in two, nor is half a pair sent.
    private static SocketClosing Of(int code, string reason)
    {
        var (length, bytes) = (0, 0);
        foreach (var rune in reason.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxReasonBytes)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return new(code, reason[..length]);
    }
}
