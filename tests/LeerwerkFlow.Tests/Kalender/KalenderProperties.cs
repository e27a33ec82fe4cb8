using FsCheck;
using FsCheck.Fluent;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Flows.Model;
using static LeerwerkFlow.Tests.Kalender.Days;

namespace LeerwerkFlow.Tests.Kalender;

/// <summary>What holds for every day from 1990 to 2100.</summary>
public sealed class KalenderProperties
{
    private static readonly DateOnly First = Day("1990-01-01");
    private static readonly DateOnly Last = Day("2100-12-31");

    // Month ends and 29 February are where month arithmetic goes wrong, so every second day is one of those.
    private static readonly Gen<DateOnly> AnyDay =
        from day in Gen.Choose(First.DayNumber, Last.DayNumber).Select(DateOnly.FromDayNumber)
        from shift in Gen.Choose(-3, 2)
        from atMonthEnd in Gen.Elements(true, false)
        select atMonthEnd ? new DateOnly(day.Year, day.Month, 1).AddDays(shift) : day;

    private static readonly Gen<(DateOnly Day, int N)> DayAndMonths = from day in AnyDay from n in Gen.Choose(1, 36) select (day, n);

    private static readonly Gen<Opschorting[]> AnySuspensions =
        (from van in Gen.Choose(0, 400) from length in Gen.Choose(0, 70) select new Opschorting(First.AddDays(van), First.AddDays(van + length))).ArrayOf();

    [Fact]
    public void A_Duur_ends_the_day_before_the_same_day_or_on_the_last_of_the_month() => Hold(DayAndMonths, x =>
    {
        var sameDay = x.Day.AddMonths(x.N);
        return Duur.LastDay(x.Day, x.N) == (sameDay.Day == x.Day.Day ? sameDay.AddDays(-1) : sameDay);
    });

    [Fact]
    public void From_the_first_of_a_month_two_Duren_chained_are_one_long_one() => Hold(
        from x in DayAndMonths from m in Gen.Choose(1, 36) select (First: x.Day.AddDays(1 - x.Day.Day), x.N, M: m),
        x => Duur.LastDay(Duur.LastDay(x.First, x.N).AddDays(1), x.M) == Duur.LastDay(x.First, x.N + x.M));

    [Fact]
    public void A_later_begin_never_ends_earlier_and_a_longer_Duur_ends_later() => Hold(DayAndMonths, x =>
        Duur.LastDay(x.Day.AddDays(1), x.N) >= Duur.LastDay(x.Day, x.N) && Duur.LastDay(x.Day, x.N + 1) > Duur.LastDay(x.Day, x.N));

    [Fact]
    public void Before_is_the_day_before_the_latest_begin_that_still_ends_on_the_einde() => Hold(DayAndMonths, x =>
    {
        var begins = Enumerable.Range(-35, 71).Select(x.Day.AddMonths(-x.N).AddDays).ToList();
        var exact = begins.Where(s => Duur.LastDay(s, x.N) == x.Day).ToList();
        var latest = exact.Count > 0 ? exact[^1] : begins.Last(s => Duur.LastDay(s, x.N) < x.Day);
        return Duur.Before(x.Day, x.N) == latest.AddDays(-1);
    });

    [Fact]
    public void Counting_a_Duur_gives_its_months_back() => Hold(DayAndMonths, x =>
        Duur.Count(x.Day, Duur.LastDay(x.Day, x.N)) == (x.N, 0) && Duur.Count(x.Day, Duur.LastDay(x.Day, x.N).AddDays(1)) == (x.N, 1));

    [Fact]
    public void Halfway_lies_in_the_period_and_leaves_an_even_Duur_two_equal_halves() => Hold(DayAndMonths, x =>
    {
        var halfway = Duur.Halfway(x.Day, x.N);
        return halfway >= x.Day && halfway <= Duur.LastDay(x.Day, x.N) && (x.N % 2 == 1 || Duur.Count(x.Day, halfway) == (x.N / 2, 0));
    });

    [Fact]
    public void A_Handelingstermijn_ends_on_the_first_werkdag_from_its_unshifted_day() => Hold(DayAndMonths, x =>
    {
        (DateOnly Unshifted, DateOnly Last)[] terms =
        [
            (Duur.LastDay(x.Day.AddDays(1), x.N), Handelingstermijn.Months(x.Day, x.N)),
            (x.Day.AddDays(x.N), Handelingstermijn.Days(x.Day, x.N)),
            (Werkdagen.Add(x.Day, x.N), Handelingstermijn.Werkdagen(x.Day, x.N)),
        ];
        return terms.All(t => Werkdagen.IsWerkdag(t.Last) && t.Last >= t.Unshifted && DaysBetween(t.Unshifted, t.Last).All(d => !Werkdagen.IsWerkdag(d)));
    });

