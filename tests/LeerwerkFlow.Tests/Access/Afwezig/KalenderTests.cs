using LeerwerkFlow.Access;
using LeerwerkFlow.Access.Afwezig;
using LeerwerkFlow.Flows.Kalender;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Store;
using LeerwerkFlow.Tests.Faults;
using LeerwerkFlow.Tests.Store;

namespace LeerwerkFlow.Tests.Access.Afwezig;

/// <summary>
/// Random calendars of a year: people who come and go, chains, substitutes per role, closed accounts, taken with four eyes. Every absence is offered to the proof of saving; what it
/// lets through is looked at day by day. <c>LEERWERK_KALENDERS=100000</c> plays it whole.
/// </summary>
public sealed class KalenderTests
{
    private static readonly DateOnly Begin = new(2010, 1, 1);
    private static readonly HashSet<string> Niemand = [];

    // So many LWBs stand in the database at once, as they do in one house.
    private const int Together = 50;

    [Theory]
    [MemberData(nameof(Databases.Engines), MemberType = typeof(Databases))]
    public async Task Every_taak_reaches_somebody_with_other_eyes_and_SQL_agrees(string engine)
    {
        var aantal = Proces.Number("LEERWERK_KALENDERS", 500);
        await using var databases = await Databases.CreateAsync(engine);
        await using var db = await databases.OpenAsync();
        await db.WriteAsync([.. Huis.Select(sql => new Statement(sql))]);
        Kalender[] samen = [];
        var (geweigerd, vervangen, verdeeld) = (0, 0, 0);
        for (var n = 0; n < aantal; n++)
        {
            if (n % Together == 0)
            {
                samen = [.. Enumerable.Range(n, Math.Min(Together, aantal - n)).Select(m => new Kalender(m))];
                await db.WriteAsync([.. Kalender.Tables.Select(t => new Statement($"DELETE FROM {t}")), .. samen.SelectMany(k => k.Rows())]);
            }

            var kalender = samen[n % Together];
            geweigerd += kalender.Geweigerd;
            foreach (var taak in kalender.Taken)
            {
                var orakel = kalender.Wisseldagen.ToDictionary(dag => dag, dag => kalender.Orakel(taak, dag));
                Assert.True(LongestGap(orakel) <= 1, $"calendar {n}: {taak} reaches nobody for {LongestGap(orakel)} werkdagen");
                foreach (var (dag, wie) in orakel)
                {
                    var bereik = kalender.Bezetting.Of(taak.Eigenaar, taak.Rol, dag, taak.NietDoor);
                    Assert.True(wie.SequenceEqual(bereik.Wie), $"calendar {n}: {taak} on {dag:O} is for [{string.Join(' ', wie)}], not [{string.Join(' ', bereik.Wie)}]");
                    Assert.DoesNotContain(bereik.Wie, taak.NietDoor.Contains);
                    vervangen += bereik.Soort == BereikSoort.Vervanger ? 1 : 0;
                    verdeeld += bereik.Soort == BereikSoort.Coordinator ? 1 : 0;
                }
            }

            await AgreesAsync(db, kalender, $"calendar {n}");
        }

        Assert.True(geweigerd > aantal / 20 && vervangen > aantal && verdeeld > aantal, $"{geweigerd} refused, {vervangen} stood in, {verdeeld} divided");
    }

    private static readonly string[] Huis =
    [
        .. Enumerable.Range(0, Together).SelectMany(o => new[]
        {
            $"INSERT INTO organisatie (id, code, naam) VALUES ('o{o}', 'o{o}', 'o')",
            $"INSERT INTO deelnemer (id, organisatie, voornaam, naam, zoek, contact) VALUES ('d{o}', 'o{o}', 'Jo', 'Fictief', 'jo', '')",
        }),
        "INSERT INTO flowversie (id, flow, versie, hash, inhoud, gepubliceerd, door) VALUES ('v', 'f', 1, '', '{}', '2010', 'x')",
        .. Enumerable.Range(0, Together * Kalender.MostTaken).Select(t =>
            $"INSERT INTO traject (id, nummer, organisatie, deelnemer, flowversie, status, staat, revisie, aangemaakt) VALUES ('o{t / Kalender.MostTaken}-t{t % Kalender.MostTaken}', {t}, 'o{t / Kalender.MostTaken}', 'd{t / Kalender.MostTaken}', 'v', 'lopend', '', 1, '2010')"),
    ];

    // The most werkdagen in a row on which the oracle finds nobody.
    private static int LongestGap(Dictionary<DateOnly, List<string>> orakel)
    {
        var (most, run, leeg) = (0, 0, false);
        for (var dag = Begin; dag < Begin.AddDays(420); dag = dag.AddDays(1))
        {
            leeg = orakel.TryGetValue(dag, out var wie) ? wie.Count == 0 : leeg;
            run = !leeg ? 0 : run + (Werkdagen.IsWerkdag(dag) ? 1 : 0);
            most = Math.Max(most, run);
        }

        return most;
    }

