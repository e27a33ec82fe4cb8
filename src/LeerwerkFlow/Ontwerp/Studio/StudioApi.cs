using LeerwerkFlow.Access;

namespace LeerwerkFlow.Ontwerp.Studio;

/// <summary>
/// The part of Elsa's REST API that Elsa Studio needs. One policy for all of it: whoever may draw flows, from our own pages, in JSON of a size that a flow can have. What is
/// refused is a problem with a Dutch sentence, never another page.
/// </summary>
public static class StudioApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Programs.Elsa + "/api").WithMetadata(new NeedsAttribute(Right.GebruiktStudio)).AddEndpointFilter<StudioGuard>();
        DescriptorRoutes.Map(api);
        DefinitieRoutes.Map(api);
        DefinitieWriteRoutes.Map(api);
        BulkRoutes.Map(api);
        InstanceRoutes.Map(api);
        ExecutionRoutes.Map(api);
        api.Map("{**rest}", () => StudioAnswer.Refuse(StatusCodes.Status404NotFound, "Dit onderdeel van Elsa is er in LeerwerkFlow niet."));
    }
}
