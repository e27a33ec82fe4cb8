using LeerwerkFlow.Access;
using LeerwerkFlow.Store;
using LeerwerkFlow.Store.Backups;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Mvc;

namespace LeerwerkFlow.Beheer;

/// <summary>How the house itself is doing, and what waits after a restore. Numbers only: nothing about who does how much (S18).</summary>
[Needs(Right.ZietBeheer)]
internal sealed class CijfersPage(Db db, ReadCijfers read, Hersteld hersteld, Uurwerk uurwerk) : FormPage
{
    internal Cijfers Cijfers { get; private set; } = null!;

    internal IReadOnlyList<Klop> Kloppen { get; private set; } = [];

    internal DateTimeOffset? Backup { get; private set; }

    internal Hersteld.Stand? Stand { get; private set; }

    internal bool LooptUurwerk => uurwerk.Aan;

    internal string Databank => $"{(db.Dialect == Dialect.Sqlite ? "SQLite" : "PostgreSQL")}, schema {Migration.Shipped().Count}, {Grootte(Cijfers.Bytes)}";

    internal static string Versie => MakeBackup.Versie.Split('+')[0];

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        (Cijfers, Kloppen) = (await read.RunAsync(), await read.KloppenAsync(uurwerk.Lijnen));
        (Backup, Stand) = (await read.BackupAsync(), await hersteld.FindAsync());
    }

    public async Task<IActionResult> OnPostMailsAsync(bool sturen)
    {
        await hersteld.DecideMailsAsync(sturen);
        TempData["Gelukt"] = sturen ? "De mails vertrekken." : "De mails zijn ingetrokken. Wie een document maakte, kan het opnieuw sturen.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostKlaarAsync()
    {
        await hersteld.CloseAsync();
        return RedirectToPage();
    }

    internal static string Getal(long n) => n.ToString("N0", Datum.Cultuur);

    private static string Grootte(long bytes) => bytes < 1_000_000_000 ? $"{Getal((bytes + 999_999) / 1_000_000)} MB" : $"{(bytes / 1e9).ToString("N1", Datum.Cultuur)} GB";
}
