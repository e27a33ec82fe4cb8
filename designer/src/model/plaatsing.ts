import type { ElsaDefinitie, Punt } from '../types';
import { findStap, pijlen, plekOf, stappen } from './definitie';
import { moveStappen } from './wijzigen';

/** A step is drawn this wide, and as high as its outcomes ask. A flow reads from top to bottom; lanes read from left to right. */
export const Breedte = 208;
export const Kolom = 280;
export const Tussen = 48;

/** One outcome needs no name; more than one are listed below the title. */
export const hoogteOf = (poorten: number): number => 76 + (poorten > 1 ? poorten * 20 + 6 : 0);

/** How far down a step the outcome at this place in its list leaves it. */
export const poortHoogte = (nr: number): number => 78 + nr * 20;

/** As high as the arrows tell; what an outcome without an arrow adds does not matter for making room. */
const hoogteIn = (definitie: ElsaDefinitie, id: string): number => hoogteOf(new Set(pijlen(definitie).filter((p) => p.van === id).map((p) => p.poort)).size);

/** The first place at or to the right of this one where no step stands. */
export function freePlek(definitie: ElsaDefinitie, wens: Punt): Punt {
  const taken = stappen(definitie).flatMap((s) => (plekOf(s) ? [{ ...plekOf(s)!, hoogte: hoogteIn(definitie, s.id) }] : []));
  const plek = { ...wens };
  while (taken.some((p) => Math.abs(p.x - plek.x) < Breedte + 16 && plek.y < p.y + p.hoogte + 16 && p.y < plek.y + hoogteOf(1) + 16)) plek.x += Kolom;
  return plek;
}

/**
 * Room for a step after `van`, before `naar` when there is one. Where they stand too close, what stands below `van` moves on, hand-made places too: they keep how they stand
 * to each other.
 */
export function insertPlek(definitie: ElsaDefinitie, van: string, naar: string | null): [definitie: ElsaDefinitie, plek: Punt] {
  const of = (id: string | null) => (id === null ? null : plekOf(findStap(definitie, id) ?? { id: '', type: '' }));
  const a = of(van) ?? { x: 0, y: 0 };
  const b = of(naar);
  const y = a.y + hoogteIn(definitie, van) + Tussen;
  if (b === null || b.y <= a.y) return [definitie, freePlek(definitie, { x: a.x, y })];
  const nodig = y + hoogteOf(1) + Tussen - b.y;
  return nodig <= 0 ? [definitie, freePlek(definitie, { x: b.x, y })] : [moveDown(definitie, y - Tussen, nodig), { x: b.x, y }];
}

/** A step that got more outcomes is higher: what stands below it moves on. */
export function makeRoom(definitie: ElsaDefinitie, id: string, poorten: number): ElsaDefinitie {
  const a = plekOf(findStap(definitie, id) ?? { id: '', type: '' });
  if (!a) return definitie;
  const onder = a.y + hoogteOf(poorten) + Tussen / 2;
  const hoogste = Math.min(...stappen(definitie).map(plekOf).filter((p) => p !== null).filter((p) => Math.abs(p.x - a.x) < Breedte && p.y > a.y).map((p) => p.y));
  return hoogste < onder ? moveDown(definitie, a.y + 1, onder + Tussen / 2 - hoogste) : definitie;
}

function moveDown(definitie: ElsaDefinitie, vanaf: number, hoeveel: number): ElsaDefinitie {
  const schuif = stappen(definitie).flatMap((s) => {
    const p = plekOf(s);
    return p && p.y >= vanaf ? [[s.id, { x: p.x, y: p.y + hoeveel }, s.metadata?.designer?.handgemaakt === true] as const] : [];
  });
  const only = (hand: boolean) => Object.fromEntries(schuif.filter((s) => s[2] === hand).map(([id, p]) => [id, p]));
  return moveStappen(moveStappen(definitie, only(true), true), only(false), false);
}
