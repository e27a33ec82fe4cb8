namespace LeerwerkFlow.Access;

/// <summary>How hard it is to guess a password or a code. Section <c>Access</c> of the settings.</summary>
/// <param name="Turns">Turns of PBKDF2 for a new hash; tests take few.</param>
/// <param name="PogingenPerMinuut">Sign-in attempts from one address; more are refused with 429.</param>
/// <param name="AttestenPerMinuut">Codes of attests asked from one address; more are refused with 429.</param>
/// <param name="LinksPerMinuut">Pages behind links of mails asked from one address; more are refused with 429. To read one takes four.</param>
/// <param name="FeedsPerMinuut">Agendas asked by their private address from one address; more are refused with 429.</param>
/// <param name="TaaklinksPerMinuut">Requests for taken by a link from one address, drafts included; more are refused with 429.</param>
/// <param name="BerichtenPerMinuut">What one address may send as VDAB; more are refused with 429.</param>
public sealed record AccessOptions(int Turns = Wachtwoord.Turns, int PogingenPerMinuut = 30, int AttestenPerMinuut = 30, int LinksPerMinuut = 30, int FeedsPerMinuut = 30, int TaaklinksPerMinuut = 120, int BerichtenPerMinuut = 600)
{
    /// <summary>Wrong passwords in a row before the account is locked.</summary>
    public const int Pogingen = 5;

    /// <summary>How long a locked account refuses every password, also the right one.</summary>
    public static TimeSpan Blokkering { get; } = TimeSpan.FromMinutes(15);
}
