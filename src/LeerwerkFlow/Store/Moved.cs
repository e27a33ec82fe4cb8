namespace LeerwerkFlow.Store;

/// <summary>Somebody else wrote first: a row no longer had the revision that was read. Nothing was written; read again and decide again.</summary>
public sealed class Moved : Exception
{
    public Moved()
        : base("Iemand anders heeft dit intussen gewijzigd. Laad de pagina opnieuw en probeer nog eens.")
    {
    }

    public Moved(Exception inner)
        : base("Iemand anders heeft dit intussen gewijzigd. Laad de pagina opnieuw en probeer nog eens.", inner)
    {
    }
}
