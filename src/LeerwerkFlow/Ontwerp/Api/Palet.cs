using LeerwerkFlow.Flows.Kernel;
using LeerwerkFlow.Ontwerp.Studio;

namespace LeerwerkFlow.Ontwerp.Api;

/// <summary>One input of a block.</summary>
/// <param name="Keuzes">Name of the list to choose from (<see cref="Keuzelijsten"/>), or null.</param>
internal sealed record BlokInvoer(string Naam, string Label, InvoerSoort Soort, bool Verplicht, string? Keuzes);

/// <summary>One block of the palette.</summary>
/// <param name="Uitkomsten">How it is left when nothing is filled in.</param>
/// <param name="Zoek">Words that people look for it by.</param>
internal sealed record Blok(string Type, string Label, string Help, string Groep, IReadOnlyList<string> Uitkomsten, IReadOnlyList<string> Zoek, IReadOnlyList<BlokInvoer> Invoer);

/// <summary>
/// The blocks that a coordinator draws with, each as the kernel describes it, under a plain name. What is left out stays readable in a drawing that has it
/// (<see cref="Overige"/>).
/// </summary>
internal static class Palet
{
    // In the order in which people see them: type, group, words, and a plainer name where the kernel's is short.
    private static readonly (string Type, string Groep, string Zoek, string? Label)[] Gekozen =
    [
        ("Leerwerk.Taak", "Mensen", "taak opdracht coach gesprek formulier doen persoon bellen bezoeken", "Taak voor iemand"),
        ("Leerwerk.Controle", "Mensen", "controle regel nagaan capaciteit attest mag het", "Controle van een regel"),
        ("Leerwerk.Wacht", "Wachten", "wachten tot datum termijn timer maand dag", "Wacht tot een datum"),
        ("Leerwerk.WachtOpBericht", "Wachten", "wachten bericht antwoord vdab toestemming beslissing", "Wacht op een bericht"),
        ("Elsa.Event", "Wachten", "wachten gebeurtenis signaal", null),
        ("Leerwerk.Document", "Brieven en VDAB", "brief attest document overeenkomst verslag post e-mail sjabloon", null),
        ("Leerwerk.Mijlpaal", "Brieven en VDAB", "mijlpaal bereikt datum", null),
        ("Leerwerk.Melding", "Brieven en VDAB", "melding vdab melden mijlpaal", null),
        ("Elsa.FlowDecision", "De weg", "keuze ja nee als voorwaarde beslissen splitsing", null),
        ("Elsa.FlowSwitch", "De weg", "keuze meer wegen gevallen afhankelijk", null),
        ("Elsa.FlowFork", "De weg", "tegelijk samen takken splitsen parallel", "Tegelijk beginnen"),
        ("Elsa.FlowJoin", "De weg", "samen verder wachten takken samenkomen", null),
        ("Leerwerk.Fase", "De weg", "fase deel flow blok", null),
        ("Elsa.Start", "De weg", "begin start", null),
        ("Elsa.Complete", "De weg", "einde fase klaar uitkomst", "Einde van de fase"),
        ("Elsa.Finish", "De weg", "einde traject afronden stoppen", null),
        ("Elsa.End", "De weg", "einde tak stopt", "Einde van deze weg"),
        ("Leerwerk.Feit", "Onthouden", "vastleggen feit onthouden datum getal code", "Feit vastleggen"),
        ("Elsa.SetVariable", "Onthouden", "variabele waarde onthouden teller", "Variabele invullen"),
        ("Elsa.WriteLine", "Onthouden", "logboek notitie lijn", null),
        ("Elsa.PublishEvent", "Onthouden", "gebeurtenis melden signaal", null),
    ];

    private static readonly Dictionary<(string Type, string Invoer), string> Lijsten = new()
    {
        [("Leerwerk.Taak", "rol")] = "rollen",
        [("Leerwerk.Taak", "formulier")] = "formulieren",
        [("Leerwerk.Taak", "code")] = "timers",
        [("Leerwerk.Taak", "uitkomsten")] = "uitkomsten",
        [("Leerwerk.Taak", "brieven")] = "brieven",
        [("Leerwerk.Wacht", "code")] = "timers",
        [("Leerwerk.WachtOpBericht", "code")] = "timers",
        [("Leerwerk.WachtOpBericht", "soort")] = "berichten",
        [("Leerwerk.WachtOpBericht", "antwoorden")] = "uitkomsten",
        [("Leerwerk.Mijlpaal", "code")] = "mijlpalen",
        [("Leerwerk.Melding", "mijlpaal")] = "mijlpalen",
        [("Leerwerk.Document", "sjabloon")] = "brieven",
        [("Leerwerk.Document", "document")] = "documenten",
        [("Leerwerk.Document", "ontvanger")] = "ontvangers",
        [("Leerwerk.Document", "kanaal")] = "kanalen",
        [("Leerwerk.Document", "wachtOp")] = "wachtOp",
        [("Leerwerk.Feit", "feit")] = "feiten",
        [("Leerwerk.Feit", "soort")] = "soorten",
        [("Leerwerk.Controle", "regel")] = "controles",
        [("Leerwerk.Fase", "flow")] = "fasen",
        [("Elsa.Complete", "outcomes")] = "uitkomsten",
        [("Elsa.FlowJoin", "mode")] = "samenkomst",
        [("Elsa.FlowSwitch", "mode")] = "wegen",
        [("Leerwerk.Taak", "bijSchorsing")] = "schorsing",
        [("Leerwerk.Wacht", "bijSchorsing")] = "schorsing",
        [("Leerwerk.WachtOpBericht", "bijSchorsing")] = "schorsing",
    };

    public static IReadOnlyList<Blok> Blokken { get; } = [.. Gekozen.Select(g => Of(StepType.Find(g.Type)!, g.Label, g.Groep, g.Zoek.Split(' ')))];

    /// <summary>Kinds that a drawing may hold, but that the palette does not offer.</summary>
    public static IReadOnlyList<Blok> Overige { get; } =
        [.. StepType.Palette.Where(t => Gekozen.All(g => g.Type != t.Type)).OrderBy(t => t.Label, StringComparer.Ordinal).Select(t => Of(t, null, "Overige", []))];

    private static Blok Of(StepType type, string? label, string groep, IReadOnlyList<string> zoek) => new(
        type.Type, label ?? type.Label, type.Help, groep, StepProbe.Of(type).Uitgangen, zoek,
        [.. type.Invoer.Select(v => new BlokInvoer(v.Naam, v.Label, v.Soort, v.Verplicht, Lijsten.GetValueOrDefault((type.Type, v.Naam))))]);
}
