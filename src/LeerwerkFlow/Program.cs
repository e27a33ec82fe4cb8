using System.Globalization;
using LeerwerkFlow.Access;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeerwerkFlow;

/// <summary>The list of decisions: which parts the house has and how they are joined.</summary>
public static class Program
{
    public static Task Main(string[] args) => Build(args).RunAsync();

    /// <summary>The app, ready to start.</summary>
    /// <param name="args">Settings as <c>--Naam=waarde</c>; they win from <c>appsettings.json</c>.</param>
    /// <param name="adapt">Called when all parts are registered: tests put a simulated clock or door in place.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adapt = null)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = Datum.Cultuur;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, WebRootPath = "wwwroot" });
        var services = builder.Services;

        services.AddSingleton(new DemoOptions(builder.Configuration.GetValue("Demo", true)));

        services.AddHttpContextAccessor();
        services.AddScoped(s => CurrentUser.Of(s.GetRequiredService<IHttpContextAccessor>().HttpContext?.User));
        services.AddRazorPages(ConfigurePages);

        adapt?.Invoke(builder);
        var app = builder.Build();
        app.UseMiddleware<Headers>();
        app.UseStaticFiles();
        app.UseRouting();
        app.MapRazorPages();
        return app;
    }

    // A page stands in its slice, so the root of the pages is the project.
    private static void ConfigurePages(RazorPagesOptions options) => options.RootDirectory = "/";
}
