using System.Globalization;
using LeerwerkFlow.Flows.Language;

namespace LeerwerkFlow.Tests.Language;

/// <summary>What one expression prints; the model knows <c>dag</c>, 1 March 2010.</summary>
internal static class Printed
{
    public static readonly Dictionary<string, object?> Model = new() { ["dag"] = new DateOnly(2010, 3, 1) };

    private static readonly RenderOptions Belgian = new(Culture: CultureInfo.GetCultureInfo("nl-BE"));

    public static string By(string text) => Template.Parse("{{ " + text + " }}", "t").Render(Model, RenderOptions.Plain);

    public static string ByBelgians(string text) => Template.Parse("{{ " + text + " }}", "t").Render(Model, Belgian);

    /// <summary>The sentence that it fails with.</summary>
    public static string Mistake(string text) => Assert.Throws<LanguageException>(() => By(text)).Zin;
}
