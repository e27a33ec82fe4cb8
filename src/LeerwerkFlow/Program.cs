using System.Globalization;
using LeerwerkFlow.Access;
using LeerwerkFlow.Access.Afwezig;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Demo;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Documenten.Afdrukken;
using LeerwerkFlow.Documenten.Controle;
using LeerwerkFlow.Documenten.Elm;
using LeerwerkFlow.Documenten.Iup;
using LeerwerkFlow.Documenten.Post;
using LeerwerkFlow.Documenten.Taal;
using LeerwerkFlow.Documenten.Tekenen;
using LeerwerkFlow.Documenten.Word;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Inbox.Reeksen;
using LeerwerkFlow.Inbox.Weergaven;
using LeerwerkFlow.Inbox.Zoeken;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Ontwerp.Api;
using LeerwerkFlow.Ontwerp.Studio;
using LeerwerkFlow.Ontwerp.Werkplaats;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Aansluiting;
using LeerwerkFlow.Vdab.Berichten;
using LeerwerkFlow.Vdab.Kanalen;
using LeerwerkFlow.Vdab.Simulatie;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace LeerwerkFlow;

/// <summary>The list of decisions: which parts the house has and how they are joined.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) => Verbs.RunAsync(args, Console.Out, Console.Error);

    /// <summary>The app with its database open, ready to start. Throws <see cref="CannotStart"/> with one Dutch line.</summary>
    /// <param name="args">Settings as <c>--Naam=waarde</c>; they win from <c>appsettings.json</c>.</param>
    /// <param name="time">Real time; the demo clock runs ahead of it.</param>
    /// <param name="adapt">Called when all parts are registered: tests put a simulated door in place.</param>
    public static async Task<WebApplication> BuildAsync(string[] args, TimeProvider? time = null, Action<WebApplicationBuilder>? adapt = null)
    {
        Machine.Check();
        time ??= TimeProvider.System;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = Datum.Cultuur;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"], ApplicationName = "LeerwerkFlow", ContentRootPath = AppContext.BaseDirectory, WebRootPath = "wwwroot" });
        var store = await StoreRoom.OpenAsync(builder.Configuration, time);
        AddStore(builder.Services, store, builder.Configuration.GetValue("DemoTrajecten", 150));
        AddAccess(builder.Services, builder.Configuration.GetSection("Access").Get<AccessOptions>() ?? new(), store.Db.Options.DataDirectory, time);
        AddSlices(builder.Services);
        builder.Services.AddSingleton(builder.Configuration.GetSection("Ontwerp").Get<OntwerpOptions>() ?? new());
        AddInbox(builder.Services);
        AddDocumenten(builder.Services, builder.Configuration, store.Db.Options);
        AddVdab(builder.Services, builder.Configuration.GetSection("Vdab").Get<VdabOptions>() ?? new(), store.Db.Options.DataDirectory);
        AddWeb(builder);
        builder.Services.AddBus();
        if (builder.Configuration["Clockwork"] != "off")
            builder.Services.AddClockwork();

        adapt?.Invoke(builder);
        var app = builder.Build();
        app.UseMiddleware<Headers>();
        app.UseExceptionHandler(Problems.Options);
        app.UseStatusCodePagesWithReExecute("/probleem/{0}");
        app.UseStaticFiles(Headers.StaticFiles);
        // What the designer reads is large and holds no secret that could be guessed from its length.
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/ontwerp/api"), api => api.UseResponseCompression());
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<ForcedChange>();
        app.UseAuthorization();
        app.MapRazorPages();
        Simulator.Map(app);
        ReceiveBericht.Map(app);
        StudioBestanden.Map(app);
        StudioApi.Map(app);
        OntwerpApi.Map(app);
        TekenBestanden.Map(app);
        return app;
    }

    // By factory, so that the container closes them: what is being written at Ctrl-C is finished.
    private static void AddStore(IServiceCollection services, StoreRoom store, int trajecten)
    {
        services.AddSingleton(_ => store.Db);
        services.AddSingleton(store.Klok);
        services.AddSingleton<Klok>(store.Klok);
        services.AddSingleton(store.Kluis);
        services.AddSingleton(new DemoOptions(store.Db.Options.Demo, trajecten));
    }

    private static void AddAccess(IServiceCollection services, AccessOptions options, string dataDirectory, TimeProvider time)
    {
        services.AddSingleton(options);
        services.AddSingleton(s => new SignIn(s.GetRequiredService<Db>(), options, time));
        services.AddSingleton<ChangeWachtwoord>();
        services.AddSingleton<AddMedewerker>();
        services.AddSingleton<ResetWachtwoord>();
        services.AddSingleton<ActivateMedewerker>();
        services.AddSingleton<ReadBezetting>();
        services.AddSingleton<SaveAfwezigheid>();
        services.AddSingleton<EndAfwezigheid>();
        services.AddHttpContextAccessor();
        services.AddScoped(s => CurrentUser.Of(s.GetRequiredService<IHttpContextAccessor>().HttpContext?.User) with { Dag = s.GetRequiredService<Klok>().Vandaag });
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(Cookies.Configure);
        services.AddAuthorization(NeedsAttribute.Configure);
        services.AddRateLimiter(limiter => Limits.Configure(limiter, options));
        services.AddDataProtection().SetApplicationName("LeerwerkFlow").PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(dataDirectory, "sleutels", "web")));
    }

    // One line per use case, slice by slice: Audit, Trajecten, Inbox, Documenten, Vdab, Ontwerp.
    private static void AddSlices(IServiceCollection services)
    {
        services.AddSingleton<CheckJournaal>();
        services.AddSingleton<DropAnker>();

        services.AddSingleton<FlowVersies>();
        services.AddSingleton<Regelwijzers>();
        services.AddSingleton<Controles>();
        services.AddSingleton<Keuzeblokken>();
        services.AddSingleton<IEffectWriter, WaitRows>();
        services.AddSingleton<AdvanceTraject>();
        services.AddSingleton<RaiseIncident>();
        services.AddSingleton<StartTraject>();
        services.AddSingleton<ChangeTraject>();
        services.AddSingleton<PlayScenario>();
        services.AddSingleton<AssignCoach>();
        services.AddSingleton<ChangeDeelnemer>();
        services.AddSingleton<SaveVacature>();
        services.AddSingleton<SaveWerkplek>();
        services.AddSingleton<SaveFunctieprofiel>();
        services.AddSingleton<ReportWacht>();
        services.AddSingleton<WakeDue>();
        services.AddSingleton<Replay>();
        services.AddSingleton<CheckTrajecten>();

        services.AddSingleton<RegelSets>();
        services.AddSingleton<CheckFlow>();
        services.AddSingleton<Werklast>();
        services.AddSingleton<NaSpelen>();
        services.AddSingleton<LoadRegels>();
        services.AddScoped<ProposeRegels>();
        services.AddScoped<DecideRegels>();
        services.AddSingleton<ProbeRegels>();
        services.AddScoped<SwitchKeuzeblokken>();
        services.AddSingleton<ExportPakket>();
        services.AddSingleton<ImportPakket>();
        services.AddScoped<PakketWacht>();
        services.AddSingleton<ImportFlows>();
        services.AddSingleton<Verhuizers>();
        services.AddSingleton<MigrateTraject>();
        services.AddSingleton<UndoVerhuizing>();
        services.AddSingleton(_ => StudioPakket.Open());
        services.AddSingleton<TekenBestanden>();
        services.AddSingleton<Definities>();
        services.AddSingleton<Keuzes>();
        services.AddSingleton<Instances>();
        services.AddScoped<SaveFlowConcept>();
        services.AddScoped<DiscardFlowConcept>();
        services.AddScoped<PublishFlow>();
        services.AddScoped<AnswerPublicatie>();
        services.AddScoped<PlaceOpmerking>();
        services.AddScoped<AnswerOpmerking>();
        services.AddScoped<SignalAanwezig>();
        services.AddSingleton<CheckSjabloon>();
        services.AddScoped<WriteSjabloon>();
        services.AddScoped<ChangeKleur>();
        services.AddScoped<DecideSjabloon>();
        services.AddSingleton<Opmerkingen>();
        services.AddSingleton<Betrokken>();
        services.AddSingleton<CheckConcept>();
        services.AddSingleton(_ => Scenarios.Load(Path.Combine(FlowFiles.Folder, "scenarios")));
        services.AddSingleton<Keuzelijsten>();
        services.AddSingleton<Voorbeeldpersoon>();
        services.AddSingleton<Namen>();
        services.AddSingleton<Rehearse>();
        services.AddSingleton<DueWork>();
        services.AddSingleton<DemoHouse>();
        services.AddSingleton<DemoAfloop>();
        services.AddSingleton<DemoPeople>();
        services.AddSingleton<ResetDemo>();
    }

    private static void AddInbox(IServiceCollection services)
    {
        services.AddSingleton(_ => Formulieren.Load(Path.Combine(FlowFiles.Folder, "formulieren")));
        services.AddSingleton<IEffectWriter, TaakRows>();
        services.AddSingleton<ReadAntwoorden>();
        services.AddSingleton<ReadTaak>();
        services.AddSingleton<VierOgen>();
        services.AddSingleton<Toewijzing>();
        services.AddSingleton<CompleteTaak>();
        services.AddSingleton<CompleteIncident>();
        services.AddSingleton<SolveIncident>();
        services.AddSingleton<ClaimTaak>();
        services.AddSingleton<GiveBackTaak>();
        services.AddSingleton<ReassignTaak>();
        services.AddSingleton<ReadOverdracht>();
        services.AddSingleton<AskVraag>();
        services.AddSingleton<AnswerVraag>();
        services.AddSingleton<SaveConcept>();
        services.AddSingleton<SignalKijker>();
        services.AddSingleton<RemindTaken>();
        services.AddSingleton<Postvak>();
        services.AddSingleton<FindWerk>();
        services.AddSingleton<ReadWeergaven>();
        services.AddSingleton<SaveWeergave>();
        services.AddSingleton<RemoveWeergave>();
        services.AddSingleton<SwitchToetsen>();
        services.AddSingleton<PreviewReeks>();
        services.AddSingleton<RunReeks>();
        services.AddSingleton<ReadReeks>();
        services.AddSingleton<UndoReeks>();
    }

    private static void AddDocumenten(IServiceCollection services, ConfigurationManager configuration, StoreOptions store)
    {
        services.AddSingleton(Sjablonen.Load(Path.Combine(FlowFiles.Folder, "brieven")));
        services.AddSingleton<Brieven>();
        services.AddSingleton(_ => Woordenlijst.Load(Path.Combine(FlowFiles.Folder, "brieven")));
        services.AddSingleton<IEffectWriter, DocumentRows>();
        services.AddSingleton<ReadDossier>();
        services.AddSingleton<MoveDocument>();
        services.AddSingleton<RenderDocument>();
        services.AddScoped<AdvanceDocument>();
        services.AddScoped<AskDocument>();
        services.AddSingleton(configuration.GetSection("Pdf").Get<PdfOptions>() ?? new());
        services.AddSingleton<PdfPrinter>();
        services.AddScoped<PrintPdf>();
        var buiten = configuration["Attest:Adres"] is { Length: > 0 } adres ? adres : Settings.OwnAddress(configuration);
        services.AddSingleton(new AttestStempel(buiten));
        services.AddScoped<PrintAfdruk>();
        services.AddScoped<OpenWord>();
        services.AddScoped<SaveVersie>();
        services.AddScoped<ReadTekencode>();
        services.AddScoped<SaveScan>();
        services.AddSingleton<TekenStempel>();
        services.AddSingleton<CheckAttest>();
        services.AddScoped<WithdrawAttest>();
        services.AddScoped<ExportElm>();
        services.AddSingleton(new MailKanaal((configuration.GetSection("Mail").Get<MailOptions>() ?? new()).Checked(), buiten, store.DataDirectory, store.Demo));
        services.AddSingleton<SendMail>();
        services.AddSingleton<FollowMail>();
        services.AddSingleton<CollectTeruggekomen>();
        services.AddSingleton<ReadMails>();
        services.AddSingleton<OpenLeeslink>();
        services.AddScoped<MailDocument>();
        services.AddScoped<CloseMail>();
        services.AddScoped<NoteGezien>();
    }

    private static void AddVdab(IServiceCollection services, VdabOptions options, string dataDirectory)
    {
        services.AddSingleton(options);
        services.AddSingleton(VdabGeheim.Open(options, dataDirectory));
        services.AddSingleton<IEffectWriter, MeldingRows>();
        services.AddVdabHttp();
        services.AddSingleton<WebhookKanaal>();
        services.AddSingleton<IVdabKanaal>(s => s.GetRequiredService<WebhookKanaal>());
        services.AddSingleton<IVdabKanaal, WerklijstKanaal>();
        services.AddSingleton<IVdabKanaal, BestandKanaal>();
        services.AddSingleton<Kanaalkeuze>();
        services.AddSingleton<Circuit>();
        services.AddSingleton<DeliverMelding>();
        services.AddSingleton<FollowMelding>();
        services.AddScoped<ReleaseMelding>();
        services.AddScoped<SkipMelding>();
        services.AddScoped<CorrectMelding>();
        services.AddScoped<ReplayMelding>();
        services.AddScoped<SteerKanaal>();
        services.AddScoped<ConfirmMelding>();
        services.AddScoped<ExportMeldingen>();
        services.AddScoped<ImportAntwoorden>();
        services.AddSimulator();
        services.AddSingleton<IEffectWriter, BerichtRows>();
        services.AddSingleton<ReceiveBericht>();
        services.AddSingleton<Beslissingen>();
        services.AddSingleton<AnswerWacht>();
        services.AddSingleton<MatchBericht>();
        services.AddScoped<HandleBericht>();
        services.AddScoped<ReadAansluiting>();
        services.AddSingleton<CountDag>();
        services.AddSingleton<MakeRapport>();
        services.AddScoped<ImportLijst>();
        services.AddScoped<SolveVerschil>();
        services.AddScoped<ClosePeriode>();
    }

    private static void AddWeb(WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        // The keys of cookies lie in the data directory beside the others, with its rights.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // A start that fails is told in one Dutch line, not in a page of frames.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Logging.AddFilter("MassTransit", LogLevel.Warning);
        builder.Services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "leerwerkflow-formulier");
        builder.Services.AddExceptionHandler<Problems>();
        // A page stands in its slice, so the root of the pages is the project.
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/").AddMvcOptions(Problems.Configure)
            // For scripts that we do not have; it would put an inline style on every page with a form.
            .AddViewOptions(views => views.HtmlHelperOptions.ClientValidationEnabled = false);
    }
}
