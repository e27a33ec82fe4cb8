using System.Text.Json.Nodes;
using LeerwerkFlow.Flows.Model;

namespace LeerwerkFlow.Bench.Guardrails.Orakel;

/// <summary>The names that exist outside the flows: what the shipped flows name does.</summary>
public sealed class Bekend
{
    private readonly HashSet<string> namen;
    private readonly Vormen vormen;

    public Bekend(Bundel bundel, Vormen vormen)
    {
        this.vormen = vormen;
        namen = [.. from naam in bundel.Namen
                    from step in bundel.Get(naam)["root"]!["activities"]!.AsArray().OfType<JsonObject>()
                    from invoer in (string[])["rol", "sjabloon", "regel", "soort"]
                    let tekst = step[invoer]?["expression"]?["value"]?.ToString()
                    where tekst is not null
                    select $"{invoer}:{tekst}"];
    }

    /// <summary>What an effect names and nobody knows, in Dutch.</summary>
    internal IEnumerable<string> Unknown(Effect effect) => effect switch
    {
        TaakOpened taak when !vormen.Has(taak.Formulier) => [$"het formulier {taak.Formulier} bestaat niet"],
        TaakOpened taak when !namen.Contains($"rol:{taak.Rol}") => [$"de rol {taak.Rol} bestaat niet"],
        DocumentRequested document when !namen.Contains($"sjabloon:{document.Sjabloon}") => [$"de brief {document.Sjabloon} bestaat niet"],
        ControleAsked controle when !namen.Contains($"regel:{controle.Regel}") => [$"de controle {controle.Regel} bestaat niet"],
        BerichtAwaited bericht when !namen.Contains($"soort:{bericht.Bericht}") => [$"het bericht {bericht.Bericht} bestaat niet"],
        _ => [],
    };
}
