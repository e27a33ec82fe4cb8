using System.Collections.Immutable;

namespace LeerwerkFlow.Inbox;

/// <summary>The kinds of field that a form can hold; each is written in JSON as its lower-case name with a dash.</summary>
public enum VeldSoort
{
    /// <summary>A heading between fields; holds no answer.</summary>
    Kop,
    Tekst,
    LangeTekst,
    Keuze,
    Meerkeuze,
    Datum,
    Getal,
    JaNee,

    /// <summary>A group of fields that repeats, one row each time.</summary>
    Herhaling,

    /// <summary>The competence grid: per competence a GROEI letter of deelnemer, instructeur and coach (S6).</summary>
    Groei,
}

/// <summary>One answer that can be chosen: the code that is kept and the words that people read.</summary>
public sealed record FormulierKeuze(string Code, string Label)
{
    /// <summary>Added to each confidential choice: not saying is an answer (S5).</summary>
    public static readonly FormulierKeuze WilNietZeggen = new("WIL_NIET_ZEGGEN", "Wil ik niet zeggen");
}

/// <summary>The field is shown (and read) only while <paramref name="Veld"/> has one of the values; the name <c>uitkomst</c> means the outcome of the taak.</summary>
public sealed record ToonAls(string Veld, ImmutableArray<string> Is)
{
    public const string Uitkomst = "uitkomst";
}

/// <summary>One field of a form, as <c>docs/formulieren.md</c> describes it.</summary>
public sealed record FormulierVeld
{
    public required string Naam { get; init; }

    public required VeldSoort Soort { get; init; }

    public required string Label { get; init; }

    public string? Hulp { get; init; }

    public bool Verplicht { get; init; }

    /// <summary>Outcomes for which the field must be filled in, whatever <see cref="Verplicht"/> says.</summary>
    public ImmutableArray<string> VerplichtBij { get; init; } = [];

    /// <summary>Lowest value, included: a number, a date formula, or the least rows of a group.</summary>
    public string? Min { get; init; }

    /// <summary>Highest value, included: a number, a date formula, the most characters of a text or the most rows of a group.</summary>
    public string? Max { get; init; }

    /// <summary>How many digits a number may have after the comma.</summary>
    public int Decimalen { get; init; }

    public string? Eenheid { get; init; }

    public ImmutableArray<FormulierKeuze> Keuzes { get; init; } = [];

    /// <summary>Name of a list that the caller supplies (coaches, vacatures …) instead of <see cref="Keuzes"/>.</summary>
    public string? KeuzesUit { get; init; }

    public ToonAls? ToonAls { get; init; }

    /// <summary>Kept in the vertrouwelijk luik, never mandatory, never a fact (S5).</summary>
    public bool Vertrouwelijk { get; init; }

    /// <summary>The deelnemer may release this answer (or each row of it) to the IUP, the plan, promotor and instructeur.</summary>
    public bool Vrijgave { get; init; }

    /// <summary>Name of the fact of the traject that the answer sets, or null.</summary>
    public string? Feit { get; init; }

    /// <summary>The fields of a row.</summary>
    public ImmutableArray<FormulierVeld> Velden { get; init; } = [];

    /// <summary>What one row is called, for "nog een … toevoegen".</summary>
    public string RijLabel { get; init; } = "rij";

    /// <summary>The word of <see cref="NeemOver"/> for the fact of the field itself, as it is known now.</summary>
    public const string EigenFeit = "feit";

    /// <summary><c>formulier.veld</c> whose last answer is the first proposal here, <see cref="EigenFeit"/>, or null.</summary>
    public string? NeemOver { get; init; }

    /// <summary><c>formulier.veld</c> whose last answer is shown beside this one, or null.</summary>
    public string? Vergelijk { get; init; }

    /// <summary>The answer that stands there when the form opens, or null.</summary>
    public string? Standaard { get; init; }

    /// <summary>For the GROEI grid: also ask the level aimed at and what shows it.</summary>
    public bool MetDoel { get; init; }

    /// <summary>The answers to choose from in this context, <c>wil ik niet zeggen</c> included.</summary>
    public ImmutableArray<FormulierKeuze> KeuzesIn(FormulierContext context)
    {
        var keuzes = Soort switch
        {
            VeldSoort.JaNee => [new("ja", "Ja"), new("nee", "Nee")],
            _ when KeuzesUit is not null => context.Keuzelijsten.GetValueOrDefault(KeuzesUit, []),
            _ => Keuzes,
        };
        return Vertrouwelijk && Soort is (VeldSoort.Keuze or VeldSoort.Meerkeuze or VeldSoort.JaNee)
            ? keuzes.Add(FormulierKeuze.WilNietZeggen)
            : keuzes;
    }

    /// <summary>Most characters of a text, included.</summary>
    public int MostCharacters => Max is not null && int.TryParse(Max, out var max) ? max : Soort == VeldSoort.LangeTekst ? 4000 : 200;

    /// <summary>Most rows of a group, included.</summary>
    public int MostRows => Max is not null && int.TryParse(Max, out var max) ? max : 20;

    /// <summary>Least rows of a group, included.</summary>
    public int LeastRows => Min is not null && int.TryParse(Min, out var min) ? min : Verplicht ? 1 : 0;

    public bool MustBeFilled(string? uitkomst) => Verplicht || (uitkomst is not null && VerplichtBij.Contains(uitkomst));
}
