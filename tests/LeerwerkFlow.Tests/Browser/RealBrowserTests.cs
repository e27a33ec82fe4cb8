using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>The checks of <see cref="RealBrowser"/> themselves, each seen red on a planted bad page.</summary>
public sealed class RealBrowserTests
{
    [Theory]
    [InlineData("<img src='/icoon.svg'>", "image-alt")]
    [InlineData("<p style='color:red'>rood</p>", "style")]
    [InlineData("<img alt='ver' src='http://10.255.255.1/ver.png'>", "left the machine")]
    [InlineData("<pre>" + Long + "</pre>", "Assert.Equal")]
    public async Task A_bad_page_is_found(string body, string complaint)
    {
        await using var world = await TestWorld.StartAsync(kestrel: true, adapt: builder => builder.Services.AddSingleton<IStartupFilter>(new Planted(body)));
        await using var browser = await RealBrowser.OpenAsync(world);
        await browser.GoAsync("/slecht");

        var found = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(browser.AssertGoodAsync);

        Assert.Contains(complaint, found.Message, StringComparison.OrdinalIgnoreCase);
    }

    private const string Long = "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww";

    private sealed class Planted(string body) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (context.Request.Path != "/slecht")
                    return rest(context);

                context.Response.Headers.ContentSecurityPolicy = "default-src 'self'";
                context.Response.ContentType = "text/html";
                return context.Response.WriteAsync($"<!DOCTYPE html><html lang='nl'><head><title>Slecht</title></head><body><main><h1>Slecht</h1>{body}</main></body></html>");
            });
            next(app);
        };
    }
}
