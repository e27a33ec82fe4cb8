using LeerwerkFlow.Flows.Kalender;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>Judges one path by the prose of the law, subject by subject. It knows nothing of the rule set or the checker.</summary>
public static class Rechter
{
    public static IReadOnlyList<Breuk> Judge(Wandeling wandeling, Bekend bekend)
    {
        if (wandeling.Zetten.Count == 0)
            return [new("EINDE", Gewicht.Tekening, wandeling.Gestrand ?? "het traject begint niet")];
        try
        {
            var relaas = new Relaas(wandeling);
            return [.. Toelating.Judge(relaas), .. Duren.Judge(relaas), .. TbsToets.Judge(relaas), .. Plichten.Judge(relaas), .. VdabToets.Judge(relaas), .. TekenToets.Judge(relaas, bekend)];
        }
        catch (FormulaException fout)
        {
            return [new("FEIT", Gewicht.Tekening, $"een datum kan niet gelezen worden: {fout.Message}")];
        }
    }
}
