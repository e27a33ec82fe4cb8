using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Ontwerp.Studio;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp.Api;

/// <summary>The door of the designer's API; see <see cref="JsonDoor"/>. A stale drawing is answered with what is there now, so that the designer can bring the two together.</summary>
internal sealed class OntwerpGuard : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (await JsonDoor.RefusedAsync(http) is { } refused)
            return OntwerpAnswer.Refuse(refused.Status, refused.Zin);
        try
        {
            return await next(context);
        }
        catch (FlowRefused e)
        {
            return OntwerpAnswer.Refuse(e);
        }
        catch (FlowVerouderd e)
        {
            return await StaleAsync(http, e.Message);
        }
        catch (RuleBroken e)
        {
            return OntwerpAnswer.Refuse(StatusCodes.Status400BadRequest, e.Message);
        }
        catch (NotFound e)
        {
            return OntwerpAnswer.Refuse(StatusCodes.Status404NotFound, e.Message);
        }
        catch (NotAllowed e)
        {
            return OntwerpAnswer.Refuse(StatusCodes.Status403Forbidden, e.Message);
        }
        catch (Moved e)
        {
            return OntwerpAnswer.Refuse(StatusCodes.Status409Conflict, e.Message);
        }
    }

    // The basis is known when it was a published version; a revision of a concept is kept by who drew on it.
    private static async Task<IResult> StaleAsync(HttpContext http, string zin)
    {
        var (definities, namen, user) = (http.RequestServices.GetRequiredService<Definities>(), http.RequestServices.GetRequiredService<Namen>(), http.RequestServices.GetRequiredService<CurrentUser>());
        var history = await definities.HistoryAsync((string)http.Request.RouteValues["id"]!, user.Organisatie);
        var sent = JsonDoor.Body(http).Count > 0 ? ActivityTree.Text(JsonDoor.Body(http), "versieId") : http.Request.Query["versieId"].ToString();
        if (history is not [var now, ..])
            return OntwerpAnswer.Refuse(StatusCodes.Status409Conflict, zin);
        var huidig = new { versieId = now.VersieId, definitie = now.Bron, door = await namen.OfAsync(now.Door), gepubliceerd = now.IsPublished };
        JsonObject? basis = history.FirstOrDefault(d => d.IsPublished && d.VersieId == sent)?.Bron;
        return OntwerpAnswer.Json(StatusCodes.Status409Conflict, new { zin, huidig, basis });
    }
}
