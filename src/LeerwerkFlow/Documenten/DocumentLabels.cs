namespace LeerwerkFlow.Documenten;

/// <summary>What people read for the codes of a document.</summary>
internal static class DocumentLabels
{
    private static readonly Dictionary<string, string> Ontvangers = new()
    {
        ["deelnemer"] = "de deelnemer", ["dossier"] = "het dossier", ["trajectbegeleider"] = "de trajectbegeleider van VDAB", ["partijen"] = "alle partijen", ["dienst"] = "een andere dienst",
        ["bedrijven"] = "bedrijven", ["vdab"] = "VDAB", ["promotor"] = "de promotor",
    };

    private static readonly Dictionary<string, string> Kanalen = new()
    {
        ["post"] = "met de post", ["gesprek"] = "geven in een gesprek", ["e-mail"] = "met e-mail", ["papier"] = "op papier", ["dossier"] = "blijft in het dossier",
    };

    public static string Ontvanger(string code) => Ontvangers.GetValueOrDefault(code, code);

    public static string Kanaal(string code) => Kanalen.GetValueOrDefault(code, code);

    /// <summary>The button that says it left.</summary>
    public static string Verstuurd(string kanaal) => kanaal == "gesprek" ? "Ik heb het gegeven" : "Ik heb het verstuurd";

    /// <summary>What a list shows of the mail about a document; null when there is nothing to do or to wait for.</summary>
    public static (string Tekst, string Badge)? Mail(string? status) => status switch
    {
        "klaar" => ("mail vertrekt", "badge-info"),
        "geweigerd" => ("mail niet aangekomen", "badge-fout"),
        "teruggekomen" => ("mail kwam terug", "badge-fout"),
        _ => null,
    };

    public static (string Tekst, string Badge) Status(DocumentRow document) => document switch
    {
        { Status: "gevraagd" } => ("wordt gemaakt", "badge-info"),
        { MustBeRead: true } => ("na te lezen", "badge-let"),
        { IsBeingSigned: true } => ($"getekend: {document.Getekend.Count} van {document.Nodig}", "badge-let"),
        { IsReady: true } => (document.Kanaal == "gesprek" ? "te geven" : "te versturen", "badge-let"),
        { Status: "verstuurd", Kanaal: "dossier" } => ("in het dossier", "badge-ok"),
        { Status: "verstuurd", Kanaal: "gesprek" } => ("gegeven", "badge-ok"),
        { Status: "verstuurd" } => ("verstuurd", "badge-ok"),
        { Status: "ontvangen", Nodig: > 0 } => ("door iedereen getekend", "badge-ok"),
        { Status: "ontvangen" } => ("aangekomen", "badge-ok"),
        _ => ("niet meer nodig", ""),
    };
}
