using LeerwerkFlow.Store;

namespace LeerwerkFlow.Documenten.Post;

/// <summary>The mail server. Section <c>Mail</c> of the settings.</summary>
/// <param name="Server">Name of the mail server; empty: none.</param>
/// <param name="Tls"><c>starttls</c>, <c>tls</c> from the first byte, or <c>geen</c>.</param>
/// <param name="Gebruiker">Empty: without signing in.</param>
/// <param name="Wachtwoord">From the environment only: <c>Mail__Wachtwoord</c>.</param>
/// <param name="Van">The address that mails come from, and come back to.</param>
/// <param name="Teruggekomen">Folder where returned mails are put as <c>.eml</c>; in the data directory, unless it is a full path.</param>
public sealed record MailOptions(
    string Server = "", int Poort = 587, string Tls = "starttls", string Gebruiker = "", string Wachtwoord = "", string Van = "", string Teruggekomen = "teruggekomen")
{
    // What the demo mails from, into its folder.
    private const string VanDemo = "leerwerkflow@voorbeeld.example";

    // The one that a record makes would hold the password.
    public override string ToString() => $"{Server}:{Poort}";

    /// <summary>The same, when mail can be sent with it.</summary>
    /// <exception cref="CannotStart">A setting is missing or cannot be, or a password would cross the network in the open.</exception>
    public MailOptions Checked()
    {
        if (Server.Length == 0)
            return this with { Van = Van.Length == 0 ? VanDemo : Van };
        if (Tls is not ("starttls" or "tls" or "geen"))
            throw new CannotStart($"De instelling Mail:Tls is '{Tls}', maar kan alleen 'starttls', 'tls' of 'geen' zijn.");
        if (Poort is < 1 or > 65535)
            throw new CannotStart($"De instelling Mail:Poort is {Poort}, maar moet tussen 1 en 65535 liggen.");
        if (Tls == "geen" && Gebruiker.Length > 0)
            throw new CannotStart("Met een gebruiker moet de mail beveiligd vertrekken: zet Mail:Tls op 'starttls' of 'tls'.");
        return MailAdres.Wrong(Van) is null ? this : throw new CannotStart($"De instelling Mail:Van (“{Van}”) is geen mailadres. Er vertrekt geen mail zonder adres van de afzender.");
    }
}
