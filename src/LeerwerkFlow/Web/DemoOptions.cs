namespace LeerwerkFlow.Web;

/// <summary>Demo: every person is fictitious, every page says so, and the clock may be moved.</summary>
public sealed record DemoOptions(bool Demo);
