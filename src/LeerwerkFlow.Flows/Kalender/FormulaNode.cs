namespace LeerwerkFlow.Flows.Kalender;

/// <summary>A part of a formula that comes to a day. <paramref name="Positie"/> is its place in the text, from 1.</summary>
internal abstract record FormulaNode(int Positie)
{
    public abstract Reading Read(FormulaReader reader);

    /// <summary>The first day that a suspension may take from the wait: the first anchor of the part, or the day after it when it is a last day.</summary>
    public abstract DateOnly? Since(FormulaReader reader);
}

/// <summary>A fact.</summary>
internal sealed record FeitNode(string Naam, int Positie) : FormulaNode(Positie)
{
    public override Reading Read(FormulaReader reader) => reader.ReadDatum(Naam, Positie);

    public override DateOnly? Since(FormulaReader reader) => Read(reader) is { Dag: { } dag } reading ? reading.IsLastDay ? Grens.AddDays(dag, 1) : dag : null;
}

/// <summary><c>hier</c>.</summary>
internal sealed record HierNode(int Positie) : FormulaNode(Positie)
{
    public const string Missing = "de dag waarop dit is vastgelegd, is niet bekend";

    public override Reading Read(FormulaReader reader) =>
        reader.Hier is { } dag ? new(dag, $"dag van deze stap {Woorden.Dag(dag)}", IsNamed: true) : Reading.Missing(Missing);

    public override DateOnly? Since(FormulaReader reader) => reader.Hier;
}

/// <summary>A date written out.</summary>
internal sealed record DatumNode(DateOnly Dag, int Positie) : FormulaNode(Positie)
{
    public override Reading Read(FormulaReader reader) => new(Dag, Woorden.Dag(Dag), IsNamed: true);

    public override DateOnly? Since(FormulaReader reader) => Dag;
}

/// <summary><c>vroegste(…)</c> or <c>laatste(…)</c>. On the same date, a day that begins something is earlier than a day that ends something.</summary>
internal sealed record ChoiceNode(bool Vroegste, IReadOnlyList<FormulaNode> Keuzes, int Positie) : FormulaNode(Positie)
{
    public override Reading Read(FormulaReader reader)
    {
        var readings = Keuzes.Select(k => k.Read(reader)).ToList();
        if (readings.Any(r => r.Dag is null))
            return Reading.Missing(readings.Where(r => r.Dag is null).Select(r => r.Tekst));

        var ordered = readings.OrderBy(r => r.Dag).ThenBy(r => r.IsLastDay).ThenBy(r => r.IsTermijn).ToList();
        var chosen = Vroegste ? ordered[0] : ordered[^1];
        return chosen with { Tekst = $"{(Vroegste ? "vroegste" : "laatste")} van ({string.Join("; ", readings.Select(r => r.Full))})", IsNamed = false };
    }

    public override DateOnly? Since(FormulaReader reader) => Keuzes[0].Since(reader);
}

/// <summary><c>halfweg(a, b)</c>: the last day of the first half; a and b count, a last day a does not.</summary>
internal sealed record HalfwegNode(FormulaNode Van, FormulaNode Tot, int Positie) : FormulaNode(Positie)
{
    public override Reading Read(FormulaReader reader)
    {
        var (van, tot) = (Van.Read(reader), Tot.Read(reader));
        if (van.Dag is not { } first || tot.Dag is not { } last)
            return Reading.Missing(new[] { van, tot }.Where(r => r.Dag is null).Select(r => r.Tekst));
        if (van.IsLastDay)
            first = Grens.AddDays(first, 1);

        return last < first
            ? Reading.Missing($"tussen {van.Full} en {tot.Full} ligt geen enkele dag")
            : new(Duur.HalfwayBetween(first, last), $"halfweg tussen ({van.Full}; {tot.Full})", IsLastDay: true);
    }

    public override DateOnly? Since(FormulaReader reader) => Van.Since(reader);
}
