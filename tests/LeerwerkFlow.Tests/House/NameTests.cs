using System.Text.RegularExpressions;

namespace LeerwerkFlow.Tests.House;

/// <summary>One word per idea, and no drawers.</summary>
public sealed class NameTests
{
    private static readonly string[] Drawers =
        ["Common", "Helpers", "Utils", "Utilities", "Services", "Shared", "Infrastructure", "Models", "Contracts", "Extensions", "Managers", "Misc", "Core", "Lib"];

    private static readonly Regex Tail = new("(Manager|Helper|Helpers|Service|Handler|Impl|Base|Dto|Data|Utils)$");

    // The framework's own words, in which a banned word is no word of ours.
    private static readonly Regex Framework = new("^(I?HttpClient|AddHttpClient|CreateClient|ClientCredentials|ClientValidationEnabled|WebApplicationFactoryClient|SmtpClient$|Process$|ProcessStartInfo$|Heartbeat$|RequestRecovery$)");

    [Fact]
    public void No_folder_is_a_drawer()
    {
        Found.Nothing(SourceTree.SrcAndTests.SelectMany(DrawersOf));
        Assert.Single(DrawersOf(new SourceFile("src/LeerwerkFlow/Helpers/Datum.cs", "")));
    }

    [Fact]
    public void No_name_ends_in_an_empty_word()
    {
        // The map of the house itself names ReferenceData.
        Assert.DoesNotContain(SourceTree.SrcAndTests.SelectMany(EmptyTails), t => !t.EndsWith(" ReferenceData", StringComparison.Ordinal));
        Assert.Single(EmptyTails(new SourceFile("src/LeerwerkFlow/Inbox/Taak.cs", "public sealed record TaakDto(string Id);")));
        Assert.Single(EmptyTails(new SourceFile("src/LeerwerkFlow/Inbox/TaakManager.cs", "public sealed class Taak;")));
    }

    [Fact]
    public void Code_speaks_the_words_of_the_glossary()
    {
        var glossary = Glossary.Read(SourceTree.Get("README.md"));

        Found.Nothing(SourceTree.Src.SelectMany(f => Banned(f, glossary)));
    }

    [Theory]
    [InlineData("class ClientPage;", "ClientPage: say Deelnemer")]
    [InlineData("int openWorkItems;", "openWorkItems: say Taak")]
    [InlineData("var DEADLINE_OF = 1;", "DEADLINE_OF: say Termijn")]
    public void A_banned_twin_is_seen(string text, string finding)
    {
        var glossary = Glossary.Read(SourceTree.Get("README.md"));

        Assert.Equal(["src/Planted.cs: " + finding], Banned(new SourceFile("src/Planted.cs", text), glossary));
    }

    [Fact]
    public void A_word_of_the_framework_or_part_of_a_word_is_no_twin()
    {
        var glossary = Glossary.Read(SourceTree.Get("README.md"));

        Assert.Empty(Banned(new SourceFile("src/Planted.cs", "HttpClient http; bool backstaged;"), glossary));
    }

    [Fact]
    public void The_glossary_does_not_contradict_itself()
    {
        var glossary = Glossary.Read(SourceTree.Get("README.md"));

        Assert.True(glossary.Count > 30);
        Assert.Empty(glossary.Keys.Intersect(glossary.Values.SelectMany(avoid => avoid)));
        Assert.Empty(glossary.Values.SelectMany(avoid => avoid).GroupBy(word => word).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void The_readme_fits_in_200_lines() => Assert.True(SourceTree.Get("README.md").Text.AsSpan().Count('\n') <= 200);

    [Fact]
    public void No_plans_or_notes_lie_beside_the_solution() =>
        Assert.Equal(["NOTICE.md", "README.md"], SourceTree.All.Select(f => f.Path).Where(p => !p.Contains('/', StringComparison.Ordinal) && Regex.IsMatch(p, @"\.(md|txt)$")));

    private static IEnumerable<string> DrawersOf(SourceFile file) => file.Path.Split('/')[..^1].Intersect(Drawers).Select(d => $"{file.Path}: {d}");

    private static IEnumerable<string> EmptyTails(SourceFile file) =>
        Regex.Matches(file.Code, @"\b(?:class|record|struct|enum|interface) (?!struct\b|class\b)(\w+)").Select(m => m.Groups[1].Value)
            .Append(Path.GetFileName(file.Path).Split('.')[0]).Where(name => Tail.IsMatch(name)).Distinct().Select(name => $"{file.Path}: {name}");

    private static IEnumerable<string> Banned(SourceFile file, IReadOnlyDictionary<string, string[]> glossary)
    {
        var twins = glossary.SelectMany(term => term.Value.Select(avoid => (Avoid: Words(avoid), Term: term.Key))).ToList();
        var identifiers = file.Path.EndsWith(".cs", StringComparison.Ordinal) ? Regex.Matches(file.Code, @"[A-Za-z_]\w*").Select(m => m.Value) : [];
        return from identifier in identifiers.Append(Path.GetFileName(file.Path).Split('.')[0]).Distinct()
               where !Framework.IsMatch(identifier)
               from twin in twins
               where Words(identifier).Contains(twin.Avoid, StringComparison.Ordinal)
               select $"{file.Path}: {identifier}: say {twin.Term}";
    }

    // "openWorkItems" becomes "-open-work-item-": whole words, plural s dropped, so that one word is never found inside another.
    private static string Words(string identifier) =>
        "-" + string.Join('-', Regex.Matches(identifier, "[A-Z]+(?![a-z])|[A-Z]?[a-z]+").Select(m => m.Value.ToLowerInvariant().TrimEnd('s'))) + "-";
}
