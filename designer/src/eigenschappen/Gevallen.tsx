import { gevallenOf, type Geval } from '../model/poorten';
import { changeStap, rewire } from '../model/wijzigen';
import { pijlen } from '../model/definitie';
import { useOntwerp, useToestand } from '../store/context';
import type { ElsaActiviteit, ElsaDefinitie } from '../types';

const voorwaardeOf = (g: Geval): string => {
  const c = g.condition as { expression?: { value?: unknown }; value?: unknown } | string | undefined;
  return typeof c === 'string' ? c : String(c?.expression?.value ?? c?.value ?? '');
};

function withVoorwaarde(g: Geval, waarde: string): Geval {
  const c = g.condition as Record<string, unknown> | string | undefined;
  if (typeof c === 'object' && c !== null && 'expression' in c) return { ...g, condition: { ...c, expression: { ...(c.expression as object), value: waarde } } };
  return { ...g, condition: { ...(typeof c === 'object' ? c : {}), type: 'Scriban', value: waarde } };
}

function setGevallen(d: ElsaDefinitie, id: string, cases: Geval[]): ElsaDefinitie {
  return changeStap(d, id, (s) => {
    const was = s.cases as { expression?: object } | Geval[] | undefined;
    return { ...s, cases: was && !Array.isArray(was) ? { ...was, expression: { ...was.expression, value: cases } } : cases };
  });
}

/** The ways of a choice, each with its condition; the first that holds is taken. */
export function Gevallen({ stap }: { stap: ElsaActiviteit }) {
  const ontwerp = useOntwerp();
  const mag = useToestand((t) => t.flow?.magTekenen ?? false);
  const gevallen = gevallenOf(stap);
  const change = (nr: number, geval: Geval) => ontwerp.edit('Weg veranderd', (d) => {
    const was = gevallen[nr]!;
    const met = setGevallen(d, stap.id, gevallen.with(nr, geval));
    return was.label === geval.label ? met : pijlen(met).filter((p) => p.van === stap.id && p.poort === was.label).reduce((x, p) => rewire(x, p, { ...p, poort: geval.label }), met);
  }, `${stap.id}:geval:${nr}`);
  return (
    <fieldset className="groep">
      <legend>Wegen</legend>
      {gevallen.map((g, nr) => (
        <div key={nr} className="tt-geval">
          <input aria-label={`Naam van weg ${nr + 1}`} value={g.label} readOnly={!mag} onChange={(e) => change(nr, { ...g, label: e.target.value })} />
          <input aria-label={`Voorwaarde van weg ${nr + 1}`} value={voorwaardeOf(g)} readOnly={!mag} placeholder="bijvoorbeeld lengte > 12" onChange={(e) => change(nr, withVoorwaarde(g, e.target.value))} />
          {mag && <button type="button" className="tt-icoonknop" aria-label={`Verwijder weg ${nr + 1}`} onClick={() => ontwerp.edit('Weg verwijderd', (d) => setGevallen(d, stap.id, gevallen.toSpliced(nr, 1)))}>×</button>}
        </div>
      ))}
      {mag && <button type="button" className="knop knop-stil knop-klein" onClick={() => ontwerp.edit('Weg toegevoegd', (d) => setGevallen(d, stap.id, [...gevallen, { label: `Weg${gevallen.length + 1}`, condition: { type: 'Scriban', value: '' } }]))}>Nog een weg</button>}
    </fieldset>
  );
}
