import type { ElsaActiviteit, ElsaDefinitie, ElsaVerbinding } from '../types';
import { plekOf, stappen, tekstOf, verbindingen } from './definitie';
import { freePlek, Kolom } from './plaatsing';
import { newId, nodeIdOf, setInvoer, withPlek, withSchema } from './wijzigen';

/** Steps that were copied, with the arrows between them. */
export interface Klembord { stappen: ElsaActiviteit[]; verbindingen: ElsaVerbinding[] }

export function copy(definitie: ElsaDefinitie, ids: ReadonlySet<string>): Klembord {
  // A flow has one beginning.
  const gekozen = stappen(definitie).filter((s) => ids.has(s.id) && s.type !== 'Elsa.Start');
  const binnen = new Set(gekozen.map((s) => s.id));
  return { stappen: gekozen, verbindingen: verbindingen(definitie).filter((v) => binnen.has(v.source.activity) && binnen.has(v.target.activity)) };
}

/** Pastes under new ids, beside the first; what named a copied step names its copy. Gives the new ids too. */
export function paste(definitie: ElsaDefinitie, klembord: Klembord): [definitie: ElsaDefinitie, ids: string[]] {
  const ids = new Map<string, string>();
  let result = definitie;
  const plekken = klembord.stappen.map(plekOf).filter((p) => p !== null);
  const left = Math.min(...plekken.map((p) => p.x));
  const top = Math.min(...plekken.map((p) => p.y));
  const anker = freePlek(definitie, { x: Number.isFinite(left) ? left + Kolom : 0, y: Number.isFinite(top) ? top : 0 });
  for (const stap of klembord.stappen) {
    const id = newId(result, stap.type);
    ids.set(stap.id, id);
    const was = plekOf(stap) ?? { x: left, y: top };
    const nieuw = withPlek({ ...stap, id, nodeId: nodeIdOf(definitie, id) }, freePlek(result, { x: anker.x + was.x - left, y: anker.y + was.y - top }), true);
    result = withSchema(result, [...stappen(result), nieuw]);
  }
  const arrows = klembord.verbindingen.map((v) => ({
    ...v, source: { ...v.source, activity: ids.get(v.source.activity)! }, target: { ...v.target, activity: ids.get(v.target.activity)! }, vertices: [],
  }));
  result = withSchema(result, stappen(result), [...verbindingen(result), ...arrows]);
  for (const stap of klembord.stappen) {
    const ander = ids.get(tekstOf(stap, 'vierOgenMet'));
    if (ander) result = setInvoer(result, ids.get(stap.id)!, 'vierOgenMet', ander);
  }
  return [result, [...ids.values()]];
}
