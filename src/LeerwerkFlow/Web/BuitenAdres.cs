namespace LeerwerkFlow.Web;

/// <summary>Where the app is reached from outside, without a slash at its end: what a link begins with that somebody opens elsewhere.</summary>
public sealed record BuitenAdres(string Adres);
