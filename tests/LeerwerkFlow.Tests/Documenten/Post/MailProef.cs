using System.Text.Json;
using System.Text.RegularExpressions;
using LeerwerkFlow.Access;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Documenten.Post;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Kernel;
using LeerwerkFlow.Trajecten;

namespace LeerwerkFlow.Tests.Documenten.Post;

/// <summary>A world with one made document that goes by mail, about Nora Voorbeeld, born on 14 March 1985; its coach is <c>an</c>.</summary>
internal sealed class MailProef(TestWorld world, Proeftraject traject, string id)
{
    public const string Adres = "nora@voorbeeld.example";

    public string Path { get; } = $"/document/{id}";

    public Proeftraject Traject => traject;

    public static async Task<MailProef> MakeAsync(TestWorld world, string wachtOp = "verstuurd", string ontvanger = "deelnemer", string sjabloon = "afsluitbrief")
    {
        await world.AddMedewerkerAsync("an");
        var flow = new Teken("proef").Stap("brief", "Leerwerk.Document", ("sjabloon", sjabloon), ("document", "D22"), ("ontvanger", ontvanger), ("kanaal", "e-mail"), ("wachtOp", wachtOp)).Taak("daarna").Pijl("brief", "daarna");
        var traject = await Proeftraject.StartAsync(world, "an", flow);
        await ContactAsync(world, new(Email: Adres, Geboortedatum: new DateOnly(1985, 3, 14)));
        await world.Get<RenderDocument>().RunAsync();
        return new(world, traject, (await world.Db.FindAsync<string>("SELECT id FROM document"))!);
    }

    public static Task ContactAsync(TestWorld world, Contact contact) =>
        world.Db.WriteAsync([new("UPDATE deelnemer SET contact = @contact", new { contact = world.Get<Kluis>().Seal(Luik.Persoon, JsonSerializer.Serialize(contact)) })]);

    /// <summary>The coach, or whoever, asks for the mail; it has not left yet.</summary>
    public async Task AskAsync(string adres = Adres, string wie = "an", long? revisie = null) => await world.As<MailDocument>(new(wie, wie, "lwb-1", Roles.Parse("coach"))).RunAsync(
        id, revisie ?? await world.Db.FindAsync<long>("SELECT revisie FROM document WHERE id = @id", new { id }), adres);

    public Task SendAsync() => world.Get<SendMail>().RunAsync();

    /// <summary>How the mail, its attempts and the document stand.</summary>
    public async Task<string> StandAsync() => (await world.Db.FindAsync<string>(
        "SELECT m.status || ' ' || m.poging || ' ' || b.status FROM mail m JOIN document b ON b.id = m.document WHERE b.id = @id ORDER BY CASE WHEN m.gesloten IS NULL THEN 0 ELSE 1 END LIMIT 1", new { id }))!;

    /// <summary>The path of the link in a mail.</summary>
    public static string LinkOf(MimeKit.MimeMessage mail) => Regex.Match(mail.TextBody!, @"https?://[^/\s]+(/lezen/[A-Za-z0-9]{32})(?=\s)").Groups[1].Value;
}
