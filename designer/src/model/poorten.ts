import type { ElsaActiviteit, ElsaDefinitie, Palet } from '../types';
import { findStap, lijstOf, pijlen, stappen, tekstOf } from './definitie';

/** The ways out of a step, as the kernel knows them. */

const Woorden: Record<string, string> = {
  Done: 'Klaar', True: 'Ja', False: 'Nee', Default: 'Anders', JobGevonden: 'Job gevonden', InOrde: 'In orde', NietInOrde: 'Niet in orde', NietToegelaten: 'Niet toegelaten',
  TeLaat: 'Te laat', NietNodig: 'Niet nodig', NietGehaald: 'Niet gehaald',
};

export const poortLabel = (poort: string): string => Woorden[poort] ?? poort.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').replace(/(?<= )[A-Z]/g, (c) => c.toLowerCase());

/** The input that lists the outcomes of this kind of step; null: they are fixed. */
export const uitkomstInvoer = (type: string): string | null =>
  ({ 'Leerwerk.Taak': 'uitkomsten', 'Leerwerk.WachtOpBericht': 'antwoorden', 'Elsa.FlowFork': 'branches', 'Elsa.Complete': 'outcomes' })[type] ?? null;

const Vast: Record<string, string[]> = {
  'Elsa.FlowDecision': ['True', 'False'], 'Leerwerk.Controle': ['InOrde', 'NietInOrde'], 'Elsa.Complete': [], 'Elsa.Finish': [], 'Elsa.End': [],
};

/** By what a flow can end, as a Fase that plays it is left. */
export const eindenOf = (flow: ElsaDefinitie): string[] =>
  [...new Set(stappen(flow).filter((s) => s.type === 'Elsa.Complete').flatMap((s) => lijstOf(s, 'outcomes')))];

function own(stap: ElsaActiviteit, palet: Palet | null, delen: Record<string, ElsaDefinitie>): string[] {
  switch (stap.type) {
    case 'Leerwerk.Taak': {
      const list = lijstOf(stap, 'uitkomsten');
      return list.length > 0 ? list : ['Klaar'];
    }
    case 'Leerwerk.WachtOpBericht':
      return tekstOf(stap, 'uiterlijk') === '' ? lijstOf(stap, 'antwoorden') : [...lijstOf(stap, 'antwoorden'), 'TeLaat'];
    case 'Elsa.FlowFork':
      return lijstOf(stap, 'branches');
    case 'Elsa.FlowSwitch':
      return [...gevallenOf(stap).map((g) => g.label), 'Default'];
    case 'Leerwerk.Fase': {
      const flow = delen[tekstOf(stap, 'flow')];
      return [...new Set(['Klaar', ...(flow ? eindenOf(flow) : []), 'Stopgezet', 'JobGevonden'])];
    }
  }
  return Vast[stap.type] ?? palet?.stappen.find((s) => s.type === stap.type)?.uitkomsten ?? [stap.type.startsWith('Elsa.') ? 'Done' : 'Klaar'];
}

/** The outcomes of a step, and those that are drawn without being one: no arrow is ever hidden. */
export function uitkomstenOf(definitie: ElsaDefinitie, id: string, palet: Palet | null, delen: Record<string, ElsaDefinitie>): string[] {
  const stap = findStap(definitie, id);
  const drawn = pijlen(definitie).filter((p) => p.van === id).map((p) => p.poort);
  return [...new Set([...(stap ? own(stap, palet, delen) : []), ...drawn])];
}

/** Outcomes of every step at once, for drawing. */
export function alleUitkomsten(definitie: ElsaDefinitie, palet: Palet | null, delen: Record<string, ElsaDefinitie>): Map<string, string[]> {
  const result = new Map(stappen(definitie).map((s) => [s.id, new Set(own(s, palet, delen))]));
  for (const p of pijlen(definitie)) result.get(p.van)?.add(p.poort);
  return new Map([...result].map(([id, poorten]) => [id, [...poorten]]));
}

export interface Geval { label: string; condition: unknown; [rest: string]: unknown }

/** The ways of a choice: a list, or one wrapped in an Object expression. */
export function gevallenOf(stap: ElsaActiviteit): Geval[] {
  const cases = stap.cases as unknown;
  const list = Array.isArray(cases) ? cases : ((cases as { expression?: { value?: unknown } } | undefined)?.expression?.value ?? []);
  return Array.isArray(list) ? (list as Geval[]) : [];
}
