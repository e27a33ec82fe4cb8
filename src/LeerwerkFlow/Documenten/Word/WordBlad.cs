using System.Text.RegularExpressions;
using AngleSharp.Dom;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace LeerwerkFlow.Documenten.Word;

/// <summary>The text of a DOCX, filled from the elements of a page in their order.</summary>
internal sealed partial class WordBlad
{
    /// <summary>Between the margins, in twentieths of a point.</summary>
    private const int Width = 9638;

    private const int RowToFill = 620;
    private const int RowToSign = 900;

    private OpenXmlCompositeElement room;
    private W.Paragraph? open;
    private bool afterSpace;

    public WordBlad() => room = Body;

    public W.Body Body { get; } = new();

    public int NumberedLists { get; private set; }

    public void Fill(INode node, Opmaak opmaak = default)
    {
        foreach (var child in node.ChildNodes)
            Add(child, opmaak);
    }

    private void Add(INode node, Opmaak opmaak)
    {
        switch (node)
        {
            case IText text:
                Text(text.Data, opmaak);
                break;
            case IElement { LocalName: "svg" or "style" or "script" }:
                break;
            case IElement { LocalName: "br" }:
                Break();
                break;
            case IElement { LocalName: "strong" or "b" } e:
                Fill(e, opmaak with { Bold = true });
                break;
            case IElement { LocalName: "em" or "i" } e:
                Fill(e, opmaak with { Italic = true });
                break;
            case IElement { LocalName: "span" } e:
                Fill(e, opmaak with { Lines = opmaak.Lines || e.ClassList.Contains("tekst") });
                break;
            case IElement { LocalName: "p" or "h1" or "h2" or "h3" or "address" or "blockquote" } e:
                Block(Style(e), e, opmaak with { Lines = e.LocalName == "blockquote" || e.ClassList.Contains("tekst") });
                break;
            case IElement { LocalName: "ul" or "ol" } e:
                List(e, opmaak);
                break;
            case IElement { LocalName: "table" } e:
                Table(e);
                break;
            default:
                // What only groups: header, main, section.
                Close();
                Fill(node, opmaak);
                Close();
                break;
        }
    }

    private static string Style(IElement e) => e.LocalName switch
    {
        "h1" or "h2" or "h3" => "Heading" + e.LocalName[1],
        "address" => "Address",
        "blockquote" => "Quote",
        _ when e.ParentElement?.LocalName == "header" => e.NextElementSibling is null ? "LetterheadLine" : e.ClassList.Contains("organisatie") ? "LetterheadName" : "Letterhead",
        _ when e.ClassList.Contains("eerst") => "First",
        _ when e.ClassList.Contains("contact") => "Contact",
        _ when e.ClassList.Contains("klein") => "Small",
        _ => "Normal",
    };

    private void Block(string style, INode content, Opmaak opmaak, W.NumberingProperties? number = null)
    {
        Begin(style, number);
        Fill(content, opmaak);
        Close();
    }

    private void Begin(string style, W.NumberingProperties? number = null)
    {
        open = new(new W.ParagraphProperties { ParagraphStyleId = style == "Normal" ? null : new() { Val = style }, NumberingProperties = number });
        room.Append(open);
        afterSpace = true;
    }

    private void Close() => open = null;

    private void List(IElement list, Opmaak opmaak, int level = 0)
    {
        var number = list.LocalName == "ol" ? ++NumberedLists + 1 : 1;
        foreach (var item in list.Children.Where(c => c.LocalName == "li"))
        {
            Begin("ListParagraph", new(new W.NumberingLevelReference { Val = Math.Min(level, 2) }, new W.NumberingId { Val = number }));
            foreach (var child in item.ChildNodes)
            {
                if (child is IElement { LocalName: "ul" or "ol" } inner)
                    List(inner, opmaak, level + 1);
                else
                    Add(child, opmaak);
            }

            Close();
        }
    }

