import type { ElsaActiviteit, ElsaDefinitie, ElsaInvoer, ElsaVerbinding, InvoerSoort, Punt } from '../types';
import { findStap, idOf, lijstOf, pijlOf, pijlen, stappen, verbindingen, waardeOf, type Pijl } from './definitie';
import { uitkomstInvoer } from './poorten';

/** Edits of a definition. Each gives a new one; steps and arrows that an edit does not touch stay the very same objects. */

export function withSchema(definitie: ElsaDefinitie, activities: ElsaActiviteit[], connections: ElsaVerbinding[] = verbindingen(definitie)): ElsaDefinitie {
  return { ...definitie, root: { ...definitie.root, activities, connections } };
}

export function changeStap(definitie: ElsaDefinitie, id: string, change: (stap: ElsaActiviteit) => ElsaActiviteit): ElsaDefinitie {
  return withSchema(definitie, stappen(definitie).map((s) => (s.id === id ? change(s) : s)));
}

/** A new id is drawn by lot, so that it never was that of another step, also not of one that is gone. */
export function newId(definitie: ElsaDefinitie, type: string): string {
  const known = new Set(stappen(definitie).map((s) => s.id));
  const stam = type.slice(type.lastIndexOf('.') + 1).replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
  for (;;) {
    const lot = crypto.getRandomValues(new Uint8Array(8));
    const id = `${stam}-${[...lot].map((b) => (b % 36).toString(36)).join('')}`;
    if (!known.has(id)) return id;
  }
}

/** A step as the palette gives it, without a place yet. */
export function newStap(definitie: ElsaDefinitie, type: string, titel: string, invoer: Record<string, ElsaInvoer> = {}): ElsaActiviteit {
  const id = newId(definitie, type);
  return { id, nodeId: nodeIdOf(definitie, id), name: titel, type, version: 1, customProperties: {}, metadata: { displayText: titel }, ...invoer };
}

export const nodeIdOf = (definitie: ElsaDefinitie, id: string): string => `${(definitie.root.nodeId as string | undefined) ?? definitie.definitionId}:${id}`;

export const addStap = (definitie: ElsaDefinitie, stap: ElsaActiviteit): ElsaDefinitie => withSchema(definitie, [...stappen(definitie), stap]);

const newVerbinding = ({ van, poort, naar }: Pijl): ElsaVerbinding => ({ source: { activity: van, port: poort }, target: { activity: naar, port: 'In' }, vertices: [] });

export function connect(definitie: ElsaDefinitie, pijl: Pijl): ElsaDefinitie {
  if (pijlen(definitie).some((p) => idOf(p) === idOf(pijl)) || !findStap(definitie, pijl.van) || !findStap(definitie, pijl.naar)) return definitie;
  return withSchema(definitie, stappen(definitie), [...verbindingen(definitie), newVerbinding(pijl)]);
}

export function disconnect(definitie: ElsaDefinitie, pijl: Pijl): ElsaDefinitie {
  return withSchema(definitie, stappen(definitie), verbindingen(definitie).filter((v) => idOf(pijlOf(v)) !== idOf(pijl)));
}

/** Lets an arrow leave or arrive elsewhere; the rest of the arrow stays, its bends do not. */
export function rewire(definitie: ElsaDefinitie, was: Pijl, wordt: Pijl): ElsaDefinitie {
  if (idOf(was) !== idOf(wordt) && pijlen(definitie).some((p) => idOf(p) === idOf(wordt))) return disconnect(definitie, was);
  return withSchema(definitie, stappen(definitie), verbindingen(definitie).map((v) => (idOf(pijlOf(v)) !== idOf(was) ? v : {
    ...v, source: { ...v.source, activity: wordt.van, port: wordt.poort }, target: { ...v.target, activity: wordt.naar }, vertices: [],
  })));
}

/** Sets a step between the two ends of an arrow; it goes on by `poort`. */
export function insertOn(definitie: ElsaDefinitie, pijl: Pijl, stap: ElsaActiviteit, poort: string | null): ElsaDefinitie {
  const met = rewire(addStap(definitie, stap), pijl, { ...pijl, naar: stap.id });
  return poort === null ? met : connect(met, { van: stap.id, poort, naar: pijl.naar });
}

/** Sets a step after an outcome: what came after it comes after the new step. */
export function insertAfter(definitie: ElsaDefinitie, van: string, poort: string, stap: ElsaActiviteit, nieuwePoort: string | null): ElsaDefinitie {
  const volgende = pijlen(definitie).filter((p) => p.van === van && p.poort === poort);
  let result = addStap(definitie, stap);
  for (const p of volgende) {
    result = disconnect(result, p);
    if (nieuwePoort !== null) result = connect(result, { van: stap.id, poort: nieuwePoort, naar: p.naar });
  }
  return connect(result, { van, poort, naar: stap.id });
}

