namespace LeerwerkFlow.Trajecten;

/// <summary>What people read for the facts of a traject.</summary>
public static class Feiten
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["start"] = "Start van de werkervaring",
        ["einde"] = "Einde van de werkervaring",
        ["einde.gepland"] = "Gepland einde",
        ["lengte"] = "Duur in maanden",
        ["lengte.gepland"] = "Geplande duur in maanden",
        ["nazorg.einde"] = "Einde van de nazorg",
        ["tbs.start"] = "Start van de terbeschikkingstelling",
        ["tbs.einde"] = "Einde van de terbeschikkingstelling",
        ["werk.start"] = "Eerste werkdag bij de nieuwe werkgever",
        ["contract.datum"] = "Datum van de arbeidsovereenkomst",
        ["attest.datum"] = "Datum van het attest",
        ["vte"] = "Werktijd in VTE",
        ["intake.afspraak"] = "Dag van de intake",
        ["verlenging.voorstel"] = "Gevraagde totale duur in maanden",
        ["tbs.voorstel"] = "Terbeschikkingstelling voorbereiden vanaf",
        ["proef.einde"] = "Einde van de proefperiode",
    };

    public static string Label(string naam) => Labels.GetValueOrDefault(naam, naam);
}
