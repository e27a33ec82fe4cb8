using System.Net;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Documenten.Controle;

/// <summary>What stands at the foot of every attest of competences (D13): where anyone can ask whether it is genuine, as words and as a QR code. No template can leave it out.</summary>
public sealed class AttestStempel
{
    public const string Document = "D13";

    private readonly string pagina;

    /// <param name="adres">Where the app is reached from outside, such as <c>https://leerwerk.voorbeeld.be</c>.</param>
    /// <exception cref="CannotStart">It is no such address, or too long for a QR code.</exception>
    public AttestStempel(string adres)
    {
        if (!Uri.TryCreate(adres, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Query.Length > 0)
            throw new CannotStart($"De instelling Attest:Adres (“{adres}”) is geen adres zoals https://leerwerk.voorbeeld.be.");
        pagina = uri.AbsoluteUri.TrimEnd('/') + "/attest";
        if (Address("").Length + Controlecode.Length + 2 > QrBeeld.Most)
            throw new CannotStart("De instelling Attest:Adres is te lang voor een QR-code: hou het onder de 80 tekens.");
    }

    /// <summary>The page with the stamp below its last words.</summary>
    public string Put(string html, string code) => Below(html, Stamp(code));

    /// <summary>The page with this below its last words.</summary>
    internal static string Below(string html, string stamp)
    {
        var place = html.LastIndexOf("</main>", StringComparison.Ordinal) is var main and >= 0 ? main : html.LastIndexOf("</body>", StringComparison.Ordinal);
        return html.Insert(place < 0 ? html.Length : place, stamp);
    }

    private string Address(string code) => $"{pagina}/{Controlecode.Shown(code)}";

    private string Stamp(string code) =>
        $"""
        <section class="samen">
        <h2>Is dit attest echt?</h2>
        <p>{QrBeeld.Svg(Address(code), "QR-code van de pagina waar je dit attest nakijkt", 112)}</p>
        <p class="klein">Scan de code. Of ga naar {WebUtility.HtmlEncode(pagina)} en vul deze code in: <strong>{Controlecode.Shown(code)}</strong>.</p>
        </section>

        """;
}