    private void Table(IElement table)
    {
        if (table.QuerySelector("caption") is { } caption)
            Block("Caption", caption, default);
        var rows = table.QuerySelectorAll("tr").ToList();
        var columns = Math.Max(1, rows.Max(r => (int?)r.Children.Length) ?? 1);
        var made = new W.Table(
            new W.TableProperties(
                new W.TableWidth { Width = "5000", Type = W.TableWidthUnitValues.Pct },
                new W.TableBorders(Line<W.TopBorder>(), Line<W.LeftBorder>(), Line<W.BottomBorder>(), Line<W.RightBorder>(), Line<W.InsideHorizontalBorder>(), Line<W.InsideVerticalBorder>()),
                new W.TableLook { Val = "0420", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = false, NoVerticalBand = true }),
            new W.TableGrid(Enumerable.Range(0, columns).Select(_ => new W.GridColumn { Width = $"{Width / columns}" })));
        var outer = room;
        outer.Append(made);
        foreach (var row in rows)
        {
            var isHead = row.ParentElement?.LocalName == "thead";
            var properties = new W.TableRowProperties(new W.CantSplit());
            if (!isHead && (table.ClassList.Contains("invullen") || table.ClassList.Contains("tekenen")))
                properties.Append(new W.TableRowHeight { Val = table.ClassList.Contains("tekenen") ? (uint)RowToSign : RowToFill, HeightType = W.HeightRuleValues.AtLeast });
            if (isHead)
                properties.Append(new W.TableHeader());
            var line = new W.TableRow(properties);
            made.Append(line);
            foreach (var cell in row.Children)
            {
                room = new W.TableCell(new W.TableCellProperties(new W.TableCellWidth { Width = $"{Width / columns}", Type = W.TableWidthUnitValues.Dxa }));
                line.Append(room);
                Block("Cell", cell, new(Bold: cell.LocalName == "th", Italic: false, Lines: cell.ClassList.Contains("tekst")));
            }
        }

        (room, open) = (outer, null);
        // Two tables that touch become one in Word, and a page cannot end with one.
        if (table.NextElementSibling is null or { LocalName: "table" })
            Begin("Normal");
        Close();
    }

    private static T Line<T>()
        where T : W.BorderType, new() => new() { Val = W.BorderValues.Single, Size = 4, Space = 0, Color = "8A979E" };

    // White space as a browser shows it: runs of it are one space, or the end of a line where lines count.
    private void Text(string data, Opmaak opmaak)
    {
        foreach (var (line, n) in (opmaak.Lines ? data.Trim('\n', '\r').ReplaceLineEndings("\n").Split('\n') : [data]).Select((l, n) => (l, n)))
        {
            if (n > 0)
                Break();
            var text = White().Replace(line, " ");
            if (afterSpace || open is null)
                text = text.TrimStart(' ');
            if (text.Length == 0)
                continue;
            if (open is null)
                Begin("Normal");
            afterSpace = text[^1] == ' ';
            var run = new W.Run();
            if (opmaak.Bold || opmaak.Italic)
                run.RunProperties = new() { Bold = opmaak.Bold ? new() : null, Italic = opmaak.Italic ? new() : null };
            run.Append(new W.Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
            open!.Append(run);
        }
    }

    private void Break()
    {
        if (open is null)
            return;
        open.Append(new W.Run(new W.Break()));
        afterSpace = true;
    }

    // XML knows fewer characters than a name can hold.
    private static string Clean(string text) => NotXml().Replace(text, "");

    [GeneratedRegex(@"[ \t\r\n\f]+")]
    private static partial Regex White();

    [GeneratedRegex(@"[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]")]
    private static partial Regex NotXml();

    /// <param name="Lines">Ends of lines in the text are ends of lines on the page.</param>
    internal readonly record struct Opmaak(bool Bold, bool Italic, bool Lines);
}
