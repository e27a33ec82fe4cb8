import type { ElsaActiviteit, ElsaDefinitie, ElsaInvoer, ElsaVerbinding, Punt } from '../types';

/** Reading a definition. Everything here and in this folder is pure: nothing given is changed, and what is not known is kept. */

/** An arrow as findings and repairs name it. */
export interface Pijl { van: string; poort: string; naar: string }

export const stappen = (definitie: ElsaDefinitie): ElsaActiviteit[] => definitie.root.activities ?? [];

export const verbindingen = (definitie: ElsaDefinitie): ElsaVerbinding[] => definitie.root.connections ?? [];

export const findStap = (definitie: ElsaDefinitie, id: string): ElsaActiviteit | undefined => stappen(definitie).find((s) => s.id === id);

/** An arrow without a port leaves by Done, as in the kernel. */
export const pijlOf = (v: ElsaVerbinding): Pijl => ({ van: v.source.activity, poort: v.source.port || 'Done', naar: v.target.activity });

export const pijlen = (definitie: ElsaDefinitie): Pijl[] => verbindingen(definitie).map(pijlOf);

export const idOf = (pijl: Pijl): string => `${pijl.van}:${pijl.poort}:${pijl.naar}`;

/** The value of an input as it stands in the definition, literal or expression. */
export function waardeOf(stap: ElsaActiviteit, naam: string): unknown {
  const invoer = stap[naam] as ElsaInvoer | undefined;
  return invoer !== null && typeof invoer === 'object' && invoer.expression ? invoer.expression.value : undefined;
}

export function tekstOf(stap: ElsaActiviteit, naam: string): string {
  const waarde = waardeOf(stap, naam);
  return typeof waarde === 'string' ? waarde : waarde === undefined || waarde === null ? '' : String(waarde);
}

/** A list as Elsa keeps it: an array, or text that holds one. */
export function lijstOf(stap: ElsaActiviteit, naam: string): string[] {
  const waarde = waardeOf(stap, naam);
  if (Array.isArray(waarde)) return waarde.map(String);
  if (typeof waarde !== 'string' || waarde === '') return [];
  if (!waarde.startsWith('[')) return [waarde];
  try {
    return (JSON.parse(waarde) as unknown[]).map(String);
  } catch {
    return [];
  }
}

export const titelOf = (stap: ElsaActiviteit): string => stap.metadata?.displayText || tekstOf(stap, 'titel') || stap.name || stap.id;

export const plekOf = (stap: ElsaActiviteit): Punt | null => stap.metadata?.designer?.position ?? null;

export const isFase = (stap: ElsaActiviteit): boolean => stap.type === 'Leerwerk.Fase';

/** The step in which a flow begins, found as the kernel finds it. */
export function beginOf(definitie: ElsaDefinitie): ElsaActiviteit | undefined {
  const reached = new Set(pijlen(definitie).map((p) => p.naar));
  const alle = stappen(definitie);
  return alle.find((s) => s.type === 'Elsa.Start') ?? alle.find((s) => !reached.has(s.id)) ?? alle[0];
}

/** Steps in the order in which a reader meets them: along the arrows from the beginning, then what nobody reaches. */
export function inVolgorde(definitie: ElsaDefinitie): ElsaActiviteit[] {
  const byId = new Map(stappen(definitie).map((s) => [s.id, s]));
  const next = new Map<string, string[]>();
  for (const p of pijlen(definitie)) next.set(p.van, [...(next.get(p.van) ?? []), p.naar]);
  const seen = new Set<string>();
  const order: ElsaActiviteit[] = [];
  for (const root of [beginOf(definitie), ...byId.values()]) {
    const todo = root ? [root.id] : [];
    while (todo.length > 0) {
      const id = todo.pop()!;
      const stap = byId.get(id);
      if (!stap || seen.has(id)) continue;
      seen.add(id);
      order.push(stap);
      todo.push(...(next.get(id) ?? []).toReversed());
    }
  }
  return order;
}

/** Equal as JSON: the order of properties plays no part, that of lists does. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const x = a as Record<string, unknown>;
  const y = b as Record<string, unknown>;
  const keys = Object.keys(x).filter((k) => x[k] !== undefined);
  return keys.length === Object.keys(y).filter((k) => y[k] !== undefined).length && keys.every((k) => k in y && same(x[k], y[k]));
}
