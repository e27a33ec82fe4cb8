import type { ElsaDefinitie, Keuze } from '../types';
import { findStap, lijstOf, pijlen } from './definitie';
import { makeRoom } from './plaatsing';
import { rewire, setInvoer } from './wijzigen';

/** Gives a taak its form. A taak that had no outcomes of its own gets those of the form, and its arrow leaves by the first of them. */
export function takeForm(definitie: ElsaDefinitie, id: string, formulier: Keuze): ElsaDefinitie {
  const met = setInvoer(definitie, id, 'formulier', formulier.code, 'tekst');
  const stap = findStap(definitie, id);
  const uitkomsten = formulier.uitkomsten ?? [];
  if (!stap || lijstOf(stap, 'uitkomsten').length > 0 || uitkomsten.length === 0 || (uitkomsten.length === 1 && uitkomsten[0] === 'Klaar')) return met;
  const list = makeRoom(setInvoer(met, id, 'uitkomsten', uitkomsten, 'lijst'), id, uitkomsten.length);
  if (uitkomsten.includes('Klaar')) return list;
  return pijlen(list).filter((p) => p.van === id && p.poort === 'Klaar').reduce((d, p) => rewire(d, p, { ...p, poort: uitkomsten[0]! }), list);
}
