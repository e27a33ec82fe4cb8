using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Flows.Json;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Ontwerp.Studio;

namespace LeerwerkFlow.Ontwerp.Api;

/// <summary>What the designer offers: the blocks, the lists to choose from, and the date that a formula gives.</summary>
internal static class WoordRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("palet", () => OntwerpAnswer.Ok(new { stappen = Palet.Blokken, overige = Palet.Overige }));
        api.MapGet("keuzes", async (Keuzelijsten keuzelijsten, CurrentUser user) => OntwerpAnswer.Ok(await keuzelijsten.AllAsync(user.Organisatie)));
        api.MapPost("datum", async (HttpContext http, Voorbeeldpersoon voorbeeld, CurrentUser user) =>
        {
            var body = JsonDoor.Body(http);
            var formule = ActivityTree.Text(body, "formule") ?? throw new RuleBroken("Schrijf een datumformule, zoals “start + 6 maanden”.");
            try
            {
                var feiten = (await voorbeeld.FeitenAsync(user.Organisatie)).SetItems(FeitJson.ReadAll(body["feiten"] as JsonObject));
                return OntwerpAnswer.Ok(DateFormula.Parse(formule).Evaluate(new DateContext(feiten, Voorbeeldpersoon.Start, 1, [], LooptDoor: true)));
            }
            catch (FormulaException e)
            {
                throw new RuleBroken(e.Message);
            }
        });
    }
}
