namespace LeerwerkFlow.Vdab;

/// <summary>Where meldingen go. Section <c>Vdab</c> of the settings.</summary>
/// <param name="Adres">Where they are posted; empty: the simulator in this app.</param>
/// <param name="Geheim">The shared secret, <c>whsec_…</c>; empty: one of our own, made at the first start.</param>
/// <param name="GeheimVorige">The secret before, as long as VDAB may still use it.</param>
/// <param name="Kanaal">How an LWB tells VDAB that chose no other way: <c>webhook</c>, <c>werklijst</c> or <c>bestand</c>.</param>
public sealed record VdabOptions(string Adres = "", string Geheim = "", string GeheimVorige = "", string Kanaal = "webhook");
