using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Kanalen;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Vdab;

/// <summary>A simulated VDAB: answers what the test says, and keeps what came.</summary>
internal sealed class VdabDoor(Func<string, int, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, int> times = new();

    /// <summary>Ids in the order in which they came, each as often as it came, with source and sequence.</summary>
    public ConcurrentQueue<(string Id, string Bron, string Sequence)> Seen { get; } = new();

    public static HttpResponseMessage Says(HttpStatusCode status, string body = "", TimeSpan? rust = null)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body) };
        response.Headers.RetryAfter = rust is { } r ? new(r) : null;
        return response;
    }

    public void Use(WebApplicationBuilder builder) => builder.Services.AddHttpClient(WebhookKanaal.Http).ConfigurePrimaryHttpMessageHandler(() => this);

    /// <param name="request">Its id is looked at, and how often it came before decides with it.</param>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var id = request.Headers.GetValues(WebhookSignature.IdHeader).Single();
        using var json = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        Seen.Enqueue((id, json.RootElement.GetProperty("source").GetString()!, json.RootElement.GetProperty("sequence").GetString()!));
        return answer(json.RootElement.GetProperty("data").GetProperty("mijlpaal").GetString()!, times.AddOrUpdate(id, 1, (_, n) => n + 1));
    }
}
