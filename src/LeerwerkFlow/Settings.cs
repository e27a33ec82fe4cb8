namespace LeerwerkFlow;

/// <summary>Settings given on the command line as <c>--Naam=waarde</c> or <c>--Naam waarde</c>.</summary>
internal static class Settings
{
    /// <summary>The settings a person would give.</summary>
    public static IReadOnlyList<string> Shown { get; } = ["Urls", "Demo", "DemoTrajecten", "DataDirectory", "Ontwerp:TweedePersoon", "Store", "Store:Postgres", "Bus", "Rabbitmq", "Clockwork", "Pdf:Chromium", "Attest:Adres", "Mail:Server", "Mail:Van", "Telemetrie:Otlp"];

    // Mail:Wachtwoord is none of them: what stands on a command line can be read by every user of the machine.
    private static readonly string[] Known = [.. Shown, "Logging", "Access", "Sleutels", "Vdab", "Pdf", "Attest", "Mail:Poort", "Mail:Tls", "Mail:Gebruiker", "Mail:Teruggekomen", "environment", "contentRoot", "applicationName"];

    /// <summary>The first argument that is not a setting, or null. A mistyped setting would otherwise be read by nobody.</summary>
    public static string? Unknown(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var naam = args[i].Split('=')[0];
            if (!naam.StartsWith("--", StringComparison.Ordinal) || !Array.Exists(Known, k => Fits(k, naam[2..])))
                return args[i];
            if (!args[i].Contains('=', StringComparison.Ordinal))
                i++;
        }

        return null;
    }

    /// <summary>The settings of a verb that works without the web app: <c>appsettings.json</c>, the environment, then the arguments.</summary>
    public static IConfiguration Read(string[] args) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .AddCommandLine(args)
        .Build();

    /// <summary>Where this machine itself finds the app, for who gave no other address.</summary>
    public static string OwnAddress(IConfiguration settings) =>
        settings["Urls"]?.Split(';')[0] is { } url && Uri.IsWellFormedUriString(url, UriKind.Absolute) ? url : "http://localhost:5080";

    private static bool Fits(string known, string naam) =>
        naam.Equals(known, StringComparison.OrdinalIgnoreCase) || naam.StartsWith(known + ":", StringComparison.OrdinalIgnoreCase);
}
