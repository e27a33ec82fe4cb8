using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>The smallest load balancer: hands each request to another node and remembers nothing of who asked.</summary>
internal sealed class Verdeler : IAsyncDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private WebApplication app = null!;

    /// <summary>How many requests each node got.</summary>
    public ConcurrentDictionary<Uri, int> Gedaan { get; } = [];

    public Uri Adres => new(app.Urls.First());

    public static async Task<Verdeler> StartAsync(Func<Uri> next)
    {
        var verdeler = new Verdeler();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--Urls=http://127.0.0.1:0"] });
        builder.Logging.ClearProviders();
        verdeler.app = builder.Build();
        verdeler.app.Run(context => verdeler.PassAsync(context, next()));
        await verdeler.app.StartAsync();
        return verdeler;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }

    private async Task PassAsync(HttpContext context, Uri knoop)
    {
        Gedaan.AddOrUpdate(knoop, 1, (_, n) => n + 1);
        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(knoop, context.Request.Path + context.Request.QueryString));
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()!.CanHaveBody)
            request.Content = new StreamContent(context.Request.Body);
        foreach (var (naam, waarde) in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(naam, [.. waarde]))
                request.Content?.Headers.TryAddWithoutValidation(naam, [.. waarde]);
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (naam, waarde) in answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Transfer-Encoding"))
            context.Response.Headers[naam] = waarde.ToArray();
        if (answer.StatusCode is not (HttpStatusCode.NotModified or HttpStatusCode.NoContent))
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
