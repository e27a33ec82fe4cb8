import { idOf, pijlen, same, stappen, titelOf, type Pijl } from '../../model/definitie';
import type { ElsaActiviteit, ElsaDefinitie } from '../../types';

export type Soort = 'nieuw' | 'weg' | 'anders';
export type VeldVerschil = { naam: string; voor: string | null; na: string | null };
export type StapVerschil = { soort: Soort; stap: string; titel: string; type: string; velden: VeldVerschil[] };
export type PijlVerschil = Pijl & { soort: 'nieuw' | 'weg' };
export type Verschil = { stappen: StapVerschil[]; pijlen: PijlVerschil[]; instellingen: (VeldVerschil & { soort: Soort })[] };

// The place on the canvas is no difference that anyone has to judge; nor is what only Elsa counts.
const GEEN_INVOER = new Set(['id', 'nodeId', 'version', 'metadata', 'name', 'type', 'customProperties']);

/** What is added, removed and changed between two versions of a flow, in the order of the new one. */
export function compare(voor: ElsaDefinitie, na: ElsaDefinitie): Verschil {
  const was = new Map(stappen(voor).map((a) => [a.id, a]));
  const is = new Map(stappen(na).map((a) => [a.id, a]));
  const rijen: StapVerschil[] = [];
  for (const a of is.values()) {
    const oud = was.get(a.id);
    const velden = compareSteps(oud, a);
    if (!oud || velden.length > 0) rijen.push({ soort: oud ? 'anders' : 'nieuw', stap: a.id, titel: titelOf(a), type: a.type, velden });
  }
  for (const a of was.values()) if (!is.has(a.id)) rijen.push({ soort: 'weg', stap: a.id, titel: titelOf(a), type: a.type, velden: compareSteps(a, undefined) });
  return { stappen: rijen, pijlen: compareArrows(voor, na), instellingen: compareSettings(voor, na) };
}

export const isEqual = (v: Verschil) => v.stappen.length + v.pijlen.length + v.instellingen.length === 0;

/** Each difference as one sentence, for the dialog and for a screen reader. */
export function summarize(v: Verschil): string {
  const tel = (aantal: number, een: string, meer: string) => (aantal === 0 ? [] : [`${aantal} ${aantal === 1 ? een : meer}`]);
  const van = (soort: Soort) => v.stappen.filter((s) => s.soort === soort).length;
  const delen = [
    ...tel(van('nieuw'), 'stap erbij', 'stappen erbij'),
    ...tel(van('weg'), 'stap weg', 'stappen weg'),
    ...tel(van('anders'), 'stap anders', 'stappen anders'),
    ...tel(v.pijlen.filter((p) => p.soort === 'nieuw').length, 'pijl erbij', 'pijlen erbij'),
    ...tel(v.pijlen.filter((p) => p.soort === 'weg').length, 'pijl weg', 'pijlen weg'),
    ...tel(v.instellingen.length, 'instelling anders', 'instellingen anders'),
  ];
  return delen.length === 0 ? 'Er is geen verschil.' : `${delen.join(', ')}.`;
}

/** A value as people read it. */
export function waardeInWoorden(waarde: unknown): string | null {
  if (waarde === undefined || waarde === null || waarde === '') return null;
  if (typeof waarde === 'boolean') return waarde ? 'ja' : 'nee';
  if (Array.isArray(waarde)) return waarde.map((w) => waardeInWoorden(w) ?? '').join(', ');
  if (typeof waarde === 'object') {
    const uitdrukking = (waarde as { expression?: { value?: unknown } }).expression;
    return uitdrukking ? waardeInWoorden(uitdrukking.value) : JSON.stringify(waarde);
  }
  return String(waarde as string | number);
}

function compareSteps(voor: ElsaActiviteit | undefined, na: ElsaActiviteit | undefined): VeldVerschil[] {
  const velden: VeldVerschil[] = [];
  const add = (naam: string, a: unknown, b: unknown) => {
    const [oud, nieuw] = [waardeInWoorden(a), waardeInWoorden(b)];
    if (oud !== nieuw || !same(a ?? null, b ?? null)) velden.push({ naam, voor: oud, na: nieuw });
  };
  if (voor && na) {
    add('naam', titelOf(voor), titelOf(na));
    add('soort', voor.type, na.type);
  }
  for (const naam of new Set([...Object.keys(voor ?? {}), ...Object.keys(na ?? {})])) {
    if (!GEEN_INVOER.has(naam)) add(naam, voor?.[naam], na?.[naam]);
  }
  const [eigen, nieuwe] = [voor?.customProperties ?? {}, na?.customProperties ?? {}] as Record<string, unknown>[];
  for (const naam of new Set([...Object.keys(eigen), ...Object.keys(nieuwe)])) if (voor && na) add(naam, eigen[naam], nieuwe[naam]);
  return velden;
}

function compareArrows(voor: ElsaDefinitie, na: ElsaDefinitie): PijlVerschil[] {
  const [was, is] = [new Set(pijlen(voor).map(idOf)), new Set(pijlen(na).map(idOf))];
  return [
    ...pijlen(na).filter((p) => !was.has(idOf(p))).map((p) => ({ soort: 'nieuw' as const, ...p })),
    ...pijlen(voor).filter((p) => !is.has(idOf(p))).map((p) => ({ soort: 'weg' as const, ...p })),
  ];
}

function compareSettings(voor: ElsaDefinitie, na: ElsaDefinitie): (VeldVerschil & { soort: Soort })[] {
  const [was, is] = [settingsOf(voor), settingsOf(na)];
  const uit: (VeldVerschil & { soort: Soort })[] = [];
  for (const naam of new Set([...is.keys(), ...was.keys()])) {
    const [a, b] = [was.get(naam), is.get(naam)];
    if (!same(a ?? null, b ?? null)) uit.push({ soort: a === undefined ? 'nieuw' : b === undefined ? 'weg' : 'anders', naam, voor: waardeInWoorden(a), na: waardeInWoorden(b) });
  }
  return uit;
}

function settingsOf(d: ElsaDefinitie): Map<string, unknown> {
  const eigen = (d.customProperties ?? {}) as Record<string, unknown>;
  const uit = new Map<string, unknown>([['naam van de flow', d.name], ['beschrijving', d.description ?? '']]);
  const { instellingen, feiten, ...rest } = eigen as { instellingen?: { naam: string; titel?: string; waarde: unknown }[]; feiten?: { naam: string; titel?: string }[] };
  for (const i of instellingen ?? []) uit.set(i.titel ?? i.naam, i.waarde);
  for (const f of feiten ?? []) uit.set(`feit ${f.titel ?? f.naam}`, Object.fromEntries(Object.entries(f).filter(([naam]) => naam !== 'titel')));
  for (const [naam, waarde] of Object.entries(rest)) if (naam !== 'groepen') uit.set(naam, waarde);
  return uit;
}