    // The list of one who is there, on one day: their own, what is nobody's for their role, and what reaches them.
    private static async Task AgreesAsync(Db db, Kalender kalender, string welke)
    {
        var (dag, wie) = (kalender.EenDag, kalender.EenPersoon);
        if (!kalender.IsThere(wie.Id, dag))
            return;
        var user = new CurrentUser(wie.Id, wie.Naam, kalender.Organisatie, wie.Rollen) { Dag = dag };
        var sql = await db.QueryAsync<string>($"SELECT k.id FROM taak k JOIN traject t ON t.id = k.traject WHERE k.status = 'open' AND {TaakZicht.VanMij}", TaakZicht.Args(user));
        var pure = kalender.Taken.Where(t => t.Eigenaar == wie.Id || (t.Eigenaar is null && wie.Rollen.Any(r => r.Code() == t.Rol)) || kalender.Bezetting.Of(t.Eigenaar, t.Rol, dag, t.NietDoor).Wie.Contains(wie.Id));
        Assert.True(pure.Select(t => t.Id).Order(StringComparer.Ordinal).SequenceEqual(sql.Order(StringComparer.Ordinal)), $"{welke}, {wie.Id} on {dag:O}: [{string.Join(' ', pure.Select(t => t.Id))}] but SQL [{string.Join(' ', sql)}]");
    }

    private sealed record Werk(string Id, string? Eigenaar, string Rol, IReadOnlySet<string> NietDoor);

    private sealed class Kalender
    {
        public const int MostTaken = 8;
        private static readonly string[] Rollen = ["coach", "coach", "coach", "coordinator", "coordinator,coach", "instructeur", "promotor"];
        private static readonly string[] Taakrollen = ["coach", "coach", "coordinator", "promotor", "instructeur"];

        public static readonly string[] Tables = ["vraag", "vervanging", "afwezigheid", "taak", "medewerker"];

        public Kalender(int n)
        {
            var random = new Random(20100301 + n);
            Organisatie = $"o{n % Together}";
            Personen = [.. Enumerable.Range(0, random.Next(4, 9)).Select(p => new Persoon(
                $"{Organisatie}-p{p}", $"P{p}", Organisatie, Roles.Parse(p < 2 ? Rollen[3 + (p % 2)] : Rollen[random.Next(Rollen.Length)]), p == 0 || random.Next(8) > 0))];
            string Any() => Personen[random.Next(Personen.Count)].Id;
            Taken = [.. Enumerable.Range(0, random.Next(3, MostTaken + 1)).Select(t => new Werk(
                $"{Organisatie}-k{t}", random.Next(5) == 0 ? null : Any(), Taakrollen[random.Next(Taakrollen.Length)], random.Next(3) == 0 ? new HashSet<string> { Any() } : Niemand))];
            Bezetting = new(Organisatie, Personen, []);
            // Without anybody away a taak must be possible, or no calendar can mend it.
            Taken.RemoveAll(t => Orakel(t, Begin).Count == 0);
            var vierOgen = Taken.Where(t => t.NietDoor.Count > 0).Select(t => new VierOgenTaak(t.Id, t.Eigenaar, t.Rol, t.NietDoor)).ToList();
            for (var a = random.Next(3, 14); a > 0; a--)
                Offer(random, a, vierOgen);
            (EenDag, EenPersoon) = (Wisseldagen[random.Next(Wisseldagen.Count)], Personen[random.Next(Personen.Count)]);
        }

        public List<Persoon> Personen { get; }

        public List<Werk> Taken { get; }

        public Bezetting Bezetting { get; private set; }

        public int Geweigerd { get; private set; }

        public string Organisatie { get; }

        public DateOnly EenDag { get; }

        public Persoon EenPersoon { get; }

        /// <summary>Between two of these days nothing changes.</summary>
        public List<DateOnly> Wisseldagen => [.. Bezetting.Afwezigheden.SelectMany(a => new[] { a.Van, a.Tot.AddDays(1) }).Append(Begin).Distinct().Order()];

        public bool IsThere(string wie, DateOnly dag) => Personen.Single(p => p.Id == wie).Actief && Away(wie, dag) is null;

        /// <summary>Whom it reaches, straight from the sentence of the issue; in order of id.</summary>
        public List<string> Orakel(Werk taak, DateOnly dag)
        {
            List<string> kan = [.. Personen.Where(p => IsThere(p.Id, dag) && !taak.NietDoor.Contains(p.Id)).Select(p => p.Id).Order(StringComparer.Ordinal)];
            List<string> coordinatoren = [.. kan.Where(w => Is(w, "coordinator"))];
            if (taak.Eigenaar is not { } wie)
                return kan.Exists(w => Is(w, taak.Rol)) ? kan.FindAll(w => Is(w, taak.Rol)) : coordinatoren;
            for (var stap = 0; stap <= Personen.Count; stap++)
            {
                if (kan.Contains(wie) && (stap == 0 || Fits(wie, taak.Rol)))
                    return [wie];
                if (Away(wie, dag) is not { } weg || !weg.Vervangers.TryGetValue(taak.Rol, out wie))
                    break;
            }

            return coordinatoren.Count > 0 ? coordinatoren : kan.FindAll(w => Fits(w, taak.Rol));
        }

