namespace LeerwerkFlow.Store;

/// <summary>Where the rows live.</summary>
/// <param name="Engine"><c>sqlite</c> or <c>postgres</c>.</param>
/// <param name="Postgres">Connection string, for <c>postgres</c> only.</param>
/// <param name="DataDirectory">Directory of the SQLite file, the copies made before a migration and the keys.</param>
/// <param name="Demo">A demo database never opens in real mode, nor the other way round.</param>
public sealed record StoreOptions(string Engine, string Postgres, string DataDirectory, bool Demo = false)
{
    public string DatabaseFile => Path.Combine(DataDirectory, "leerwerkflow.db");
}
