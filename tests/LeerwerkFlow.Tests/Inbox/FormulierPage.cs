using LeerwerkFlow.Inbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LeerwerkFlow.Tests.Inbox;

/// <summary>Renders <c>_Formulier.cshtml</c> as the app does, without the app around it.</summary>
internal static class FormulierPage
{
    public static async Task<string> HtmlAsync(FormulierView view)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddControllersWithViews().AddApplicationPart(typeof(Formulier).Assembly);
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        var found = scope.ServiceProvider.GetRequiredService<IRazorViewEngine>().GetView(null, "/Inbox/_Formulier.cshtml", isMainPage: false);
        Assert.True(found.Success);

        await using var writer = new StringWriter();
        var model = new ViewDataDictionary<FormulierView>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = view };
        var temp = new TempDataDictionary(http, scope.ServiceProvider.GetRequiredService<ITempDataProvider>());
        await found.View.RenderAsync(new ViewContext(action, found.View, model, temp, writer, new HtmlHelperOptions()));
        return writer.ToString();
    }
}