        public IEnumerable<Statement> Rows()
        {
            foreach (var p in Personen)
                yield return new("INSERT INTO medewerker (id, organisatie, naam, gebruikersnaam, rollen, wachtwoord, actief) VALUES (@Id, @Organisatie, @Naam, @Id, @rollen, '', @Actief)", new { p.Id, p.Organisatie, p.Naam, rollen = Roles.Text(p.Rollen), p.Actief });
            foreach (var a in Bezetting.Afwezigheden)
            {
                yield return new("INSERT INTO afwezigheid (id, medewerker, van, tot, door, bewaard) VALUES (@Id, @Medewerker, @Van, @Tot, @Medewerker, '2010')", new { a.Id, a.Medewerker, a.Van, a.Tot });
                foreach (var (rol, vervanger) in a.Vervangers)
                    yield return new("INSERT INTO vervanging (afwezigheid, rol, vervanger) VALUES (@Id, @rol, @vervanger)", new { a.Id, rol, vervanger });
            }

            foreach (var (t, nr) in Taken.Select((t, nr) => (t, nr)))
            {
                yield return Taak(t.Id, nr, $"fase#0/tweede#{nr}", t.Rol, t.Eigenaar, "open", null, t.NietDoor.Count > 0 ? "eerst" : null);
                // Every other one only answered a question about the first step; another step, and another turn of the fase, bar nobody.
                foreach (var wie in t.NietDoor)
                {
                    yield return Taak($"{t.Id}-eerst", nr, "fase#0/eerst#2", "coach", null, "klaar", nr % 2 == 0 ? wie : null, null);
                    yield return new("INSERT INTO vraag (id, taak, van, aan, vraag, gesteld, status) VALUES (@id, @taak, @wie, @wie, '', '2010', @status)", new { id = t.Id, taak = $"{t.Id}-eerst", wie, status = nr % 2 == 0 ? "open" : "beantwoord" });
                }

                yield return Taak($"{t.Id}-anders", nr, "fase#1/eerst#0", "coach", null, "klaar", Personen[nr % Personen.Count].Id, null);
            }
        }

        private Statement Taak(string id, int nr, string wacht, string rol, string? medewerker, string status, string? door, string? vierOgen) => new(
            "INSERT INTO taak (id, traject, wacht, soort, pad, titel, rol, formulier, medewerker, status, gesloten_door, vier_ogen_met, geopend) VALUES (@id, @traject, @wacht, 'stap', '', '', @rol, '', @medewerker, @status, @door, @vierOgen, '2010')",
            new { id, traject = $"{Organisatie}-t{nr}", wacht, rol, medewerker, status, door, vierOgen });

        // What a person could type: anyone of the house who suits the role, there or not; the page refuses the rest before.
        private void Offer(Random random, int n, List<VierOgenTaak> vierOgen)
        {
            var (wie, van) = (Personen[random.Next(Personen.Count)], Begin.AddDays(random.Next(365)));
            var tot = van.AddDays(random.Next(4) == 0 ? random.Next(40) : random.Next(6));
            Dictionary<string, string> vervangers = [];
            foreach (var rol in wie.Taakrollen.Where(_ => random.Next(4) > 0))
            {
                var kunnen = Personen.Where(p => p.Id != wie.Id && p.Suits(rol)).ToList();
                if (kunnen.Count > 0)
                    vervangers[rol] = kunnen[random.Next(kunnen.Count)].Id;
            }

            if (Bezetting.Afwezigheden.Any(a => a.Medewerker == wie.Id && a.Overlaps(van, tot)))
                return;
            var nieuw = new Afwezigheid($"{Organisatie}-a{n}", wie.Id, van, tot, 1, vervangers);
            try
            {
                Gaten.Refuse(Bezetting, nieuw, vierOgen);
                Bezetting = Bezetting.With(nieuw);
            }
            catch (RuleBroken)
            {
                Geweigerd++;
            }
        }

        private Afwezigheid? Away(string wie, DateOnly dag) => Bezetting.Afwezigheden.FirstOrDefault(a => a.Medewerker == wie && a.Van <= dag && a.Tot >= dag);

        private bool Is(string wie, string rol) => Personen.Single(p => p.Id == wie).Rollen.Any(r => r.ToString().Equals(rol, StringComparison.OrdinalIgnoreCase));

        private bool Fits(string wie, string rol) => Is(wie, rol) || (rol is "promotor" or "instructeur" && Is(wie, "coach"));
    }
}
