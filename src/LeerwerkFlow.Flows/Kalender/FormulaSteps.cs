namespace LeerwerkFlow.Flows.Kalender;

/// <summary>How many units a step counts: a number written out, <c>beurt</c>, or a fact.</summary>
/// <param name="Vast">The number, when it is written out.</param>
/// <param name="Feit">The fact, or null for <c>beurt</c>.</param>
internal sealed record Aantal(int? Vast, string? Feit, int Positie)
{
    public int? Read(FormulaReader reader) => Vast ?? (Feit is null ? ReadBeurt(reader) : reader.ReadGetal(Feit, Positie));

    public string Missing => Feit is null ? "de beurt is hier niet bekend" : $"{Woorden.Naam(Feit)} is nog niet bekend";

    public string Words(int n, Eenheid eenheid)
    {
        var words = Woorden.Count(n, eenheid);
        if (Vast is not null)
            return words;

        return Feit is null ? $"{words} (beurt {n})" : $"{words} ({Woorden.Naam(Feit)})";
    }

    private static int? ReadBeurt(FormulaReader reader) => reader.Beurt is { } beurt ? Grens.Check(beurt) : null;
}

/// <summary><c>… ± n eenheid</c>.</summary>
internal sealed record SumNode(FormulaNode Grond, bool Plus, Aantal Aantal, Eenheid Eenheid, int Positie) : FormulaNode(Positie)
{
    public override Reading Read(FormulaReader reader)
    {
        var (grond, n) = (Grond.Read(reader), Aantal.Read(reader));
        if (grond.Dag is not { } dag || n is not { } aantal)
            return Reading.Missing(grond.Dag is null ? grond.Tekst : null, n is null ? Aantal.Missing : null);

        var tekst = $"{grond.Tekst} {(Plus ? '+' : '−')} {Aantal.Words(aantal, Eenheid)}";

        // Nothing added: the day stays what it was, also as the beginning of what follows.
        if (aantal == 0)
            return grond with { Tekst = tekst, IsNamed = false };

        return new(Plus ? Add(grond.IsLastDay ? Grens.AddDays(dag, 1) : dag, dag, aantal) : Subtract(dag, aantal), tekst, IsLastDay: true);
    }

    public override DateOnly? Since(FormulaReader reader) => Grond.Since(reader);

    private DateOnly Add(DateOnly first, DateOnly anchor, int n) => Eenheid switch
    {
        Eenheid.Dag => Duur.LastDayOfDays(first, n),
        Eenheid.Week => Grens.AddDays(first, (7 * n) - 1),
        Eenheid.Werkdag => Werkdagen.Add(anchor, n),
        Eenheid.Maand => Duur.LastDay(first, n),
        _ => Duur.LastDay(first, 12 * n),
    };

    private DateOnly Subtract(DateOnly day, int n) => Eenheid switch
    {
        Eenheid.Dag => Grens.AddDays(day, -n),
        Eenheid.Week => Grens.AddDays(day, -7 * n),
        Eenheid.Werkdag => Werkdagen.Add(day, -n),
        Eenheid.Maand => Duur.Before(day, n),
        _ => Duur.Before(day, 12 * n),
    };
}

/// <summary><c>binnen n …</c>: a Handelingstermijn from <c>hier</c>.</summary>
internal sealed record BinnenNode(Aantal Aantal, Eenheid Eenheid, int Positie) : FormulaNode(Positie)
{
    public override Reading Read(FormulaReader reader)
    {
        var n = Aantal.Read(reader);
        if (reader.Hier is not { } hier || n is not { } aantal)
            return Reading.Missing(reader.Hier is null ? HierNode.Missing : null, n is null ? Aantal.Missing : null);

        var unshifted = Unshifted(hier, aantal);
        var datum = Werkdagen.NextOrSame(unshifted);
        var tekst = $"binnen {Aantal.Words(aantal, Eenheid)} na {Woorden.Dag(hier)}";
        if (datum != unshifted)
            tekst += $" ({Woorden.Dag(unshifted)} is geen werkdag: {Woorden.WhyFree(unshifted)})";

        return new(datum, tekst, IsLastDay: true, IsTermijn: true);
    }

    public override DateOnly? Since(FormulaReader reader) => reader.Hier;

    // The sentence must show the day before it moved, so the shift stands apart from the count here.
    private DateOnly Unshifted(DateOnly hier, int n) => Eenheid switch
    {
        Eenheid.Dag => Grens.AddDays(hier, n),
        Eenheid.Week => Grens.AddDays(hier, 7 * n),
        Eenheid.Werkdag => Werkdagen.Add(hier, n),
        Eenheid.Maand => Duur.LastDay(Grens.AddDays(hier, 1), n),
        _ => Duur.LastDay(Grens.AddDays(hier, 1), 12 * n),
    };
}
