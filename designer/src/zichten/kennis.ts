import { useMemo } from 'react';
import { findStap, titelOf } from '../model/definitie';
import { useOntwerp, useToestand } from '../store/context';
import type { ElsaDefinitie, KeuzeLijst, Keuzes, Palet } from '../types';
import { useLaden } from './laden';
import type { VeldVerschil } from './vergelijken/verschil';
import type { ZinKennis } from './zinnen/zin';

type Genaamd = { naam: string; titel?: string; waarde?: unknown };

/** What the words of a flow lean on: labels of codes, names of facts and numbers of settings. */
export function kennisOf(boven: ElsaDefinitie, keuzes: Keuzes): ZinKennis {
  const eigen = (boven.customProperties ?? {}) as { feiten?: Genaamd[]; instellingen?: Genaamd[] };
  const labels = new Map(Object.entries(keuzes).map(([lijst, keuze]) => [lijst, new Map(keuze.map((k) => [k.code, k.label]))]));
  return {
    feiten: new Map([...(labels.get('feiten') ?? []), ...(eigen.feiten ?? []).map((f) => [f.naam, f.titel ?? f.naam] as const)]),
    instellingen: new Map((eigen.instellingen ?? []).flatMap((i) => (typeof i.waarde === 'number' ? [[i.naam, i.waarde] as const] : []))),
    label: (lijst, code) => labels.get(lijst as KeuzeLijst)?.get(code) ?? code,
  };
}

/** The settings of a fase stand in the flow of the whole traject. */
export function useKennis(): ZinKennis {
  const { api } = useOntwerp();
  const [definitie, keuzes, flow] = [useToestand((t) => t.definitie), useToestand((t) => t.keuzes), useToestand((t) => t.flow!.id)];
  const heeft = (definitie.customProperties as { instellingen?: unknown } | undefined)?.instellingen !== undefined;
  const boven = useLaden(async () => {
    const heel = (await api.flows()).flows.find((f) => f.top && f.id !== flow);
    return heel ? (await api.open(heel.id)).definitie : null;
  }, heeft ? null : flow);
  const bron = heeft ? definitie : (boven.waarde ?? definitie);
  return useMemo(() => kennisOf(bron, keuzes), [bron, keuzes]);
}

/** What people call a step, in the first of these flows that has it. */
export function titelIn(id: string, ...flows: (ElsaDefinitie | null | undefined)[]): string {
  for (const flow of flows) {
    const stap = flow && findStap(flow, id);
    if (stap) return titelOf(stap);
  }
  return id;
}

const veldOf = (palet: Palet | null, type: string, naam: string) => palet?.stappen.find((s) => s.type === type)?.invoer.find((v) => v.naam === naam);

/** The name of an input as the properties show it. */
export const veldLabel = (palet: Palet | null, type: string, naam: string): string => veldOf(palet, type, naam)?.label ?? naam;

/** A difference of an input with the names that the properties show, instead of codes. */
export function useVeld(): (type: string, verschil: VeldVerschil) => VeldVerschil {
  const [palet, keuzes] = [useToestand((t) => t.palet), useToestand((t) => t.keuzes)];
  return (type, { naam, voor, na }) => {
    const lijst = keuzes[veldOf(palet, type, naam)?.keuzes as KeuzeLijst] ?? [];
    const label = (code: string | null) => lijst.find((k) => k.code === code)?.label ?? code;
    return { naam: veldLabel(palet, type, naam), voor: label(voor), na: label(na) };
  };
}

export const soortLabel = (palet: Palet | null, type: string): string => palet?.stappen.find((s) => s.type === type)?.label ?? type.replace(/^.*\./, '');

