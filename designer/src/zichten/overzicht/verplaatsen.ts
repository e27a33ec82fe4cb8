import { findStap, pijlen } from '../../model/definitie';
import { addStap, connect, disconnect, removeStappen } from '../../model/wijzigen';
import type { ElsaDefinitie } from '../../types';

/**
 * Takes a step from its place and sets it after an outcome of another one. The road closes behind it and opens before it; `poort` is the outcome by which the moved step goes
 * on. Its other outcomes keep their arrows.
 */
export function moveAfter(definitie: ElsaDefinitie, id: string, van: string, uitkomst: string, poort: string): ElsaDefinitie {
  const stap = findStap(definitie, id);
  if (!stap || id === van || !findStap(definitie, van)) return definitie;

  // Only the main outcome decides where the road closes: with side outcomes it would stay open.
  const zij = pijlen(definitie).filter((p) => p.van === id && p.poort !== poort);
  let result = addStap(removeStappen(zij.reduce(disconnect, definitie), [id]), stap);
  const volgende = pijlen(result).filter((p) => p.van === van && p.poort === uitkomst);
  result = connect(volgende.reduce(disconnect, result), { van, poort: uitkomst, naar: id });
  result = volgende.reduce((d, p) => connect(d, { van: id, poort, naar: p.naar }), result);
  return zij.reduce(connect, result);
}
