using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>One page with everything the style sheet knows, so that contrast and width are checked before a screen uses it.</summary>
public sealed class StyleSheetTests
{
    [Fact]
    public async Task Everything_in_the_style_sheet_is_legible_at_both_widths()
    {
        await using var world = await TestWorld.StartAsync(kestrel: true, adapt: builder => builder.Services.AddSingleton<IStartupFilter, Gallery>());
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.GoAsync("/staalkaart");

        await browser.ShotAsync("staalkaart");
    }

    private sealed class Gallery : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (context.Request.Path != "/staalkaart")
                    return rest(context);

                context.Response.Headers.ContentSecurityPolicy = "default-src 'self'";
                context.Response.ContentType = "text/html; charset=utf-8";
                return context.Response.WriteAsync(File.ReadAllText(Path.Combine(Chromium.Root, "tests", "LeerwerkFlow.Tests", "Browser", "staalkaart.html")));
            });
            next(app);
        };
    }
}
