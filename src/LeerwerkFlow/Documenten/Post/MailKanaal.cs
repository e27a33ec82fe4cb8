using System.Net.Sockets;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace LeerwerkFlow.Documenten.Post;

/// <summary>What the mail server made of it.</summary>
public enum MailAfloop
{
    Aanvaard,

    /// <summary>Not now: this mail may go later.</summary>
    Later,

    /// <summary>Nobody answered, or they did not let us in: no other mail goes either.</summary>
    Dicht,

    /// <summary>Never.</summary>
    Geweigerd,
}

/// <param name="Uitleg">What the server said, or why there was no answer.</param>
public sealed record MailAntwoord(MailAfloop Afloop, string Uitleg = "");

/// <summary>Where mails go: the server of the settings; without one, in the demo, a folder of the data directory. Otherwise mail is off.</summary>
/// <param name="adres">Where the app is reached from outside, such as <c>https://leerwerk.voorbeeld.be</c>.</param>
public sealed class MailKanaal(MailOptions options, string adres, string dataDirectory, bool demo)
{
    private static readonly TimeSpan Grens = TimeSpan.FromSeconds(30);

    public bool IsOn => options.Server.Length > 0 || demo;

    /// <summary>The folder that takes the mails of a demo without a server; null where a server does.</summary>
    public string? Map => options.Server.Length > 0 ? null : Path.Combine(dataDirectory, "post");

    public string Van => options.Van;

    /// <summary>The address in a mail that opens its document.</summary>
    public string Link(string token) => $"{adres.TrimEnd('/')}/lezen/{token}";

    /// <summary>Where returned mails are put.</summary>
    public string Teruggekomen => Path.Combine(dataDirectory, options.Teruggekomen);

    /// <summary>One attempt; a lost answer may hide that the mail arrived, so the message must be the same each time.</summary>
    /// <param name="id">Names the file in the folder.</param>
    public async Task<MailAntwoord> SendAsync(string id, string naar, string bericht, CancellationToken ct = default)
    {
        using var grens = CancellationTokenSource.CreateLinkedTokenSource(ct);
        grens.CancelAfter(Grens);
        try
        {
            await (Map is null ? PostAsync(naar, bericht, grens.Token) : KeepAsync(Map, id, bericht, grens.Token));
            return new(MailAfloop.Aanvaard);
        }
        catch (SmtpCommandException e) when (e.ErrorCode != SmtpErrorCode.UnexpectedStatusCode)
        {
            return new((int)e.StatusCode >= 500 ? MailAfloop.Geweigerd : MailAfloop.Later, Shown($"{(int)e.StatusCode} {e.Message}"));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(MailAfloop.Dicht, "De mailserver antwoordde niet op tijd");
        }
        catch (Exception e) when (e is CommandException or ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException or AuthenticationException or SslHandshakeException
            or IOException or SocketException or UnauthorizedAccessException or NotSupportedException)
        {
            return new(MailAfloop.Dicht, Shown($"De mail kon niet vertrekken: {e.Message}"));
        }
    }

    private static async Task KeepAsync(string map, string id, string bericht, CancellationToken ct)
    {
        var bestand = Path.Combine(Directory.CreateDirectory(map).FullName, id + ".eml");
        await File.WriteAllTextAsync(bestand + ".half", bericht, ct);
        File.Move(bestand + ".half", bestand, overwrite: true);
    }

    private async Task PostAsync(string naar, string bericht, CancellationToken ct)
    {
        using var message = await MimeMessage.LoadAsync(new MemoryStream(Encoding.ASCII.GetBytes(bericht)), ct);
        using var smtp = new SmtpClient();
        await smtp.ConnectAsync(options.Server, options.Poort, Security(), ct);
        if (options.Gebruiker.Length > 0)
            await smtp.AuthenticateAsync(options.Gebruiker, options.Wachtwoord, ct);
        await smtp.SendAsync(message, new MailboxAddress("", Van), [new MailboxAddress("", naar)], ct);
        await LeaveAsync(smtp, ct);
    }

    // It is accepted already: how they part changes nothing.
    private static async Task LeaveAsync(SmtpClient smtp, CancellationToken ct)
    {
        try
        {
            await smtp.DisconnectAsync(quit: true, ct);
        }
        catch (Exception e) when (e is CommandException or ProtocolException or IOException or SocketException or OperationCanceledException)
        {
            return;
        }
    }

    /// <summary>What a stranger's program said, on one line and not too long.</summary>
    internal static string Shown(string text)
    {
        var line = string.Join(' ', string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 300 ? line : line[..300] + "…";
    }

    private SecureSocketOptions Security() => options.Tls switch
    {
        "tls" => SecureSocketOptions.SslOnConnect,
        "starttls" => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };
}
