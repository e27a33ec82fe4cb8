namespace LeerwerkFlow.Flows.Kalender;

/// <summary>Reads the text of a formula once, from left to right.</summary>
internal sealed class FormulaParser
{
    // Long enough for every formula a person can still read; it also bounds how deep functions nest.
    private const int MostCharacters = 500;

    private readonly FormulaLexer lexer;

    public FormulaParser(string tekst)
    {
        if (tekst.Length > MostCharacters)
            throw new FormulaException($"Een formule is ten hoogste {MostCharacters} tekens lang.", MostCharacters + 1);

        lexer = new FormulaLexer(tekst);
    }

    /// <summary>The facts met so far.</summary>
    public HashSet<string> Feiten { get; } = new(StringComparer.Ordinal);

    public FormulaNode Parse()
    {
        if (lexer.Current.Soort == TokenSoort.Slot)
            throw new FormulaException("De formule is leeg: begin met een datum, zoals start, einde of hier.", 1);

        var node = ParseSum();
        return lexer.Current.Soort == TokenSoort.Slot ? node : throw Unexpected("Hier verwacht ik + of -, of het einde van de formule");
    }

    private FormulaNode ParseSum()
    {
        var node = ParseAnchor();
        while (lexer.Current.Soort is TokenSoort.Plus or TokenSoort.Min)
        {
            var teken = lexer.Take();
            var aantal = ParseAantal();
            node = new SumNode(node, teken.Soort == TokenSoort.Plus, aantal, ParseEenheid(), teken.Positie);
        }

        return node;
    }

    private FormulaNode ParseAnchor()
    {
        if (lexer.Current.Soort == TokenSoort.Datum)
        {
            var token = lexer.Take();
            return new DatumNode(token.Dag, token.Positie);
        }

        if (lexer.Current.Soort != TokenSoort.Woord)
            throw Unexpected("Hier verwacht ik een datum, zoals start, einde of hier");

        var woord = lexer.Take();
        return woord.Tekst.ToLowerInvariant() switch
        {
            "hier" => new HierNode(woord.Positie),
            "vroegste" => new ChoiceNode(true, ParseArguments(woord), woord.Positie),
            "laatste" => new ChoiceNode(false, ParseArguments(woord), woord.Positie),
            "halfweg" => ParseHalfweg(woord),
            "binnen" => new BinnenNode(ParseAantal(), ParseEenheid(), woord.Positie),
            "beurt" => throw new FormulaException("‘beurt’ is een aantal en geen datum: schrijf bijvoorbeeld start + beurt maanden.", woord.Positie),
            _ => new FeitNode(NameOf(woord), woord.Positie),
        };
    }

    private HalfwegNode ParseHalfweg(Token woord)
    {
        var arguments = ParseArguments(woord);
        return arguments.Count == 2
            ? new HalfwegNode(arguments[0], arguments[1], woord.Positie)
            : throw new FormulaException("‘halfweg’ vraagt precies twee datums, zoals halfweg(start, einde).", woord.Positie);
    }

    private List<FormulaNode> ParseArguments(Token woord)
    {
        Expect(TokenSoort.Open, $"Na ‘{woord.Tekst}’ verwacht ik een haakje (");
        var arguments = new List<FormulaNode> { ParseSum() };
        while (lexer.Current.Soort == TokenSoort.Komma)
        {
            lexer.Take();
            arguments.Add(ParseSum());
        }

        Expect(TokenSoort.Dicht, "Hier verwacht ik een komma of een haakje )");
        return arguments.Count > 1
            ? arguments
            : throw new FormulaException($"‘{woord.Tekst}’ vraagt minstens twee datums, met een komma ertussen.", woord.Positie);
    }

    private Aantal ParseAantal()
    {
        var token = lexer.Current;
        if (token.Soort is not (TokenSoort.Getal or TokenSoort.Woord))
            throw Unexpected("Hier verwacht ik een aantal");

        lexer.Take();
        if (token.Soort == TokenSoort.Getal)
            return new Aantal(token.Getal, null, token.Positie);

        return token.Tekst.Equals("beurt", StringComparison.OrdinalIgnoreCase)
            ? new Aantal(null, null, token.Positie)
            : new Aantal(null, NameOf(token), token.Positie);
    }

    private Eenheid ParseEenheid()
    {
        var token = lexer.Current;
        if (token.Soort != TokenSoort.Woord || Woorden.FindEenheid(token.Tekst) is not { } eenheid)
            throw Unexpected($"Hier verwacht ik een eenheid: {Woorden.Eenheden}");

        lexer.Take();
        return eenheid;
    }

    private string NameOf(Token woord)
    {
        if (Woorden.FindEenheid(woord.Tekst) is not null)
            throw new FormulaException($"‘{woord.Tekst}’ is een eenheid; daarvoor verwacht ik een aantal, en vooraan een datum.", woord.Positie);

        Feiten.Add(woord.Tekst);
        return woord.Tekst;
    }

    private void Expect(TokenSoort soort, string zin)
    {
        if (lexer.Current.Soort != soort)
            throw Unexpected(zin);

        lexer.Take();
    }

    private FormulaException Unexpected(string zin)
    {
        var token = lexer.Current;
        return new(token.Soort == TokenSoort.Slot ? $"{zin}, maar de formule stopt." : $"{zin}, en niet ‘{token.Tekst}’.", token.Positie);
    }
}
