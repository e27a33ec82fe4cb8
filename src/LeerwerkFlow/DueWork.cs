using LeerwerkFlow.Documenten;
using LeerwerkFlow.Documenten.Post;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Trajecten.Maatregelen;
using LeerwerkFlow.Trajecten.Personenlijsten;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Aansluiting;
using LeerwerkFlow.Vdab.Berichten;
using LeerwerkFlow.Vdab.Simulatie;

namespace LeerwerkFlow;

/// <summary>Everything that is due now, in the order in which one leads to the next. Run by the clockwork, and at once when the demo clock moves.</summary>
internal sealed class DueWork(Db db, Klok klok, RunMaatregelen maatregelen, RunPersonenlijsten personenlijsten, MatchBericht match, WakeDue wake, RemindTaken remind, RenderDocument render, SendMail send, DeliverMelding deliver, AnswerOntvangst answer, FollowMelding follow, MakeRapport rapport) : IDisposable
{
    // One piece of work makes the next due at most a few times over; the clockwork knocks again anyway.
    private const int Rounds = 25;
    private readonly SemaphoreSlim one = new(1, 1);

    public void Dispose() => one.Dispose();

    public Task RunAsync(CancellationToken ct = default) => OneAsync(
        async () =>
        {
            await using var together = await db.TogetherAsync(ct);
            await klok.FollowAsync(ct);
            for (var round = 0; round < Rounds; round++)
            {
                // What came before a last day counts, also when it is only looked at after it.
                if (await maatregelen.RunAsync(ct) + await personenlijsten.RunAsync(ct) + await match.RunAsync(ct) + await wake.RunAsync(ct) + await render.RunAsync(ct) + await send.RunAsync(ct) + await deliver.RunAsync(ct) + await answer.RunAsync(ct) == 0)
                    break;
            }

            await remind.RunAsync(ct);
            await follow.RunAsync(ct);
            // After what was on its way is gone: the end of the month counts.
            await rapport.RunAsync(ct);
        },
        ct);

    /// <summary>Does <paramref name="work"/> while nothing that is due is done, on no node.</summary>
    public Task AloneAsync(Func<Task> work, CancellationToken ct = default) => OneAsync(
        async () =>
        {
            await using var alone = await db.AloneAsync(ct);
            await work();
        },
        ct);

    private async Task OneAsync(Func<Task> work, CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            await work();
        }
        finally
        {
            one.Release();
        }
    }
}
