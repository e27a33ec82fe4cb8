using Microsoft.Playwright;

namespace LeerwerkFlow.Tests.Browser;

/// <summary>The machine's own Chromium, started once for all tests. <c>CHROMIUM</c> names it where it is not on the path.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    public static Task<IBrowser> GetAsync() => Started.Value;

    /// <summary>The root of the repository, where <c>designer/node_modules</c> lies.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A Chromium of its own, with its profile in a folder: one that a test may kill.</summary>
    public static async Task<IBrowserContext> OpenApartAsync(string profile, string address)
    {
        Assertions.SetDefaultExpectTimeout(15_000);
        var playwright = await Playwright.CreateAsync();
        var context = await playwright.Chromium.LaunchPersistentContextAsync(profile, new() { ExecutablePath = Executable(), Args = Flags, BaseURL = address, Locale = "nl-BE" });
        context.SetDefaultTimeout(30_000);
        return context;
    }

    private static string[] Flags => Environment.UserName == "root" ? ["--no-sandbox"] : [];

    private static async Task<IBrowser> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(15_000);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable(), Args = Flags });
    }

    private static string Executable() =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named
            ? named
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(d => Names.Select(n => Path.Combine(d, n))).FirstOrDefault(File.Exists)
                ?? throw new InvalidOperationException("No Chromium on the path. Install Debian's chromium, or set CHROMIUM.");

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "LeerwerkFlow.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return directory.FullName;
    }
}
