using LeerwerkFlow.Bench.Documenten;
using LeerwerkFlow.Bench.Guardrails;
using LeerwerkFlow.Bench.Inbox;
using LeerwerkFlow.Bench.Kernel;
using LeerwerkFlow.Bench.Maat;
using LeerwerkFlow.Bench.Vdab;

namespace LeerwerkFlow.Bench;

/// <summary>Measures; one verb a subject, JSON lines out.</summary>
internal static class Program
{
    private const string Usage = """
        dotnet run -c Release --project tests/LeerwerkFlow.Bench -- kernel [--seconds n] [--core n] [--only name] [--json]
          kernel      the pure kernel: mini and full traject, loading large flows, rendering the longest letter
          --seconds   processor time of one round (there are five, after a warm-up); 2 when left out
          --core      the core to stay on; without it the system chooses
          --only      only the workloads whose name holds this word, such as W1
          --json      JSON lines only, nothing for people
        dotnet run -c Release --project tests/LeerwerkFlow.Bench -- nazicht [--json]
          nazicht     the checker against the size of the flow, 10 to 1,000 steps
        dotnet run -c Release --project tests/LeerwerkFlow.Bench -- mutaties [--aantal n] [--zaad n] [--paden n] [--pogingen n] [--samen n] [--json] [--alles]
          mutaties    random single edits of the shipped flows: what the checker says of each, held against paths that were really walked
          --paden     paths that are walked over an edit in which nothing is seen; 120 when left out
          --pogingen  tries to walk the path of a broken rule before it is a false alarm; 300 when left out
          --samen     edits at the same time; 1 gives honest times
          --alles     a line for every edit, not only for what went wrong
        dotnet run -c Release --project tests/LeerwerkFlow.Bench -- brieven [--aantal n] [--doden n]
          brieven     the shipped letters to HTML and to PDF: letters per second, memory of the app and of the browser
          --aantal    letters; 1,000 when left out
          --doden     how often the browser is killed (-9) meanwhile; 0 when left out
        dotnet run -c Release --project tests/LeerwerkFlow.Bench -- aansluiting [--dossiers n]
          aansluiting reconciliation with VDAB on SQLite: a list taken in and compared, the month frozen, the live page
          --dossiers  with twelve meldingen each; 5,000 when left out
        dotnet run -c Release --project tests/LeerwerkFlow.Bench -- meldingen [--geleverd n] [--wachtend n] [--db sqlite|postgres]
          meldingen   delivery to VDAB: meldingen per second, memory, and the pages at that size
          --geleverd  meldingen that were accepted before; 1,000,000 when left out
          --wachtend  meldingen that are due; 50,000 when left out
          --db        postgres makes a database of its own on the server of LEERWERK_POSTGRES (a connection string); sqlite when left out
        dotnet run -c Release --project tests/LeerwerkFlow.Bench -- werkdag [--mensen n] [--open n] [--klaar n] [--huizen n] [--keren n] [--db sqlite|postgres]
          werkdag     twenty coaches at once in inbox, search and dossier: time of the server (p95 under 150 ms) and weight of the page (under 60 KB)
          --mensen    5,000 when left out, with 20,000 open taken (--open) and 200,000 closed (--klaar)
          --huizen    leerwerkbedrijven among which they are spread; 16 when left out
          --keren     how often each opens each page; 15 when left out
        dotnet run -c Release --project tests/LeerwerkFlow.Bench -- soak [--minutes n]
          soak        coaches and whole trajecten at half of what this machine can do: slope of memory, handles, p99 of the first and the last part; 1 when one of them grows
          --minutes   30 when left out; the parts are 5 minutes, or a quarter when that is less
        dotnet run -c Release --project tests/LeerwerkFlow.Bench -- mini-traject|vol-traject|wachtenden|storm|stiptheid|werklijst|versies [--db sqlite|postgres] [--json] [--aantal n]
          mini-traject [--peers rawgroup,leerwerkflow,product,dbos] [--seconds n] [--c 1|8|32] [--synchronous FULL|NORMAL]: W1 against raw, in turn; --seconds is a quick run, never a headline
          --bewaard n: ends with 1 when every pair is more than 15 % under this ratio to raw
          vol-traject W2: what a whole traject of two years costs; --aantal trajecten (100)
          wachtenden  W3: answers among 1,000 to --aantal (100,000) trajecten that stand halfway; starting and idling with them
          storm       W4: --aantal (100,000) timers ahead, a fifth as many due at once; on postgres beside raw and Quartz
          stiptheid   how late timers go off while the clockwork runs, at ten a second, with --aantal (100,000) ahead
          werklijst   W5: the worklist among 10,000 to --aantal (100,000) open taken of 500 leerwerkbedrijven, beside raw SQL
          versies     W7: W1 on the newest of 1, 100 and 1,000 versions of a flow
        dotnet run -c Release --project tests/LeerwerkFlow.Bench -- knopen
          knopen      W6: W1 by 32 callers in all, from 1, 2 and 4 processes on one PostgreSQL in turn
        dotnet run -c Release --project tests/LeerwerkFlow.Bench -- tekening [--map docs/performance] < lines.jsonl
          tekening    draws what those printed
        """;

