namespace LeerwerkFlow.Vdab;

/// <summary>Where meldingen go. Section <c>Vdab</c> of the settings.</summary>
/// <param name="Adres">Where they are posted; empty: the simulator in this app.</param>
/// <param name="Geheim">The shared secret, <c>whsec_…</c>; empty: one of our own, made at the first start.</param>
public sealed record VdabOptions(string Adres = "", string Geheim = "");
