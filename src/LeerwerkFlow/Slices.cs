using LeerwerkFlow.Agenda;
using LeerwerkFlow.Audit;
using LeerwerkFlow.Demo;
using LeerwerkFlow.Documenten;
using LeerwerkFlow.Documenten.Afdrukken;
using LeerwerkFlow.Documenten.Controle;
using LeerwerkFlow.Documenten.Elm;
using LeerwerkFlow.Documenten.Iup;
using LeerwerkFlow.Documenten.Kaarten;
using LeerwerkFlow.Documenten.Post;
using LeerwerkFlow.Documenten.Taal;
using LeerwerkFlow.Documenten.Tekenen;
using LeerwerkFlow.Documenten.Word;
using LeerwerkFlow.Inbox;
using LeerwerkFlow.Inbox.Links;
using LeerwerkFlow.Inbox.Reeksen;
using LeerwerkFlow.Inbox.Weergaven;
using LeerwerkFlow.Inbox.Zoeken;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Ontwerp.Api;
using LeerwerkFlow.Ontwerp.Studio;
using LeerwerkFlow.Ontwerp.Werkplaats;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Trajecten.Maatregelen;
using LeerwerkFlow.Trajecten.Personenlijsten;
using LeerwerkFlow.Trajecten.Ploegen;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Aansluiting;
using LeerwerkFlow.Vdab.Berichten;
using LeerwerkFlow.Vdab.Kanalen;
using LeerwerkFlow.Vdab.Simulatie;
using LeerwerkFlow.Web;

namespace LeerwerkFlow;

/// <summary>One line per use case, slice by slice.</summary>
internal static class Slices
{
    // One line per use case, slice by slice: Audit, Trajecten, Inbox, Documenten, Vdab, Ontwerp.
    public static void AddSlices(this IServiceCollection services)
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
        services.AddScoped<Verdeling>();
        services.AddSingleton<ChangeDeelnemer>();
        services.AddSingleton<SaveVacature>();
        services.AddSingleton<SaveWerkplek>();
        services.AddScoped<GiveInzage>();
        services.AddSingleton<SaveFunctieprofiel>();
        services.AddSingleton<ReportWacht>();
        services.AddSingleton<WakeDue>();
        services.AddSingleton<Replay>();
        services.AddSingleton<CheckTrajecten>();
        services.AddSingleton<FindTrajecten>();
        services.AddSingleton<PreviewMaatregel>();
        services.AddSingleton<StartMaatregel>();
        services.AddSingleton<RunMaatregelen>();
        services.AddSingleton<ReadMaatregel>();
        services.AddSingleton<CheckPersonenlijst>();
        services.AddSingleton<SavePersonenlijst>();
        services.AddSingleton<StartPersonenlijst>();
        services.AddSingleton<RunPersonenlijsten>();
        services.AddSingleton<SaveObservaties>();

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

    public static void AddInbox(this IServiceCollection services)
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
        services.AddSingleton<GiveTaaklink>();
    }

    public static void AddDocumenten(this IServiceCollection services, ConfigurationManager configuration, StoreOptions store)
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
        services.AddSingleton(new BuitenAdres(buiten.TrimEnd('/')));
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
        services.AddSingleton<ReadKaart>();
        services.AddScoped<MakeKaart>();
    }

    public static void AddVdab(this IServiceCollection services, VdabOptions options, string dataDirectory)
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

    public static void AddAgenda(this IServiceCollection services, ConfigurationManager configuration)
    {
        services.AddSingleton(new AgendaOptions(
            configuration["Attest:Adres"] is { Length: > 0 } adres ? adres : Settings.OwnAddress(configuration),
            configuration["Mail:Van"] is { Length: > 0 } van ? van : "leerwerkflow@voorbeeld.example"));
        services.AddSingleton<ReadAgenda>();
        services.AddSingleton<FindBotsingen>();
        services.AddSingleton<PlanAfspraak>();
        services.AddSingleton<CancelAfspraak>();
        services.AddSingleton<NoteAanwezigheid>();
        services.AddSingleton<Uitnodiging>();
        services.AddSingleton<Agendafeed>();
    }
}
