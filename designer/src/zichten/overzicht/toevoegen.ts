import { findStap, pijlen } from '../../model/definitie';
import { insertPlek } from '../../model/plaatsing';
import { insertAfter, withPlek } from '../../model/wijzigen';
import type { ElsaActiviteit, ElsaDefinitie } from '../../types';

/** Sets a new step after an outcome of another one: what came after it comes after the new step, which stands where there is room. */
export function addAfter(definitie: ElsaDefinitie, van: string, uitkomst: string, stap: ElsaActiviteit, poort: string | null): ElsaDefinitie {
  if (!findStap(definitie, van)) return definitie;
  const naar = pijlen(definitie).find((p) => p.van === van && p.poort === uitkomst)?.naar ?? null;
  const [ruim, plek] = insertPlek(definitie, van, naar);
  return insertAfter(ruim, van, uitkomst, withPlek(stap, plek, false), poort);
}
