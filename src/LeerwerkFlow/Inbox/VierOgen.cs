using LeerwerkFlow.Access;
using LeerwerkFlow.Access.Afwezig;
using LeerwerkFlow.Store;

namespace LeerwerkFlow.Inbox;

/// <summary>Four eyes: the persons who acted are compared, never their role, within one instance of the fase (design §11). Answering a question about a step is acting in it.</summary>
public sealed class VierOgen(Db db)
{
    /// <exception cref="RuleBroken">This person did the other step.</exception>
    public async Task CheckAsync(CurrentUser user, Taak taak, CancellationToken ct = default)
    {
        if ((await DoersAsync(taak, ct)).Contains(user.Id))
            throw new RuleBroken("Hier kijkt een tweede persoon mee: jij deed de stap ervoor. Geef deze taak door aan een collega.");
    }

    /// <summary>Who did the other step, or answered a question about it: empty when the taak needs no second person.</summary>
    public async Task<IReadOnlySet<string>> DoersAsync(Taak taak, CancellationToken ct = default) => taak.VierOgenMet is null ? new HashSet<string>() : await DoersAsync(taak.Id, ct);

    internal async Task<IReadOnlySet<string>> DoersAsync(string taak, CancellationToken ct) =>
        // zicht: only who did the other step of the same taak's traject.
        (await db.QueryAsync<string>($"SELECT d.wie FROM ({Waarneming.Doers}) d WHERE d.taak = @taak", new { taak }, ct)).ToHashSet();
}
