namespace LeerwerkFlow.Web;

/// <summary>The browser that prints letters. Section <c>Pdf</c> of the settings.</summary>
/// <param name="Chromium">Path of Chromium; empty looks for it on the path of the machine.</param>
/// <param name="Bladen">How many letters are printed at the same time.</param>
/// <param name="Seconden">How long one attempt at a letter may take.</param>
/// <param name="Brieven">After so many letters a new browser takes over: what one leaves behind in memory never grows further than that.</param>
public sealed record PdfOptions(string Chromium = "", int Bladen = 2, int Seconden = 15, int Brieven = 500)
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    public TimeSpan Grens => TimeSpan.FromSeconds(Seconden);

    /// <summary>The program, or null where there is none. Asked each time: it may be installed while the app runs.</summary>
    public string? Find() => Chromium.Length > 0
        ? File.Exists(Chromium) ? Chromium : null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(d => Names.Select(n => Path.Combine(d, n))).FirstOrDefault(File.Exists);
}
