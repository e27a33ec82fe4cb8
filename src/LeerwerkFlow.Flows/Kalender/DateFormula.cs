using System.Collections.Frozen;

namespace LeerwerkFlow.Flows.Kalender;

/// <summary>
/// A date in words: <c>start + 6 maanden</c>, <c>einde - 2 maanden</c>, <c>hier + 5 werkdagen</c>, <c>vroegste(start + 6 maanden, halfweg(start, einde.gepland))</c>,
/// <c>binnen 10 dagen</c>. Immutable: a parsed formula may be kept and read from many threads.
/// </summary>
/// <remarks>
/// <para>Anchors: a fact that holds a date or a formula, <c>hier</c>, a literal <c>2010-03-01</c>. Amounts: a number, <c>beurt</c>, a fact that holds a number; 0 to
/// 1200. Nought units change nothing.</para>
/// <para>A fact is a last day when it is named <c>einde</c>, begins with <c>einde.</c> or ends in <c>.einde</c>; so is each outcome of <c>+</c> and <c>-</c>,
/// <c>halfweg</c> and <c>binnen</c>. <c>+ n</c> days, weeks, months, years is the last day of a <see cref="Duur"/> that begins on the anchor, or on the day after an anchor that is a
/// last day: <c>start + 30 dagen</c> is the thirtieth day, start included. <c>- n</c> is <see cref="Duur.Before"/>, and n days earlier for days. <c>± n werkdagen</c> counts from the
/// day after (before) the anchor, whatever its kind.</para>
/// <para><c>binnen n</c> is a <see cref="Handelingstermijn"/> from <c>hier</c>. <c>halfweg(a, b)</c> is the last day of the first half of the period from a to b, both counted (S22).
/// <c>vroegste</c> and <c>laatste</c> are unknown as long as one of their dates is.</para>
/// <para><c>wacht</c>: the days of merged suspensions of over thirty days that fall in [first anchor of the formula, date] are added until that changes nothing (after a last-day anchor,
/// from the next day); a Handelingstermijn then moves to a werkdag again. Counting back from a later anchor adds nothing. An open suspension that began on
/// or before the date leaves it empty. A fact that is itself a formula always <c>loopt door</c>,
/// has its own <c>hier</c> and no <c>beurt</c>. (Design 4; decisions S22.)</para>
/// </remarks>
public sealed class DateFormula
{
    private readonly FormulaNode root;

    private DateFormula(string tekst, FormulaNode root, IEnumerable<string> anchors)
    {
        Tekst = tekst;
        this.root = root;
        Anchors = anchors.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The formula as it was written.</summary>
    public string Tekst { get; }

    /// <summary>The names of all facts it leans on directly, dates and amounts alike; never <c>hier</c> or <c>beurt</c>.</summary>
    public IReadOnlySet<string> Anchors { get; }

    /// <exception cref="FormulaException">The text is not a formula; the exception says why and where.</exception>
    public static DateFormula Parse(string tekst)
    {
        var parser = new FormulaParser(tekst);
        return new(tekst, parser.Parse(), parser.Feiten);
    }

    /// <summary>Reads the formula. A date that is not known yet gives no <see cref="DatumUitleg.Datum"/>, and the sentence names it.</summary>
    /// <exception cref="FormulaException">A fact has the wrong kind, facts lean on each other in a ring, or the date falls outside the calendar.</exception>
    public DatumUitleg Evaluate(DateContext ctx)
    {
        var reader = new FormulaReader(ctx);
        var reading = root.Read(reader);
        if (reading.Dag is not { } dag)
            return new(null, $"Nog geen datum: {reading.Tekst}.");
        if (ctx.LooptDoor || root.Since(reader) is not { } since)
            return new(dag, reading.Full);

        var verschuiving = Schorsingen.Move(since, dag, ctx.Opschortingen, reading.IsTermijn ? Werkdagen.NextOrSame : day => day);
        return Explain(reading, verschuiving);
    }

    public override string ToString() => Tekst;

    private static DatumUitleg Explain(Reading reading, Verschuiving verschuiving)
    {
        if (verschuiving.Open is { } open)
            return new(null, $"Nog geen datum: er loopt een schorsing sinds {Woorden.Dag(open.Van)}. Zonder die schorsing: {reading.Full}.");
        if (verschuiving.Datum is not { } datum || verschuiving.Dagen == 0)
            return new(reading.Dag, reading.Full);

        var perioden = string.Join(" en ", verschuiving.Geteld.Select(o => $"van {Woorden.Dag(o.Van)} tot en met {Woorden.Dag(o.Tot!.Value)}"));
        var werkdag = reading.IsTermijn ? " (eerste werkdag)" : "";
        return new(datum, $"{reading.Full}; + {Woorden.Count(verschuiving.Dagen, Eenheid.Dag)} schorsing ({perioden}) = {Woorden.Dag(datum)}{werkdag}");
    }
}
