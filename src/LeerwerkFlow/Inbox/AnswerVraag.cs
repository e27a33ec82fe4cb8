using LeerwerkFlow.Access;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox;

/// <summary>Ends a question about a taak: who was asked answers or gives it back, who asked takes it back. The taak goes on with its owner.</summary>
public sealed class AnswerVraag(Db db, Klok klok, Kluis kluis, ReadTaak read, VierOgen vierOgen)
{
    /// <exception cref="RuleBroken">There is no answer, the taak is closed, or this person acted in the step that needs other eyes.</exception>
    /// <exception cref="Moved">The question was ended by somebody else.</exception>
    public async Task RunAsync(CurrentUser user, string taak, string vraag, string? tekst, CancellationToken ct = default)
    {
        var gelezen = await read.GetAsync(user, taak, ct);
        var antwoord = AskVraag.Text(tekst, "Schrijf je antwoord, of geef de vraag terug.");
        if (!gelezen.IsOpen)
            throw new RuleBroken("Deze taak is intussen gesloten. Een antwoord is niet meer nodig.");
        await vierOgen.CheckAsync(user, gelezen, ct);
        await CloseAsync("beantwoord", kluis.Seal(Luik.Persoon, antwoord), taak, vraag, "aan", user, ct, VerwerkingsLog.Looked(user.Id, gelezen.Traject, "vraag-beantwoord", klok.Now));
    }

    /// <summary>Without an answer.</summary>
    /// <exception cref="Moved">The question was ended by somebody else.</exception>
    public Task GiveBackAsync(CurrentUser user, string taak, string vraag, CancellationToken ct = default) => CloseAsync("teruggegeven", null, taak, vraag, "aan", user, ct);

    /// <summary>Not needed any more.</summary>
    /// <exception cref="Moved">The question was ended by somebody else.</exception>
    public Task WithdrawAsync(CurrentUser user, string taak, string vraag, CancellationToken ct = default) => CloseAsync("ingetrokken", null, taak, vraag, "van", user, ct);

    private Task CloseAsync(string status, byte[]? antwoord, string taak, string vraag, string kant, CurrentUser user, CancellationToken ct, params Statement[] ook) => db.WriteAsync(
        [
            new(
                $"UPDATE vraag SET status = @status, antwoord = @antwoord, gesloten = @Now WHERE id = @vraag AND taak = @taak AND {kant} = @wie AND status = 'open'",
                new { status, antwoord, klok.Now, vraag, taak, wie = user.Id },
                ExpectedRows: 1),
            .. ook,
        ],
        ct);
}
