namespace LeerwerkFlow.Store;

/// <summary>
/// One piece of SQL that a use case wants written, in the dialect that SQLite and PostgreSQL share. Parameters are <c>@name</c>; <c>x IN @lijst</c> takes a list.
/// </summary>
/// <param name="Sql">One SQL statement.</param>
/// <param name="Args">An object whose properties, or a dictionary whose keys, are the parameters; null for none.</param>
/// <param name="ExpectedRows">How many rows it must touch; another number means that somebody was first (<see cref="Moved"/>). Null: any number.</param>
public sealed record Statement(string Sql, object? Args = null, int? ExpectedRows = null);
