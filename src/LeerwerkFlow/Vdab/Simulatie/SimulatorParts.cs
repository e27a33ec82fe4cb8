using LeerwerkFlow.Vdab.Kanalen;

namespace LeerwerkFlow.Vdab.Simulatie;

/// <summary>What the simulator needs, in the app and in a program of its own.</summary>
internal static class SimulatorParts
{
    // An answer that takes longer than this comes too late (Standard Webhooks: 15 to 30 seconds).
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    public static void AddSimulator(this IServiceCollection services)
    {
        services.AddSingleton<GedragRij>();
        services.AddSingleton<Simulator>();
        services.AddSingleton<PostBericht>();
        services.AddSingleton<AnswerOntvangst>();
        services.AddSingleton<SendBeslissing>();
    }

    /// <summary>The one HTTP client for messages to and from VDAB: follows nothing, and says nothing in the log.</summary>
    public static void AddVdabHttp(this IServiceCollection services) => services.AddHttpClient(WebhookKanaal.Http, http => http.Timeout = Timeout)
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false }).RemoveAllLoggers();
}