/** Takes steps away. Where all that follows a step is one other step, the arrows into it go on to that one. */
export function removeStappen(definitie: ElsaDefinitie, ids: Iterable<string>): ElsaDefinitie {
  let result = definitie;
  for (const id of ids) result = removeStap(result, id);
  return result;
}

function removeStap(definitie: ElsaDefinitie, id: string): ElsaDefinitie {
  const next = [...new Set(pijlen(definitie).filter((p) => p.van === id && p.naar !== id).map((p) => p.naar))];
  let result = definitie;
  if (next.length === 1) {
    for (const p of pijlen(definitie).filter((q) => q.naar === id && q.van !== id)) result = rewire(result, p, { ...p, naar: next[0]! });
  }
  return withSchema(result, stappen(result).filter((s) => s.id !== id), verbindingen(result).filter((v) => v.source.activity !== id && v.target.activity !== id));
}

const Vormen: Record<InvoerSoort, [typeName: string, taal: string]> = {
  tekst: ['String', 'Literal'], formule: ['String', 'Literal'], flow: ['String', 'Literal'], waarde: ['String', 'Literal'], jaNee: ['Boolean', 'Literal'],
  lijst: ['Object', 'Object'], voorwaarde: ['Boolean', 'Scriban'],
};

export function asInvoer(soort: InvoerSoort, waarde: unknown, was?: ElsaInvoer, taal?: string): ElsaInvoer {
  const [typeName, usual] = Vormen[soort];
  return { ...was, typeName: was?.typeName ?? typeName, expression: { ...was?.expression, type: taal ?? was?.expression?.type ?? usual, value: waarde } };
}

/** Writes an input; null or an empty text or list clears it. Without `soort` the form is taken from the value. */
export function setInvoer(definitie: ElsaDefinitie, id: string, naam: string, waarde: unknown, soort?: InvoerSoort, taal?: string): ElsaDefinitie {
  return changeStap(definitie, id, (stap) => {
    const { [naam]: was, ...rest } = stap;
    if (waarde === null || waarde === undefined || waarde === '' || (Array.isArray(waarde) && waarde.length === 0)) return rest as ElsaActiviteit;
    return { ...stap, [naam]: asInvoer(soort ?? soortOf(naam, waarde), waarde, was as ElsaInvoer | undefined, taal) };
  });
}

const soortOf = (naam: string, waarde: unknown): InvoerSoort =>
  Array.isArray(waarde) ? 'lijst' : typeof waarde === 'boolean' ? 'jaNee' : naam === 'condition' ? 'voorwaarde' : 'tekst';

/** The name that people read: in the drawing, and of a taak also in the inbox. */
export function setTitel(definitie: ElsaDefinitie, id: string, titel: string): ElsaDefinitie {
  return changeStap(definitie, id, (stap) => ({
    ...stap,
    name: titel,
    metadata: { ...stap.metadata, displayText: titel },
    ...(stap.type === 'Leerwerk.Taak' ? { titel: asInvoer('tekst', titel, stap.titel as ElsaInvoer | undefined) } : {}),
  }));
}

/** Renames an outcome where it is listed and on the arrows that leave by it. */
export function renameUitkomst(definitie: ElsaDefinitie, id: string, was: string, wordt: string): ElsaDefinitie {
  const stap = findStap(definitie, id);
  const naam = stap && uitkomstInvoer(stap.type);
  if (!stap || !naam || wordt === '') return definitie;
  const list = lijstOf(stap, naam);
  const met = setInvoer(definitie, id, naam, list.includes(wordt) ? list.filter((u) => u !== was) : list.map((u) => (u === was ? wordt : u)), 'lijst');
  return pijlen(met).filter((p) => p.van === id && p.poort === was).reduce((d, p) => rewire(d, p, { ...p, poort: wordt }), met);
}

/** Puts steps where a person wants them: the automatic layout leaves them there. */
export function moveStappen(definitie: ElsaDefinitie, plekken: Record<string, Punt>, handgemaakt = true): ElsaDefinitie {
  return withSchema(definitie, stappen(definitie).map((s) => (plekken[s.id] ? withPlek(s, plekken[s.id]!, handgemaakt) : s)));
}

export function withPlek(stap: ElsaActiviteit, plek: Punt, handgemaakt: boolean): ElsaActiviteit {
  const { handgemaakt: _, ...rest } = stap.metadata?.designer ?? {};
  const position = { x: Math.round(plek.x), y: Math.round(plek.y) };
  return { ...stap, metadata: { ...stap.metadata, designer: { ...rest, position, ...(handgemaakt ? { handgemaakt: true } : {}) } } };
}

/** True when the input is an expression that is worked out, not a text that stands there. */
export const isUitdrukking = (stap: ElsaActiviteit, naam: string): boolean =>
  waardeOf(stap, naam) !== undefined && !['Literal', 'Object'].includes((stap[naam] as ElsaInvoer).expression.type);
