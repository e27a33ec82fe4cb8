using System.Net;
using LeerwerkFlow.Documenten.Controle;
using LeerwerkFlow.Web;

namespace LeerwerkFlow.Documenten.Tekenen;

/// <summary>What stands at the foot of every document that people sign: per signer a QR code and the same code in letters, which lead to the page where that signature is registered.</summary>
public sealed class TekenStempel(BuitenAdres buiten)
{
    private readonly string pagina = buiten.Adres + "/scan";

    /// <summary>The page with the stamp below its last words.</summary>
    public string Put(string html, string code) => AttestStempel.Below(html, Stamp(code));

    private string Stamp(string code) =>
        $"""
        <section class="samen">
        <h2>Na het tekenen</h2>
        <p class="klein">Voor de coach: scan de code van wie getekend heeft, en neem een foto van het blad. Of ga naar {WebUtility.HtmlEncode(pagina)} en vul de code in.</p>
        <table>
        <caption>Voor elke handtekening een code</caption>
        <thead><tr><th scope="col">Wie tekent</th><th scope="col">QR-code</th><th scope="col">Code</th></tr></thead>
        <tbody>
        {string.Join('\n', DocumentRow.Ondertekenaars.Select(o => Row(Tekencode.Shown(code, o.Key), o.Value)))}
        </tbody>
        </table>
        </section>

        """;

    private string Row(string code, string naam) =>
        $"""<tr><th scope="row">{char.ToUpperInvariant(naam[0])}{naam[1..]}</th><td>{QrBeeld.Svg($"{pagina}/{code}", $"QR-code voor de handtekening van {naam}", 84)}</td><td>{code}</td></tr>""";
}
