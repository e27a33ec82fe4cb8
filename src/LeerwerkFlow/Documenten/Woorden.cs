namespace LeerwerkFlow.Documenten;

/// <summary>What a letter writes for the codes of the forms. A code that is not here is not shown.</summary>
internal static class Woorden
{
    private static readonly Dictionary<string, Dictionary<string, string>> Lijsten = new(StringComparer.Ordinal)
    {
        ["niveau"] = new() { ["G"] = "leert dit nog", ["R"] = "kan dit met veel hulp", ["O"] = "kan dit met een beetje hulp", ["E"] = "ervaren in", ["I"] = "kan voordoen" },
        ["rechtsgrond"] = new() { ["ARTIKEL_32BIS"] = "artikel 32bis van de wet van 24 juli 1987", ["TOESTEMMING"] = "voorafgaande toestemming van de sociale inspectie" },
        ["zicht"] = new() { ["AKKOORD"] = "gaat akkoord", ["NIET_AKKOORD"] = "gaat niet akkoord", ["EIGEN_WOORDEN"] = "zegt het in eigen woorden" },
        ["houding"] = new() { ["stiptheid"] = "Op tijd komen", ["aanwezigheid"] = "Aanwezig zijn", ["doorzetting"] = "Doorzetten", ["kwaliteit"] = "Zorg voor kwaliteit" },
        ["hoe"] = new() { ["STERK"] = "sterk", ["GOED"] = "goed", ["GROEIT"] = "groeit", ["AANDACHT"] = "vraagt aandacht" },
        ["manier"] = new() { ["GESPREK"] = "op kantoor", ["WERKPLEK"] = "op de werkplek", ["TELEFOON"] = "aan de telefoon", ["HUISBEZOEK"] = "thuis bij de deelnemer" },
        ["onderwerp"] = new()
        {
            ["WERK"] = "het werk zelf", ["COMPETENTIES"] = "wat de deelnemer leert", ["HOUDING"] = "houding en samenwerken", ["VORMING"] = "vorming", ["TOEKOMST"] = "werk voor later",
            ["RANDVOORWAARDEN"] = "wat werken moeilijk maakt", ["PROMOTOR"] = "contact met de werkplek",
        },
        ["aanwezig"] = new() { ["DEELNEMER"] = "de deelnemer", ["INSTRUCTEUR"] = "de instructeur", ["COACH"] = "de coach", ["PROMOTOR"] = "de promotor" },
        ["klemtoon"] = new() { ["UITSTROOM"] = "werk zoeken", ["COMPETENTIES"] = "verder leren", ["BEIDE"] = "werk zoeken en verder leren" },
        ["vormingsoort"] = new() { ["ALGEMEEN"] = "algemeen", ["FUNCTIESPECIFIEK"] = "voor de functie", ["INDIVIDUEEL"] = "voor de deelnemer alleen" },
        ["vorm"] = new() { ["GROEP"] = "in groep", ["ALLEEN"] = "alleen" },
        ["door"] = new() { ["EIGEN"] = "eigen vorming", ["EXTERN"] = "vorming van buiten" },
        ["vraag"] = new()
        {
            ["werk"] = "Het werk", ["werkplek"] = "De ploeg en de werkplek", ["instructeur"] = "De instructeur", ["coach"] = "De coach", ["vorming"] = "Wat ik leerde",
            ["zoeken"] = "De hulp bij het zoeken van werk",
        },
        ["tevreden"] = new() { ["S5"] = "heel tevreden", ["S4"] = "tevreden", ["S3"] = "gaat wel", ["S2"] = "niet tevreden", ["S1"] = "helemaal niet tevreden" },
        ["ingevuld"] = new() { ["ZELF"] = "zelf ingevuld", ["SAMEN"] = "samen met iemand", ["GESPREK"] = "in een gesprek" },
        ["weigering"] = new()
        {
            ["MOTIVATIE"] = "te weinig zin in dit werk", ["RANDVOORWAARDEN"] = "het werk is nu niet te combineren", ["NEDERLANDS"] = "voor de taken is meer Nederlands nodig",
            ["PROFIEL"] = "de functie vraagt iets anders", ["PLOEG"] = "de ploeg heeft iets anders nodig", ["VACATURE_INGEVULD"] = "de plaats is al ingevuld", ["ANDERE"] = "een andere reden",
        },
        ["rijbewijs"] = new() { ["AM"] = "rijbewijs AM (bromfiets)", ["B"] = "rijbewijs B (auto)", ["C"] = "rijbewijs C (vrachtwagen)", ["HEFTRUCK"] = "attest heftruck" },
        ["doorverwijzing"] = new()
        {
            ["SAMEN"] = "We komen samen", ["GEBELD"] = "We belden u vooraf", ["BRIEF"] = "De deelnemer komt met deze brief", ["ZELF"] = "De deelnemer komt alleen",
        },
    };

    public static IReadOnlyDictionary<string, string> Lijst(string lijst) => Lijsten[lijst];

    public static string? Find(string lijst, string? code) => code is null ? null : Lijsten[lijst].GetValueOrDefault(code);
}
