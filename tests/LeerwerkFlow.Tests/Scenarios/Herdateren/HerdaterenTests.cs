using System.Diagnostics;
using LeerwerkFlow.Tests.Faults;
using Xunit.Abstractions;

namespace LeerwerkFlow.Tests.Scenarios.Herdateren;

/// <summary>
/// Extension, suspension, correction, TBS and early ends as chance makes them: every open date is what <see cref="Telraam"/> counts, and its own text gives it. <c>LEERWERK_HERDATERINGEN=10000</c>
/// plays it whole, <c>LEERWERK_SEED</c> repeats one.
/// </summary>
public sealed class HerdaterenTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_date_is_what_counting_days_gives_and_its_own_text_says_so()
    {
        var (first, n) = (Proces.Number("LEERWERK_SEED", Environment.TickCount), Proces.Number("LEERWERK_HERDATERINGEN", 60));
        var took = Stopwatch.StartNew();
        var (changes, refused, dates) = (0L, 0L, 0L);
        Parallel.For(0, n, i =>
        {
            var one = new Geschiedenis(unchecked(first + i));
            try
            {
                one.Play();
            }
            catch (Exception e)
            {
                Assert.Fail($"LEERWERK_SEED={unchecked(first + i)} LEERWERK_HERDATERINGEN=1: {e.Message}\n{string.Join('\n', one.Gedaan)}");
            }

            Interlocked.Add(ref changes, one.Wijzigingen);
            Interlocked.Add(ref refused, one.Geweigerd);
            Interlocked.Add(ref dates, one.Datums);
        });

        output.WriteLine($"seeds {first}..{unchecked(first + n - 1)}: {n} histories, {changes} changes ({refused} refused), {dates} dates, {took.ElapsedMilliseconds} ms");
        Assert.True(changes > n && refused > 0 && dates > 100 * n);
    }
}