    public static int Main(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["kernel", .. var rest]:
                    KernelVerb.Run(Opties.Read(rest));
                    return 0;
                case ["nazicht"]:
                    return NazichtVerb.Run(json: false);
                case ["nazicht", "--json"]:
                    return NazichtVerb.Run(json: true);
                case ["mutaties", .. var rest]:
                    return MutatiesVerb.Run(MutatieOpties.Read(rest));
                case ["brieven", .. var rest]:
                    return BrievenVerb.RunAsync(BrievenOpties.Read(rest)).GetAwaiter().GetResult();
                case ["aansluiting", .. var rest]:
                    return AansluitingVerb.RunAsync(rest).GetAwaiter().GetResult();
                case ["meldingen", .. var rest]:
                    return MeldingenVerb.RunAsync(MeldingenOpties.Read(rest)).GetAwaiter().GetResult();
                case ["werkdag", .. var rest]:
                    return WerkdagVerb.RunAsync(WerkdagOpties.Read(rest)).GetAwaiter().GetResult();
                case ["soak", .. var rest]:
                    return SoakVerb.RunAsync(rest).GetAwaiter().GetResult();
                case ["mini-traject", .. var rest]:
                    return MiniTrajectVerb.RunAsync(MaatOpties.Read(rest)).GetAwaiter().GetResult();
                case ["wachtenden", .. var rest]:
                    return WachtendenVerb.RunAsync(MaatOpties.Read(rest)).GetAwaiter().GetResult();
                case ["vol-traject", .. var rest]:
                    return VolTrajectVerb.RunAsync(MaatOpties.Read(rest)).GetAwaiter().GetResult();
                case ["tekening", .. var rest]:
                    return TekeningVerb.Run(MaatOpties.Read(rest));
                case ["storm", .. var rest]:
                    return StormVerb.RunAsync(MaatOpties.Read(rest)).GetAwaiter().GetResult();
                case ["stiptheid", .. var rest]:
                    return StiptheidVerb.RunAsync(MaatOpties.Read(rest)).GetAwaiter().GetResult();
                case ["werklijst", .. var rest]:
                    return WerklijstVerb.RunAsync(MaatOpties.Read(rest)).GetAwaiter().GetResult();
                case ["knopen"]:
                    return KnopenVerb.RunAsync().GetAwaiter().GetResult();
                case ["knoop", var map, var adres]:
                    return KnopenVerb.WorkAsync(map, adres).GetAwaiter().GetResult();
                case ["versies", .. var rest]:
                    return VersiesVerb.RunAsync(MaatOpties.Read(rest)).GetAwaiter().GetResult();
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine($"{e.Message}\n{Usage}");
            return 2;
        }
    }
}
