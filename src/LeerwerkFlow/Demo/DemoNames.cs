namespace LeerwerkFlow.Demo;

/// <summary>Invented names and places. Nobody is meant: streets do not exist, and the telephone numbers begin with 000, which no network gives out.</summary>
internal static class DemoNames
{
    // Mixed on purpose, family by family: a name must sound as one.
    private static readonly (string[] Voornamen, string[] Namen)[] Families =
    [
        (["Lies", "Bram", "Katrien", "Joris", "Ilse", "Wout", "Nele", "Pieter", "Griet", "Stijn", "Hilde", "Koen"],
            ["Vandermolen", "Zonderwater", "Keersmakers-Voorbeeld", "Van Overveld", "Klaverblad", "De Ruysbroecke", "Wilgenhof", "Verduinen", "Populiers", "Roggeman-Demo"]),
        (["Yasmina", "Rachid", "Naima", "Karim", "Hafida", "Youssef", "Samira", "Mounir"], ["El Voorbeeldi", "Benzara", "Ait Demo", "Boukhaldi", "El Fantasi", "Oulad Zahra"]),
        (["Ayşe", "Mehmet", "Elif", "Murat", "Zeynep", "Hakan", "Gülşen"], ["Örnekoğlu", "Yıldızlı", "Denizkaya", "Kurmaca", "Güneşli"]),
        (["Agnieszka", "Tomasz", "Beata", "Krzysztof", "Dorota", "Paweł"], ["Przykładek", "Zmyślak", "Zielonka", "Fikcja", "Wiśniak"]),
        (["Chantal", "Dieudonné", "Mireille", "Patient", "Espérance", "Fiston"], ["Mfano-Kabila", "Ilunga wa Demo", "Tshibanda", "Nzuzi", "Mbokolo"]),
        (["Svetlana", "Aslan", "Madina", "Ruslan"], ["Primerenko", "Daka", "Obrazenko", "Magomaz"]),
        (["Amina", "Abdi", "Fartun", "Ismail"], ["Tusaale", "Warsame-Demo", "Hirsi Noor", "Jama Ali"]),
        (["Maria", "Paolo", "Luciana", "Enzo"], ["Esempio", "Fantasia", "Belcampo", "Inventata"]),
    ];

    private static readonly string[] Straten = ["Verzonnenstraat", "Voorbeeldlaan", "Fabelweg", "Oefenplein", "Sprookjesdreef", "Proefstraat", "Nergensstraat", "Demokaai", "Schijnhof"];

    private static readonly string[] VanVdab = ["Els Voorbeeldman", "Frank Verzonnen", "Soumaya Demoussi", "Luc Oefenaer"];

    /// <summary>The name of a person; nobody in <paramref name="bekend"/> has the same, and it is added there.</summary>
    public static (string Voornaam, string Naam) Person(Random lot, HashSet<(string, string)> bekend)
    {
        while (true)
        {
            var (voornamen, namen) = Families[lot.Next(10) < 3 ? 0 : lot.Next(Families.Length)];
            var naam = (Pick(lot, voornamen), Pick(lot, namen));
            if (bekend.Add(naam) || bekend.Count >= Families.Sum(f => f.Voornamen.Length * f.Namen.Length))
                return naam;
        }
    }

    /// <summary>The name of a medewerker: one after the other, all different.</summary>
    public static string Medewerker(int nr)
    {
        var (voornamen, namen) = Families[nr % 3 == 0 ? 0 : nr % Families.Length];
        return $"{voornamen[(nr * 5 + 1) % voornamen.Length]} {namen[(nr + nr / 8 + 2) % namen.Length]}";
    }

    public static string Straat(Random lot) => $"{Pick(lot, Straten)} {lot.Next(1, 240)}";

    public static string Trajectbegeleider(Random lot) => Pick(lot, VanVdab);

    /// <summary>Of a person at home or of a mobile phone; it rings nowhere.</summary>
    public static string Telefoon(Random lot) => $"0400 00 {lot.Next(100):00} {lot.Next(100):00}";

    public static T Pick<T>(Random lot, IReadOnlyList<T> van) => van[lot.Next(van.Count)];
}
