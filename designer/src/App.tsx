import { lazy, Suspense, useEffect, type ComponentType } from 'react';
import { Zijkant } from './Zijkant';
import { Werkbalk } from './Werkbalk';
import { Venster } from './Venster';
import { Palet } from './palet/Palet';
import { useOntwerp, useToestand } from './store/context';
import { useAdres } from './store/useAdres';
import { useToetsen } from './store/useToetsen';
import { weergaven, type WeergaveProps } from './weergaven';

// One lazy component a view, made once: making it while drawing would begin the view anew at each change.
const schermen = new Map<string, ComponentType<WeergaveProps>>(weergaven.map((w) => [w.id, lazy(w.load)]));

/** The designer: bar, palette, the view that is chosen, and what stands beside it. */
export function App() {
  const ontwerp = useOntwerp();
  const [fout, laadt, weergave, venster] = [useToestand((t) => t.fout), useToestand((t) => t.laadt), useToestand((t) => t.weergave), useToestand((t) => t.venster)];
  const naam = useToestand((t) => t.flow?.naam);
  const gezegd = useToestand((t) => t.gezegd);
  const magTekenen = useToestand((t) => t.flow?.magTekenen ?? false);
  useAdres();
  useToetsen();
  useEffect(() => {
    if (naam) document.title = `${naam} tekenen · LeerwerkFlow`;
  }, [naam]);

  if (fout) return <Mislukt zin={fout} />;
  const Scherm = schermen.get(weergave)!;
  const InVenster = venster ? schermen.get(venster) : undefined;
  return (
    <>
      <Werkbalk />
      <div className="tt-werk" data-weergave={weergave}>
        {weergave === 'tekening' && magTekenen && <Palet />}
        <section className="tt-midden" aria-label={weergaven.find((w) => w.id === weergave)?.titel} aria-busy={laadt}>
          {laadt ? <p className="tt-laadt" role="status">De flow wordt geladen…</p> : (
            <Suspense fallback={<p className="tt-laadt" role="status">Even geduld…</p>}>
              <Scherm close={() => ontwerp.showWeergave('tekening')} />
            </Suspense>
          )}
        </section>
        <Zijkant />
      </div>
      {InVenster && venster && (
        <Venster titel={weergaven.find((w) => w.id === venster)!.titel} close={() => ontwerp.openVenster(null)}>
          <Suspense fallback={<p className="tt-laadt" role="status">Even geduld…</p>}>
            <InVenster close={() => ontwerp.openVenster(null)} />
          </Suspense>
        </Venster>
      )}
      <p className="alleen-lezer" role="status">{gezegd}</p>
    </>
  );
}

function Mislukt({ zin }: { zin: string }) {
  return (
    <div className="tt-mislukt">
      <h1>De flow ging niet open</h1>
      <div className="bericht bericht-fout" role="alert"><p>{zin}</p></div>
      <p><a className="knop knop-stil" href="/ontwerp">Terug naar de flows</a></p>
    </div>
  );
}
