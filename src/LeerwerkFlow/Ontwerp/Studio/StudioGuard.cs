using System.Text.Json.Nodes;
using LeerwerkFlow.Access;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>
/// The door of the API. The sign-in is a cookie, so whatever changes something must come from our own pages (<c>Origin</c>) as JSON, of a size that a flow can have; and what the
/// house refuses becomes the problem that Studio shows.
/// </summary>
internal sealed class StudioGuard : IEndpointFilter
{
    public const int MostBytes = JsonDoor.MostBytes;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (await JsonDoor.RefusedAsync(http) is { } refused)
            return StudioAnswer.Refuse(refused.Status, refused.Zin);

        try
        {
            return await next(context);
        }
        catch (FlowRefused e)
        {
            return StudioAnswer.Refuse(e);
        }
        catch (RuleBroken e)
        {
            return StudioAnswer.Refuse(StatusCodes.Status400BadRequest, e.Message);
        }
        catch (NotFound e)
        {
            return StudioAnswer.Refuse(StatusCodes.Status404NotFound, e.Message);
        }
        catch (NotAllowed e)
        {
            return StudioAnswer.Refuse(StatusCodes.Status403Forbidden, e.Message);
        }
        catch (Moved e)
        {
            return StudioAnswer.Refuse(StatusCodes.Status409Conflict, e.Message);
        }
    }

    /// <summary>The body that came in; empty when there was none.</summary>
    public static JsonObject Body(HttpContext http) => JsonDoor.Body(http);
}
