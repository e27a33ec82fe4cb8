using System.Runtime.InteropServices;
using SQLitePCL;

namespace LeerwerkFlow.Store;

/// <summary>Loads the system's SQLite, which has the fixes that the bundled one lacks; the bundled one when the system has none.</summary>
internal static class SqliteLibrary
{
    private static readonly Lazy<string> Loaded = new(() =>
    {
        var source = "bundled";
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, (naam, assembly, path) =>
        {
            if (naam != "e_sqlite3" || !NativeLibrary.TryLoad("libsqlite3.so.0", assembly, path, out var handle))
            {
                return IntPtr.Zero;
            }

            source = "system";
            return handle;
        });
        Batteries_V2.Init();
        return $"SQLite {raw.sqlite3_libversion().utf8_to_string()} ({source})";
    });

    /// <summary>Loads once and says which: <c>SQLite 3.40.1 (system)</c>.</summary>
    public static string Load() => Loaded.Value;
}
