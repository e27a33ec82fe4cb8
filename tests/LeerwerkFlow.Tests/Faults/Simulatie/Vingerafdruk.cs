using System.Security.Cryptography;
using System.Text;
using LeerwerkFlow.Store;
using Microsoft.Data.Sqlite;

namespace LeerwerkFlow.Tests.Faults.Simulatie;

/// <summary>One hash over all rows of a database.</summary>
internal static class Vingerafdruk
{
    // Printed on paper for people, and drawn anew by every machine.
    private static readonly HashSet<string> Codes = ["html", "model", "hash", "controlecode", "tekencode"];

    public static async Task<string> OfAsync(SqliteConnection connection)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tabel in await ReadAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'schema%' ORDER BY name"))
        {
            foreach (var regel in (await ReadAsync(connection, $"SELECT * FROM \"{tabel}\"", tabel == "document")).Order(StringComparer.Ordinal))
                hash.AppendData(Encoding.UTF8.GetBytes($"{tabel}\t{regel}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string sql, bool document = false)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        List<string> regels = [];
        while (await reader.ReadAsync())
            regels.Add(string.Join('\t', Enumerable.Range(0, reader.FieldCount).Where(i => !document || !Codes.Contains(reader.GetName(i))).Select(i => Text(reader.GetValue(i)))));
        return regels;
    }

    private static string Text(object value) => value is byte[] bytes ? Opened(bytes) : value.ToString()!;

    private static string Opened(byte[] bytes)
    {
        foreach (var luik in Enum.GetValues<Luik>())
        {
            try
            {
                return Huis.Kluis.Open(luik, bytes);
            }
            catch (KluisGesloten)
            {
                // Of the other compartment, or not sealed at all.
            }
        }

        return Convert.ToHexStringLower(bytes);
    }
}
