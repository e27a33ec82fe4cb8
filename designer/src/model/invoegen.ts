import type { ElsaDefinitie, ElsaInvoer, Palet, PaletStap, Punt } from '../types';
import { findStap, idOf, pijlen, plekOf, stappen, titelOf } from './definitie';
import { freePlek, insertPlek } from './plaatsing';
import { uitkomstenOf, uitkomstInvoer } from './poorten';
import { addStap, asInvoer, insertAfter, insertOn, newStap, withPlek } from './wijzigen';

const Rij = 160;

/** Where a block from the palette lands. */
export type Waar = { pijl: string } | { na: string; poort?: string } | { plek: Punt } | null;

/** What the kernel needs from the start: a fork without branches, or a wait without answers, could not be drawn on. */
function first(blok: PaletStap): Record<string, ElsaInvoer> {
  const lijst = uitkomstInvoer(blok.type);
  return lijst && blok.type !== 'Leerwerk.Taak' && blok.uitkomsten.length > 0 ? { [lijst]: asInvoer('lijst', blok.uitkomsten) } : {};
}

/** Adds a block: on an arrow, after a step, at a place, or (null) below everything. Gives its id too. */
export function insertBlok(definitie: ElsaDefinitie, blok: PaletStap, waar: Waar, palet: Palet | null, delen: Record<string, ElsaDefinitie>): [definitie: ElsaDefinitie, id: string] {
  const stap = newStap(definitie, blok.type, blok.label.replace(/ …$/, ''), first(blok));
  const poort = uitkomstenOf(addStap(definitie, stap), stap.id, palet, delen)[0] ?? null;
  const pijl = pijlen(definitie).find((p) => waar !== null && (('pijl' in waar && idOf(p) === waar.pijl) || ('na' in waar && waar.poort === undefined && onlyAfter(definitie, waar.na, palet, delen) === idOf(p))));
  if (pijl) {
    const [ruim, plek] = insertPlek(definitie, pijl.van, pijl.naar);
    return [insertOn(ruim, pijl, withPlek(stap, plek, false), poort), stap.id];
  }
  if (waar !== null && 'na' in waar && findStap(definitie, waar.na)) {
    const vrij = waar.poort ?? freeUitkomst(definitie, waar.na, palet, delen);
    const [ruim, plek] = insertPlek(definitie, waar.na, null);
    const met = withPlek(stap, plek, false);
    return [vrij === null ? addStap(ruim, met) : insertAfter(ruim, waar.na, vrij, met, null), stap.id];
  }
  return [addStap(definitie, withPlek(stap, waar !== null && 'plek' in waar ? waar.plek : freePlek(definitie, onderaan(definitie)), true)), stap.id];
}

const freeUitkomst = (d: ElsaDefinitie, id: string, palet: Palet | null, delen: Record<string, ElsaDefinitie>): string | null =>
  uitkomstenOf(d, id, palet, delen).find((u) => !pijlen(d).some((p) => p.van === id && p.poort === u)) ?? null;

/** The one arrow that leaves a step of which every outcome is drawn. */
function onlyAfter(d: ElsaDefinitie, id: string, palet: Palet | null, delen: Record<string, ElsaDefinitie>): string | null {
  const uit = pijlen(d).filter((p) => p.van === id);
  return uit.length === 1 && freeUitkomst(d, id, palet, delen) === null ? idOf(uit[0]!) : null;
}

function onderaan(definitie: ElsaDefinitie): Punt {
  const alle = stappen(definitie).map(plekOf).filter((p) => p !== null);
  return { x: Math.min(40, ...alle.map((p) => p.x)), y: Math.max(0, ...alle.map((p) => p.y)) + Rij };
}

/** Said before a block is added: where it will come. */
export function waarZin(definitie: ElsaDefinitie, waar: Waar): string {
  const titel = (id: string) => `“${titelOf(findStap(definitie, id) ?? { id, type: '' })}”`;
  if (waar === null || 'plek' in waar) return 'Het blok komt los onderaan in de tekening.';
  if ('na' in waar) return `Het blok komt na ${titel(waar.na)}.`;
  const pijl = pijlen(definitie).find((p) => idOf(p) === waar.pijl);
  return pijl ? `Het blok komt tussen ${titel(pijl.van)} en ${titel(pijl.naar)}.` : '';
}
