namespace LeerwerkFlow.Web;

/// <summary>Demo: every person is fictitious, every page says so, and the clock may be moved.</summary>
/// <param name="Demo">Always true while only the demo starts.</param>
/// <param name="Trajecten">How many fictitious trajecten are played at the first start and when the demo begins anew; 0: an empty house.</param>
public sealed record DemoOptions(bool Demo, int Trajecten = 150)
{
    /// <summary>What the ids of the demo accounts begin with.</summary>
    public const string AccountPrefix = "demo-";

    /// <summary>The password of every demo account; no secret, it stands on the sign-in page.</summary>
    public const string Wachtwoord = "demo";
}
