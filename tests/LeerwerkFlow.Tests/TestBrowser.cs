using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace LeerwerkFlow.Tests;

/// <summary>A browser without scripts: keeps cookies, follows no redirects by itself, and posts a form as the page gave it, hidden fields included.</summary>
public sealed class TestBrowser(HttpMessageHandler server) : IDisposable
{
    private readonly Uri home = new("http://localhost/");
    private readonly HttpClient client = new(server);

    public CookieContainer Cookies { get; } = new();

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.RequestUri = new(home, request.RequestUri!);
        if (Cookies.GetCookieHeader(request.RequestUri) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        var answer = await client.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            Cookies.SetCookies(home, cookie);
        return answer;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    /// <summary>The page; fails when it is not there.</summary>
    public async Task<IHtmlDocument> OpenAsync(string path)
    {
        var answer = await GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answered {(int)answer.StatusCode} {answer.Headers.Location}");
        return await ReadAsync(answer);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        await new HtmlParser(new(), BrowsingContext.New()).ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    /// <summary>Opens a page and sends one of its forms: what the form holds, changed by <paramref name="fields"/>. A name may occur more than once.</summary>
    /// <param name="form">CSS selector of the form; the one in <c>main</c> by default.</param>
    public async Task<HttpResponseMessage> PostAsync(string path, IEnumerable<(string Naam, string Waarde)> fields, string form = "main form")
    {
        var page = await OpenAsync(path);
        var element = Assert.IsAssignableFrom<IHtmlFormElement>(page.QuerySelector(form));
        return await SendFormAsync(element, path, fields);
    }

    /// <summary>Sends a form that was read before, so also one that has grown old.</summary>
    public Task<HttpResponseMessage> SendFormAsync(IHtmlFormElement form, string path, IEnumerable<(string Naam, string Waarde)> fields)
    {
        var own = fields.ToList();
        var all = Held(form).Where(h => own.TrueForAll(o => o.Naam != h.Naam)).Concat(own);
        var action = form.GetAttribute("action");
        return SendAsync(new(HttpMethod.Post, string.IsNullOrEmpty(action) ? path : action)
        {
            Content = new FormUrlEncodedContent(all.Select(f => KeyValuePair.Create(f.Naam, f.Waarde))),
        });
    }

    public Task<HttpResponseMessage> SignInAsync(string gebruikersnaam, string wachtwoord) =>
        PostAsync("/aanmelden", [("Gebruikersnaam", gebruikersnaam), ("Wachtwoord", wachtwoord)]);

    public void Dispose() => client.Dispose();

    private static IEnumerable<(string Naam, string Waarde)> Held(IHtmlFormElement form) => form.Elements.Where(e => e.GetAttribute("name") is not null).SelectMany(e => e switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "submit" or "button" } => [],
        IHtmlInputElement input => [input.Value],
        IHtmlTextAreaElement text => [text.Value],
        IHtmlSelectElement select => select.SelectedOptions.Select(o => o.Value),
        _ => Enumerable.Empty<string>(),
    }, (e, waarde) => (e.GetAttribute("name")!, waarde));
}
