namespace LeerwerkFlow.Vdab.Kanalen;

/// <summary>What came back: the HTTP status, or null when nothing did.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Geweigerd">True when the answer itself says that the content is refused.</param>
/// <param name="Rust">How long the receiver asks to wait.</param>
/// <param name="Ontvangst">The number under which VDAB has it.</param>
public sealed record VdabAntwoord(int? Status, bool Geweigerd, TimeSpan? Rust, string Uitleg, string? Ontvangst = null)
{
    /// <summary>It says nothing about the melding: it was lost on the way, sent elsewhere, or nobody had time for it.</summary>
    public bool IsLost => Status is null or (>= 300 and < 400) or 408 or 429 or >= 500;
}
