import type { ElsaDefinitie, Punt } from '../types';
import { beginOf, inVolgorde, isFase, pijlen, stappen, titelOf } from './definitie';
import { hoogteOf, Kolom, Tussen } from './plaatsing';

/** A lane: a Fase with what follows it, or what several Fasen share (`fase` is null). */
export interface Baan { fase: string | null; titel: string; y: number; hoogte: number; breedte: number; stappen: string[] }

export interface Banen { banen: Baan[]; plekken: Map<string, Punt> }

/** Room above the steps of a lane, for its name. */
export const Kop = 34;

const Samen = '';

/**
 * Lays a flow that plays several Fasen out in lanes, one below the other. A step stands in the lane of the Fase that it follows; where ways from several lanes meet, what
 * follows is shared. Null: this flow has no lanes.
 */
export function layBanen(definitie: ElsaDefinitie, poorten: (id: string) => number): Banen | null {
  const fasen = inVolgorde(definitie).filter(isFase).map((s) => s.id);
  if (fasen.length < 2) return null;
  const vooruit = forward(definitie);
  const baanVan = assign(definitie, fasen, vooruit);
  const rangen = ranks(definitie, vooruit);
  const samenVoor = Math.min(fasen.length, ...vooruit.filter((p) => baanVan.get(p.van) === Samen && fasen.includes(p.naar)).map((p) => fasen.indexOf(p.naar)));
  const orde = [...fasen.slice(0, samenVoor), ...([...baanVan.values()].includes(Samen) ? [Samen] : []), ...fasen.slice(samenVoor)];
  const titels = new Map(stappen(definitie).map((s) => [s.id, titelOf(s)]));
  const plekken = new Map<string, Punt>();
  const banen: Baan[] = [];
  let y = 0;
  for (const baan of orde) {
    const ids = [...baanVan].filter(([, b]) => b === baan).map(([id]) => id).sort((a, b) => rangen.get(a)! - rangen.get(b)!);
    const { hoogte, breedte } = place(ids, vooruit.filter((p) => baanVan.get(p.van) === baan && baanVan.get(p.naar) === baan), poorten, y + Kop, plekken);
    banen.push({ fase: baan === Samen ? null : baan, titel: baan === Samen ? 'Wat de fasen delen' : titels.get(baan)!, y, hoogte: hoogte + Kop, breedte, stappen: ids });
    y += hoogte + Kop + Tussen / 2;
  }
  const breedte = Math.max(...banen.map((b) => b.breedte));
  return { banen: banen.map((b) => ({ ...b, breedte })), plekken };
}

interface Boog { van: string; naar: string }

/** Arrows without those that lead back, so that every step has a rank. */
function forward(definitie: ElsaDefinitie): Boog[] {
  const uit = new Map<string, string[]>();
  for (const p of pijlen(definitie)) uit.set(p.van, [...(uit.get(p.van) ?? []), p.naar]);
  const open = new Set<string>();
  const done = new Set<string>();
  const result: Boog[] = [];
  const visit = (id: string) => {
    open.add(id);
    for (const naar of new Set(uit.get(id) ?? [])) {
      if (open.has(naar)) continue;
      result.push({ van: id, naar });
      if (!done.has(naar)) visit(naar);
    }
    open.delete(id);
    done.add(id);
  };
  const begin = beginOf(definitie);
  for (const id of [...(begin ? [begin.id] : []), ...stappen(definitie).map((s) => s.id)]) if (!done.has(id)) visit(id);
  return result;
}

function ranks(definitie: ElsaDefinitie, vooruit: Boog[]): Map<string, number> {
  const in_ = new Map<string, string[]>();
  for (const p of vooruit) in_.set(p.naar, [...(in_.get(p.naar) ?? []), p.van]);
  const rang = new Map<string, number>();
  const of = (id: string): number => {
    const known = rang.get(id);
    if (known !== undefined) return known;
    const r = Math.max(-1, ...(in_.get(id) ?? []).map(of)) + 1;
    rang.set(id, r);
    return r;
  };
  for (const s of stappen(definitie)) of(s.id);
  return rang;
}

function assign(definitie: ElsaDefinitie, fasen: string[], vooruit: Boog[]): Map<string, string> {
  const rang = ranks(definitie, vooruit);
  const result = new Map<string, string>();
  for (const { id } of stappen(definitie).toSorted((a, b) => rang.get(a.id)! - rang.get(b.id)!)) {
    const van = new Set(vooruit.filter((p) => p.naar === id).map((p) => result.get(p.van)!));
    // What comes before the first Fase leads to it.
    result.set(id, fasen.includes(id) ? id : van.size === 0 ? fasen[0]! : van.size === 1 ? [...van][0]! : Samen);
  }
  return result;
}

/** Columns by rank within the lane; a step stands in the row of what leads to it, when that is free. */
function place(ids: string[], bogen: Boog[], poorten: (id: string) => number, y: number, plekken: Map<string, Punt>): { hoogte: number; breedte: number } {
  const kolom = new Map<string, number>();
  const rij = new Map<string, number>();
  const bezet = new Set<string>();
  for (const id of ids) {
    const van = bogen.filter((p) => p.naar === id).map((p) => p.van);
    const k = Math.max(-1, ...van.map((v) => kolom.get(v) ?? -1)) + 1;
    let r = van.length === 0 ? 0 : Math.min(...van.map((v) => rij.get(v) ?? 0));
    while (bezet.has(`${k},${r}`)) r++;
    kolom.set(id, k);
    rij.set(id, r);
    bezet.add(`${k},${r}`);
  }
  const rijen = Math.max(...rij.values()) + 1;
  const hoogten = Array.from({ length: rijen }, (_, r) => Math.max(0, ...ids.filter((id) => rij.get(id) === r).map((id) => hoogteOf(poorten(id)))));
  const tops = hoogten.map((_, r) => y + Tussen / 2 + hoogten.slice(0, r).reduce((a, b) => a + b + Tussen / 2, 0));
  for (const id of ids) plekken.set(id, { x: 24 + kolom.get(id)! * (Kolom + 20), y: tops[rij.get(id)!]! });
  return { hoogte: tops.at(-1)! + hoogten.at(-1)! + Tussen / 2 - y, breedte: 48 + (Math.max(...kolom.values()) + 1) * (Kolom + 20) };
}
