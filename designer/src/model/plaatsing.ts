import type { ElsaDefinitie, Punt } from '../types';
import { findStap, plekOf, stappen } from './definitie';
import { moveStappen } from './wijzigen';

/** A step is drawn this wide, and as high as its outcomes ask; rows and columns leave room for arrows between. */
export const Breedte = 208;
export const Kolom = 280;
export const Rij = 150;
export const Tussen = 44;

/** One outcome needs no name; more than one are listed below the title. */
export const hoogteOf = (poorten: number): number => 76 + (poorten > 1 ? poorten * 20 + 6 : 0);

const overlaps = (a: Punt, b: Punt) => Math.abs(a.x - b.x) < Breedte + 16 && Math.abs(a.y - b.y) < Rij - 20;

/** The first place at or below this one where no step stands. */
export function freePlek(definitie: ElsaDefinitie, wens: Punt): Punt {
  const taken = stappen(definitie).map(plekOf).filter((p) => p !== null);
  const plek = { ...wens };
  while (taken.some((p) => overlaps(p, plek))) plek.y += Rij;
  return plek;
}

/**
 * Room for a step after `van`, before `naar` when there is one. Where they stand too close, what stands to the right of `van` moves a column on, hand-made places too: they
 * keep how they stand to each other.
 */
export function insertPlek(definitie: ElsaDefinitie, van: string, naar: string | null): [definitie: ElsaDefinitie, plek: Punt] {
  const a = plekOf(findStap(definitie, van) ?? { id: '', type: '' }) ?? { x: 0, y: 0 };
  const b = naar === null ? null : plekOf(findStap(definitie, naar) ?? { id: '', type: '' });
  if (b === null || b.x <= a.x) return [definitie, freePlek(definitie, { x: a.x + Kolom, y: a.y })];
  const plek = { x: b.x - a.x >= 2 * Kolom ? a.x + Kolom : b.x, y: b.y };
  if (b.x - a.x >= 2 * Kolom) return [definitie, freePlek(definitie, plek)];
  const schuif = Object.fromEntries(stappen(definitie).flatMap((s) => {
    const p = plekOf(s);
    return p && p.x > a.x + Breedte / 2 ? [[s.id, { x: p.x + Kolom, y: p.y }]] : [];
  }));
  return [shift(definitie, schuif), plek];
}

function shift(definitie: ElsaDefinitie, plekken: Record<string, Punt>): ElsaDefinitie {
  const hand = stappen(definitie).filter((s) => s.metadata?.designer?.handgemaakt).map((s) => s.id);
  const isHand = (id: string) => hand.includes(id);
  const split = (keep: boolean) => Object.fromEntries(Object.entries(plekken).filter(([id]) => isHand(id) === keep));
  return moveStappen(moveStappen(definitie, split(true), true), split(false), false);
}
