import type { ElsaActiviteit, ElsaDefinitie } from '../types';
import { findStap, idOf, pijlen, plekOf, stappen, titelOf, verbindingen, type Pijl } from './definitie';
import { hoogteOf, Kolom, Tussen } from './plaatsing';
import { asInvoer, connect, newStap, nodeIdOf, withPlek, withSchema } from './wijzigen';

/** A group of steps became a Fase: what stays outside, and the flow of the Fase. */
export interface Groep { buiten: ElsaDefinitie; binnen: ElsaDefinitie; fase: string }

/**
 * Why these steps cannot be a Fase of their own, or null. A Fase is entered at one place, and it ends as a whole: an end of the traject stays outside.
 */
export function whyNoGroep(definitie: ElsaDefinitie, ids: ReadonlySet<string>): string | null {
  if (ids.size === 0) return 'Kies eerst een of meer stappen.';
  const gekozen = stappen(definitie).filter((s) => ids.has(s.id));
  if (gekozen.some((s) => s.type === 'Elsa.Start')) return 'Het begin van de flow blijft buiten een fase. Haal het uit je keuze.';
  if (gekozen.some((s) => s.type === 'Elsa.Finish' || s.type === 'Elsa.Complete')) return 'Een einde blijft buiten een fase. Haal het uit je keuze.';
  const ingangen = new Set(naarBinnen(definitie, ids).map((p) => p.naar));
  if (ingangen.size > 1) {
    const namen = [...ingangen].map((id) => `“${titelOf(findStap(definitie, id)!)}”`).join(' en ');
    return `Een fase heeft één ingang, en hier komen pijlen binnen bij ${namen}. Kies zo dat alle pijlen bij dezelfde stap binnenkomen.`;
  }
  return null;
}

const naarBinnen = (d: ElsaDefinitie, ids: ReadonlySet<string>) => pijlen(d).filter((p) => !ids.has(p.van) && ids.has(p.naar));

const naarBuiten = (d: ElsaDefinitie, ids: ReadonlySet<string>) => pijlen(d).filter((p) => ids.has(p.van) && !ids.has(p.naar));

/** Makes a Fase of steps. Each place that they lead to becomes an outcome of the Fase. */
export function group(definitie: ElsaDefinitie, ids: ReadonlySet<string>, flow: string, naam: string): Groep {
  const gekozen = stappen(definitie).filter((s) => ids.has(s.id));
  const ingang = naarBinnen(definitie, ids)[0]?.naar ?? gekozen.find((s) => !pijlen(definitie).some((p) => p.naar === s.id && ids.has(p.van)))?.id ?? gekozen[0]!.id;
  const uit = naarBuiten(definitie, ids);
  const doelen = [...new Set(uit.map((p) => p.naar))];
  const uitkomsten = namesOf(doelen, uit);
  const fase = withPlek(newStap(definitie, 'Leerwerk.Fase', naam, { flow: asInvoer('flow', flow) }), plekOf(findStap(definitie, ingang)!) ?? { x: 0, y: 0 }, true);
  return { buiten: outside(definitie, ids, fase, doelen, uitkomsten), binnen: inside(definitie, gekozen, ingang, uit, doelen, uitkomsten, flow, naam), fase: fase.id };
}

function namesOf(doelen: string[], uit: Pijl[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const doel of doelen) {
    const poort = uit.find((p) => p.naar === doel)!.poort;
    const wens = ['Done', 'True', 'False', 'Default'].includes(poort) ? 'Klaar' : poort;
    let naam = wens;
    for (let i = 2; [...names.values()].includes(naam); i++) naam = `${wens}${i}`;
    names.set(doel, naam);
  }
  return names;
}

function outside(definitie: ElsaDefinitie, ids: ReadonlySet<string>, fase: ElsaActiviteit, doelen: string[], uitkomsten: Map<string, string>): ElsaDefinitie {
  const blijft = withSchema(
    definitie,
    [...stappen(definitie).filter((s) => !ids.has(s.id)), fase],
    verbindingen(definitie).filter((v) => !ids.has(v.source.activity) && !ids.has(v.target.activity)),
  );
  const erin = naarBinnen(definitie, ids).map((p) => ({ ...p, naar: fase.id }));
  return [...erin, ...doelen.map((naar) => ({ van: fase.id, poort: uitkomsten.get(naar)!, naar }))].reduce(connect, blijft);
}

function inside(d: ElsaDefinitie, gekozen: ElsaActiviteit[], ingang: string, uit: Pijl[], doelen: string[], uitkomsten: Map<string, string>, flow: string, naam: string): ElsaDefinitie {
  const leeg: ElsaDefinitie = {
    definitionId: flow, name: naam, toolVersion: d.toolVersion, materializerName: 'Json', options: { autoUpdateConsumingWorkflows: false }, variables: [], inputs: [], outputs: [], outcomes: [],
    // How tokens travel must not change by moving a step into a Fase.
    customProperties: d.customProperties ?? {},
    root: { id: `${flow}.flowchart`, nodeId: flow, name: 'Flowchart', type: 'Elsa.Flowchart', version: 1, customProperties: {}, metadata: {}, activities: [], connections: [] },
  };
  const left = Math.min(...gekozen.map((s) => plekOf(s)?.x ?? 0));
  const top = Math.min(...gekozen.map((s) => plekOf(s)?.y ?? 0));
  const bottom = Math.max(...gekozen.map((s) => plekOf(s)?.y ?? 0));
  const rij = hoogteOf(2) + Tussen;
  const begin = withPlek(newStap(leeg, 'Elsa.Start', 'Begin'), { x: left, y: top - rij }, false);
  const einden = doelen.length === 0 ? [] : doelen.map((doel, nr) => withPlek(
    newStap(leeg, 'Elsa.Complete', 'Fase klaar', { outcomes: asInvoer('lijst', [uitkomsten.get(doel)!]) }), { x: left + nr * Kolom, y: bottom + rij }, false));
  const ids = new Set(gekozen.map((s) => s.id));
  const schema = withSchema(
    leeg,
    [begin, ...gekozen.map((s) => ({ ...s, nodeId: nodeIdOf(leeg, s.id) })), ...einden],
    verbindingen(d).filter((v) => ids.has(v.source.activity) && ids.has(v.target.activity)),
  );
  const arrows = [{ van: begin.id, poort: 'Done', naar: ingang }, ...uit.map((p) => ({ ...p, naar: einden[doelen.indexOf(p.naar)]!.id }))];
  return [...new Map(arrows.map((p) => [idOf(p), p])).values()].reduce(connect, schema);
}
