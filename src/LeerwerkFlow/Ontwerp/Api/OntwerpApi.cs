using LeerwerkFlow.Access;

namespace LeerwerkFlow.Ontwerp.Api;

/// <summary>What the designer asks. Who reads voorstellen comes in; what changes a flow asks for more. What is refused is a Dutch sentence, never another page.</summary>
public static class OntwerpApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Programs.Ontwerp).WithMetadata(new NeedsAttribute(Right.LeestVoorstellen)).AddEndpointFilter<OntwerpGuard>();
        FlowRoutes.Map(api);
        VersieRoutes.Map(api);
        WoordRoutes.Map(api);
        NakijkRoutes.Map(api);
        OpmerkingRoutes.Map(api);
        api.Map("{**rest}", () => OntwerpAnswer.Refuse(StatusCodes.Status404NotFound, "Dit adres bestaat niet."));
    }
}
