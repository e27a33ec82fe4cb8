using LeerwerkFlow.Store;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LeerwerkFlow.Web;

/// <summary>Brings a broken rule back to the form it comes from; see <see cref="FormPage"/>.</summary>
internal sealed class FormProblems : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (executed.HandlerInstance is not FormPage page || executed.Exception is not (RuleBroken or Moved))
            return;

        await page.LoadAsync();
        page.ModelState.AddModelError((executed.Exception as RuleBroken)?.Veld ?? "", executed.Exception.Message);
        page.Response.StatusCode = Problems.Known(executed.Exception)!.Status;
        executed.ExceptionHandled = true;
        executed.Result = page.Page();
    }
}
