namespace LeerwerkFlow.Flows.Kalender;

/// <summary>How long a person has been lent out over all TBS periods.</summary>
/// <remarks>Decisions S4; seed 000, B 3.1.4: at most six months per person in the whole path.</remarks>
public static class TbsDuur
{
    /// <summary>The cap in months.</summary>
    public const int CapMaanden = 6;

    /// <summary>
    /// The total of all periods, both ends counted: the whole months of each, then the loose days at thirty a month. Periods that touch or overlap are one
    /// period, so the total does not depend on how a stay was cut in rows; a period that ends before it begins has no days.
    /// </summary>
    /// <exception cref="FormulaException">A period is longer than 1200 months.</exception>
    public static (int Maanden, int Dagen) Total(IEnumerable<(DateOnly Van, DateOnly Tot)> perioden)
    {
        var (maanden, dagen) = (0, 0);
        foreach (var periode in Schorsingen.Merge(perioden.Select(p => new Model.Opschorting(p.Van, p.Tot))))
        {
            var (m, d) = Duur.Count(periode.Van, periode.Tot!.Value);
            maanden += m;
            dagen += d;
        }

        return (maanden + (dagen / 30), dagen % 30);
    }

    /// <summary>True when all periods together last no longer than <paramref name="capMaanden"/> months: exactly six is allowed, one day more is not.</summary>
    /// <exception cref="FormulaException">A period is longer than 1200 months.</exception>
    public static bool WithinCap(IEnumerable<(DateOnly Van, DateOnly Tot)> perioden, int capMaanden = CapMaanden)
    {
        var (maanden, dagen) = Total(perioden);
        return maanden < capMaanden || (maanden == capMaanden && dagen == 0);
    }
}
