using System.Text.RegularExpressions;

namespace LeerwerkFlow.Store;

/// <summary>The few differences between the two engines that SQL text can show; everything else is written once.</summary>
public sealed partial class Dialect
{
    public static readonly Dialect Sqlite = new("sqlite");
    public static readonly Dialect Postgres = new("postgres");

    private Dialect(string naam) => Naam = naam;

    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public string Naam { get; }

    /// <summary>Reads the setting; another word stops the start.</summary>
    public static Dialect Of(string engine) => engine switch
    {
        "sqlite" => Sqlite,
        "postgres" => Postgres,
        _ => throw new CannotStart($"De instelling Store is '{engine}', maar kan alleen 'sqlite' of 'postgres' zijn."),
    };

    /// <summary>A migration is written for SQLite; PostgreSQL calls bytes BYTEA.</summary>
    public string Schema(string sql) => this == Postgres ? Blob().Replace(sql, "BYTEA") : sql;

    /// <summary>An aggregate: the texts of all rows with a space between them, null when there are none.</summary>
    public string Joined(string expression) => this == Postgres ? $"string_agg({expression}, ' ')" : $"group_concat({expression}, ' ')";

    [GeneratedRegex(@"\bBLOB\b")]
    private static partial Regex Blob();
}
