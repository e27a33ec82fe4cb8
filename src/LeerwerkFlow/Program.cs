using System.Globalization;
using LeerwerkFlow.Access;
using LeerwerkFlow.Access.Afwezig;
using LeerwerkFlow.Agenda;
using LeerwerkFlow.Beheer;
using LeerwerkFlow.Ontwerp;
using LeerwerkFlow.Ontwerp.Api;
using LeerwerkFlow.Ontwerp.Studio;
using LeerwerkFlow.Store;
using LeerwerkFlow.Trajecten;
using LeerwerkFlow.Vdab;
using LeerwerkFlow.Vdab.Aansluiting;
using LeerwerkFlow.Vdab.Berichten;
using LeerwerkFlow.Vdab.Simulatie;
using LeerwerkFlow.Web;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

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
        AddAccess(builder.Services, builder.Configuration.GetSection("Access").Get<AccessOptions>() ?? new(), time);
        builder.Services.AddSlices();
        builder.Services.AddSingleton(builder.Configuration.GetSection("Ontwerp").Get<OntwerpOptions>() ?? new());
        builder.Services.AddInbox();
        builder.Services.AddDocumenten(builder.Configuration, store.Db.Options);
        // Nodes that begin at once on one directory make one secret.
        await using (await store.Db.AloneAsync())
            builder.Services.AddVdab(builder.Configuration.GetSection("Vdab").Get<VdabOptions>() ?? new(), store.Db.Options.DataDirectory);
        builder.Services.AddAgenda(builder.Configuration);
        AddWeb(builder);
        builder.Services.AddBus(builder.Configuration["Bus"], builder.Configuration["Rabbitmq"], store.Db.Dialect, store.Naam);
        builder.Services.AddClockwork(builder.Configuration["Clockwork"], store.Db.Options);
        AddBeheer(builder.Services, builder.Configuration["Clockwork"] != "off", builder.Configuration["Telemetrie:Otlp"], time);

        adapt?.Invoke(builder);
        var app = builder.Build();
        if (app.Services.GetService<Otlp>() is not null)
            app.Use(Otlp.NoteAsync);
        app.UseMiddleware<Headers>();
        app.UseExceptionHandler(Problems.Options);
        app.UseStatusCodePagesWithReExecute("/probleem/{0}");
        app.UseStaticFiles(Headers.StaticFiles);
        app.Use(async (context, next) =>
        {
            await store.Klok.FollowAsync(context.RequestAborted);
            await next(context);
        });
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
        Agendafeed.Map(app);
        StudioBestanden.Map(app);
        StudioApi.Map(app);
        OntwerpApi.Map(app);
        TekenBestanden.Map(app);
        Gezondheid.Map(app);
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

    private static void AddAccess(IServiceCollection services, AccessOptions options, TimeProvider time)
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
        services.AddDataProtection().SetApplicationName("LeerwerkFlow");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = ActivatorUtilities.CreateInstance<Websleutels>(s)));
    }

    private static void AddBeheer(IServiceCollection services, bool uurwerk, string? otlp, TimeProvider time)
    {
        services.AddSingleton(new Uurwerk(uurwerk, Clockwork.Lijnen));
        services.AddSingleton<ReadCijfers>();
        services.AddScoped<Hersteld>();
        services.AddSingleton(s => new ReadKlaar(s.GetRequiredService<Db>(), time, uurwerk ? Clockwork.Lijnen[0] : null));
        if (string.IsNullOrEmpty(otlp))
            return;
        var adres = Uri.TryCreate(otlp.TrimEnd('/') + "/", UriKind.Absolute, out var uri) ? uri : throw new CannotStart($"De instelling Telemetrie:Otlp is '{otlp}', maar moet een adres zijn zoals http://127.0.0.1:4318.");
        services.AddSingleton(s => new Otlp(adres, s.GetRequiredService<ReadCijfers>()));
    }

    private static void AddWeb(WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        // The keys of cookies are sealed by our own (Websleutels); it does not see that.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // A start that fails is told in one Dutch line, not in a page of frames.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // That the broker is away is told in one line by Werkbus, and not in a page of frames at each try.
        builder.Logging.AddFilter("MassTransit", LogLevel.Error);
        builder.Services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "leerwerkflow-formulier");
        builder.Services.AddExceptionHandler<Problems>();
        // A page stands in its slice, so the root of the pages is the project.
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/").AddMvcOptions(Problems.Configure)
            // For scripts that we do not have; it would put an inline style on every page with a form.
            .AddViewOptions(views => views.HtmlHelperOptions.ClientValidationEnabled = false);
    }
}
