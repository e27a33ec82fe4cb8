using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace LeerwerkFlow.Access;

/// <summary>The person who asks: the account that signed in, with the roles of this moment. Inject it where a use case or a page must know who acts.</summary>
/// <param name="Id">Key of <c>medewerker</c>.</param>
/// <param name="Organisatie">Key of <c>organisatie</c>, or null for a beheerder of the whole house and for an external promotor.</param>
public sealed record CurrentUser(string Id, string Naam, string? Organisatie, IReadOnlySet<Role> Rollen)
{
    internal const string OrganisatieClaim = "organisatie";
    internal const string StempelClaim = "stempel";
    internal const string MoetWijzigenClaim = "moet-wijzigen";

    /// <summary>The local day on which they ask: on it they stand in for who is away. Null: for nobody.</summary>
    public DateOnly? Dag { get; init; }

    public bool Is(Role role) => Rollen.Contains(role);

    public bool May(Right right) => Rights.May(Rollen, right);

    /// <summary>Throws <see cref="NotAllowed"/> when no role gives this right: the first line of a use case.</summary>
    public void Require(Right right)
    {
        if (!May(right))
            throw new NotAllowed();
    }

    /// <summary>The parameters of <see cref="Zicht"/>, together with the query's own.</summary>
    /// <param name="own">An object whose properties are the other parameters, or null.</param>
    public Dictionary<string, object?> ZichtArgs(object? own = null)
    {
        var args = new Dictionary<string, object?>
        {
            ["zichtOrganisatie"] = Organisatie ?? "",
            ["zichtMedewerker"] = Id,
            ["zichtCoach"] = Is(Role.Coach) ? Id : "",
            ["zichtAlles"] = Is(Role.Coordinator) || Is(Role.Beheerder),
            ["zichtTeam"] = May(Right.ZietTeam),
            ["zichtCoordinator"] = Is(Role.Coordinator),
            ["zichtDag"] = Dag ?? DateOnly.MinValue,
        };
        foreach (var property in own?.GetType().GetProperties() ?? [])
            args[property.Name] = property.GetValue(own);
        return args;
    }

    /// <summary>The person of a signed-in request. Throws <see cref="NotAllowed"/> when nobody is.</summary>
    public static CurrentUser Of(ClaimsPrincipal? principal) => principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
        ? new(id, principal.Identity!.Name!, principal.FindFirstValue(OrganisatieClaim), principal.FindAll(ClaimTypes.Role).Select(c => Roles.Find(c.Value)).OfType<Role>().ToHashSet())
        : throw new NotAllowed();

    internal static ClaimsPrincipal Principal(Medewerker wie)
    {
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, wie.Id), new(ClaimTypes.Name, wie.Naam), new(StempelClaim, wie.Stempel)];
        claims.AddRange(Roles.Parse(wie.Rollen).Select(r => new Claim(ClaimTypes.Role, r.Code())));
        if (wie.Organisatie is not null)
            claims.Add(new(OrganisatieClaim, wie.Organisatie));
        if (wie.MoetWijzigen)
            claims.Add(new(MoetWijzigenClaim, "1"));
        return new(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme));
    }
}