    [Fact]
    public void N_werkdagen_on_there_are_n_werkdagen_between_and_the_way_back_is_the_same() => Hold(DayAndMonths, x =>
    {
        var on = Werkdagen.Add(x.Day, x.N);
        var between = DaysBetween(x.Day.AddDays(1), on.AddDays(1)).Count(Werkdagen.IsWerkdag);
        return between == x.N && (!Werkdagen.IsWerkdag(x.Day) || Werkdagen.Add(on, -x.N) == x.Day);
    });

    [Fact]
    public void Merged_suspensions_do_not_depend_on_order_and_hold_the_same_days() => Hold(AnySuspensions, all =>
    {
        var merged = Schorsingen.Merge(all);
        var apart = merged.Zip(merged.Skip(1)).All(p => p.Second.Van > p.First.Tot!.Value.AddDays(1));
        return apart && merged.SequenceEqual(Schorsingen.Merge(all.Reverse())) && DaysOf(merged).SetEquals(DaysOf(all));
    });

    [Fact]
    public void A_waiting_date_is_the_formula_plus_its_suspended_days() => Hold(
        from all in AnySuspensions from anchor in Gen.Choose(0, 300) from months in Gen.Choose(1, 4) select (all, Anchor: First.AddDays(anchor), months),
        x =>
        {
            var feiten = new Dictionary<string, Feit> { ["start"] = Feit.Datum(x.Anchor) };
            var formule = DateFormula.Parse($"start + {x.months} maanden");
            var counted = DaysOf(Schorsingen.Merge(x.all).Where(o => o.Tot!.Value.DayNumber - o.Van.DayNumber >= 30));
            var (before, expected) = (default(DateOnly), Duur.LastDay(x.Anchor, x.months));
            while (before != expected)
                (before, expected) = (expected, Duur.LastDay(x.Anchor, x.months).AddDays(counted.Count(d => d >= x.Anchor && d <= expected)));

            return formule.Evaluate(new(feiten, x.Anchor, 1, x.all, LooptDoor: false)).Datum == expected;
        });

    [Fact]
    public void Every_day_from_1990_to_2100_begins_on_itself_in_Brussels()
    {
        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            var start = BrusselsTime.StartOf(day);
            Assert.Equal(day, BrusselsTime.DayOf(start));
            Assert.Equal(day.AddDays(-1), BrusselsTime.DayOf(start.AddTicks(-1)));
        }
    }

    [Fact]
    public void Whatever_the_text_only_a_sentence_is_thrown()
    {
        string[] words = ["start", "hier", "beurt", "+", "-", "0", "1201", "2010-02-30", "dagen", "jaar", "vroegste(", "halfweg(", "binnen", ",", ")", ".", "é"];
        string[] anchors = ["start", "einde", "x.einde", "hier", "kring", "9999-12-31", "0001-01-01", "binnen 1200 jaar", "halfweg(start, einde)", "laatste(hier, 0001-01-01)"];
        var steps = from sign in Gen.Elements("+", "-", "−")
                    from n in Gen.Elements("0", "1", "1200", "beurt", "lengte")
                    from unit in Gen.Elements("dag", "weken", "werkdagen", "maanden", "jaar")
                    select $"{sign} {n} {unit}";
        var sums = from anchor in Gen.Elements(anchors) from step in steps.ArrayOf().Resize(3) select step.Prepend(anchor).ToArray();
        var feiten = new Dictionary<string, Feit>
        {
            ["start"] = Feit.Datum(DateOnly.MinValue), ["einde"] = Feit.Datum(DateOnly.MaxValue), ["lengte"] = Feit.Getal(decimal.MinValue), ["kring"] = Feit.Formule("kring + 1 dag"),
        };
        Opschorting[] suspensions = [new(DateOnly.MinValue, DateOnly.MaxValue.AddDays(-1)), new(DateOnly.MaxValue, DateOnly.MaxValue)];

        Hold(Gen.OneOf(Gen.Elements(words).ArrayOf().Resize(12), sums), text =>
        {
            try
            {
                return DateFormula.Parse(string.Join(' ', text)).Evaluate(new(feiten, DateOnly.MaxValue, int.MaxValue, suspensions, LooptDoor: false)).Waarom.Length > 0;
            }
            catch (FormulaException refused)
            {
                return refused.Message.EndsWith('.') && refused.Positie >= 0;
            }
        });
    }

    private static void Hold<T>(Gen<T> cases, Func<T, bool> holds) =>
        Prop.ForAll(cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static IEnumerable<DateOnly> DaysBetween(DateOnly from, DateOnly upTo) =>
        Enumerable.Range(0, upTo.DayNumber - from.DayNumber).Select(from.AddDays);

    private static HashSet<DateOnly> DaysOf(IEnumerable<Opschorting> suspensions) => [.. suspensions.SelectMany(o => DaysBetween(o.Van, o.Tot!.Value.AddDays(1)))];
}
