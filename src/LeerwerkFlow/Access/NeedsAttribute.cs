using Microsoft.AspNetCore.Authorization;

namespace LeerwerkFlow.Access;

/// <summary>Above a page or endpoint: only people with this right come in. Without any, signing in is enough; nothing is open unless it says <c>[AllowAnonymous]</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Right right) : AuthorizeAttribute(right.ToString())
{
    public Right Right { get; } = right;

    internal static void Configure(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        foreach (var right in Enum.GetValues<Right>())
            options.AddPolicy(right.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.Identity?.IsAuthenticated == true && CurrentUser.Of(context.User).May(right)));
    }
}
