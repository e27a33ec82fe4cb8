using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LeerwerkFlow.Documenten;

/// <summary>A signature that somebody put on paper and a medewerker registered.</summary>
/// <param name="Wie">A code of <see cref="DocumentRow.Ondertekenaars"/>.</param>
/// <param name="Hoe"><c>OP_PAPIER</c> or <c>ELEKTRONISCH</c>.</param>
/// <param name="Door">Id of the medewerker who registered it.</param>
public sealed record Handtekening(string Wie, DateOnly Op, string Hoe, string Door);

/// <summary>
/// A document and how far it is. It goes <c>gevraagd</c> → <c>gemaakt</c> → (<c>nagelezen</c>, when it must be read first) → <c>verstuurd</c> → <c>ontvangen</c>;
/// one for the dossier is <c>verstuurd</c> as soon as it is made, all others leave by a person's hand. The last signature makes it <c>ontvangen</c>.
/// </summary>
public sealed record DocumentRow(
    string Id, string Traject, string Aanleiding, string Sjabloon, string Code, string Titel, string Ontvanger, string Kanaal, bool Nalezen, string WachtOp, string Status,
    string Handtekeningen, DateOnly Datum, long Revisie)
{
    public const string Columns =
        "b.id, b.traject, b.aanleiding, b.sjabloon, b.code, b.titel, b.ontvanger, b.kanaal, b.nalezen, b.wacht_op, b.status, b.handtekeningen, b.datum, b.revisie";

    private static readonly string[] Order = ["gevraagd", "gemaakt", "nagelezen", "verstuurd", "ontvangen"];

    /// <summary>Who must sign, by code: what people read. A TBS needs all four (S4).</summary>
    public static IReadOnlyDictionary<string, string> Ondertekenaars { get; } = new Dictionary<string, string>
    {
        ["promotor"] = "de promotor", ["lwb"] = "het leerwerkbedrijf", ["deelnemer"] = "de deelnemer", ["werkgever-gebruiker"] = "de werkgever-gebruiker",
    };

    /// <summary>How many signatures it needs; 0 for a document that nobody signs.</summary>
    public int Nodig => Regex.Match(WachtOp, @"^ondertekend\((\d)\)$") is { Success: true } m ? int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    public IReadOnlyList<Handtekening> Getekend => JsonSerializer.Deserialize<Handtekening[]>(Handtekeningen)!;

    /// <summary>True when a person must read and approve it first.</summary>
    public bool MustBeRead => Nalezen && Status == "gemaakt";

    /// <summary>True when it is ready to be sent, handed over or signed.</summary>
    public bool IsReady => Status == "nagelezen" || (Status == "gemaakt" && !Nalezen);

    /// <summary>True when signatures may be registered now.</summary>
    public bool IsBeingSigned => Nodig > 0 && (IsReady || Status == "verstuurd");

    /// <summary>True when it is as far as the flow waits for.</summary>
    public bool IsThere => WachtOp switch
    {
        "nagelezen" => IsReady || Reached("nagelezen"),
        "verstuurd" => Reached("verstuurd"),
        "ontvangen" => Reached("ontvangen"),
        _ when Nodig > 0 => Getekend.Count >= Nodig,
        _ => false,
    };

    private bool Reached(string status) => Array.IndexOf(Order, Status) >= Array.IndexOf(Order, status);
}
