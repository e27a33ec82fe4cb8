import type { Edge, Node } from '@xyflow/react';
import { layBanen, type Baan } from '../model/banen';
import { idOf, isFase, pijlen, plekOf, stappen, tekstOf, titelOf } from '../model/definitie';
import { Breedte, hoogteOf } from '../model/plaatsing';
import { alleUitkomsten, poortLabel } from '../model/poorten';
import type { Aanwezige, ElsaActiviteit, ElsaDefinitie, Keuzes, Palet, Punt } from '../types';
import { merkenOf, type Merk } from './merken';
import { detailOf, familieOf, soortLabel, type Familie } from './soorten';
import type { Toestand } from '../store/toestand';

/** From the definition to what React Flow draws. */

export interface StapTekening extends Record<string, unknown> {
  soort: string; familie: Familie; titel: string; detail: string; uitkomsten: string[]; getekend: string[]; merk: Merk | null; wie: string[]; fase: string | null; baan: boolean;
}
export type StapNode = Node<StapTekening, 'stap'>;
export type BaanNode = Node<{ baan: Baan; nr: number; flow: string | null }, 'baan'>;
export type Vak = StapNode | BaanNode;
export type Lijn = Edge<{ merk: Merk | null; label: string | null; titel: string }, 'pijl'>;

export interface Bron {
  definitie: ElsaDefinitie; flow: string; delen: Record<string, ElsaDefinitie>; palet: Palet | null; keuzes: Keuzes; nazicht: Toestand['nazicht']; bevinding: number; anderen: Aanwezige[];
  magTekenen: boolean;
}

export interface Tekening { vakken: Vak[]; lijnen: Lijn[]; plekken: Map<string, Punt> }

export function draw(bron: Bron): Tekening {
  const { definitie, palet } = bron;
  const uitkomsten = alleUitkomsten(definitie, palet, bron.delen);
  const merken = merkenOf(bron.nazicht, bron.flow, definitie, bron.bevinding);
  const banen = layBanen(definitie, (id) => uitkomsten.get(id)?.length ?? 1);
  const getekend = new Map<string, string[]>();
  for (const p of pijlen(definitie)) getekend.set(p.van, [...(getekend.get(p.van) ?? []), p.poort]);
  const plekken = new Map(stappen(definitie).map((s, nr) => [s.id, plaats(s, nr, banen?.plekken ?? null)]));
  const vakken = stappen(definitie).map((s) => stapNode(s, bron, plekken.get(s.id)!, uitkomsten.get(s.id) ?? [], getekend.get(s.id) ?? [], merken.stappen.get(s.id) ?? null, banen !== null));
  const flowVan = (id: string | null) => (id === null ? null : tekstOf(stappen(definitie).find((s) => s.id === id)!, 'flow') || null);
  const achter = (banen?.banen ?? []).map((baan, nr): BaanNode => ({
    id: `baan:${baan.fase ?? 'samen'}`, type: 'baan', position: { x: 0, y: baan.y }, width: baan.breedte, height: baan.hoogte, data: { baan, nr, flow: flowVan(baan.fase) },
    draggable: false, selectable: false, focusable: false, connectable: false, zIndex: -1,
  }));
  const titels = new Map(stappen(definitie).map((s) => [s.id, titelOf(s)]));
  const lijnen = pijlen(definitie).map((p): Lijn => {
    const meer = (uitkomsten.get(p.van)?.length ?? 0) > 1;
    const merk = merken.pijlen.get(idOf(p)) ?? null;
    return {
      id: idOf(p), type: 'pijl', source: p.van, target: p.naar, sourceHandle: p.poort, targetHandle: 'In', zIndex: merk ? 2 : 0,
      data: { merk, label: meer ? poortLabel(p.poort) : null, titel: `van ${titels.get(p.van)} naar ${titels.get(p.naar)}` },
    };
  });
  return { vakken: [...achter, ...vakken], lijnen, plekken };
}

// Lanes say where a step stands, unless a person put it elsewhere.
function plaats(stap: ElsaActiviteit, nr: number, banen: Map<string, Punt> | null): Punt {
  const eigen = plekOf(stap);
  if (banen && !stap.metadata?.designer?.handgemaakt) return banen.get(stap.id) ?? eigen ?? { x: 0, y: 0 };
  return eigen ?? { x: 40 + (nr % 6) * (Breedte + 60), y: 40 + Math.floor(nr / 6) * 150 };
}

function stapNode(stap: ElsaActiviteit, bron: Bron, position: Punt, uitkomsten: string[], getekend: string[], merk: Merk | null, baan: boolean): StapNode {
  const soort = soortLabel(stap, bron.palet);
  const titel = titelOf(stap);
  const detail = detailOf(stap, bron.keuzes);
  const wie = bron.anderen.filter((a) => a.stap === stap.id).map((a) => a.naam);
  const aantal = merk?.bevindingen.length ?? 0;
  const gezegd = [soort, titel, detail, aantal > 0 ? `${aantal} ${aantal === 1 ? 'bevinding' : 'bevindingen'}` : '', wie.length > 0 ? `${wie.join(' en ')} is hier` : ''];
  return {
    id: stap.id, type: 'stap', position, width: Breedte, height: hoogteOf(uitkomsten.length), draggable: bron.magTekenen, connectable: bron.magTekenen,
    ariaLabel: gezegd.filter(Boolean).join(', '), domAttributes: { 'aria-roledescription': 'stap' },
    data: { soort, familie: familieOf(stap.type), titel, detail, uitkomsten, getekend, merk, wie, fase: isFase(stap) ? tekstOf(stap, 'flow') || null : null, baan },
  };
}
