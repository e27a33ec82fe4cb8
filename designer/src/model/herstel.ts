import type { ElsaDefinitie, Wijziging } from '../types';
import { stappen } from './definitie';
import { insertPlek } from './plaatsing';
import { connect, disconnect, insertAfter, newId, nodeIdOf, removeStappen, setInvoer, withPlek } from './wijzigen';

/** Applies what a one-click repair changes, in order. An arrow to or from a step that is gone changes nothing. */
export const applyWijzigingen = (definitie: ElsaDefinitie, wijzigingen: Wijziging[]): ElsaDefinitie => wijzigingen.reduce(applyWijziging, definitie);

export function applyWijziging(definitie: ElsaDefinitie, w: Wijziging): ElsaDefinitie {
  switch (w.soort) {
    case 'invoer':
      return setInvoer(definitie, w.stap, w.naam, w.waarde);
    case 'pijl':
      return connect(definitie, w);
    case 'pijl-weg':
      return disconnect(definitie, w);
    case 'stap-weg':
      return removeStappen(definitie, [w.stap]);
    case 'stap-na': {
      const id = stappen(definitie).some((s) => s.id === w.nieuw.id) ? newId(definitie, w.nieuw.type) : w.nieuw.id;
      const stap = { ...w.nieuw, id, nodeId: nodeIdOf(definitie, id) };
      const [ruim, plek] = insertPlek(definitie, w.stap, null);
      return insertAfter(ruim, w.stap, w.poort, withPlek(stap, plek, false), w.nieuwePoort);
    }
    case 'bereik':
      return definitie;
  }
}

/** The step to look at after a change, or null. */
export function touchedBy(w: Wijziging): string | null {
  switch (w.soort) {
    case 'bereik': return null;
    case 'pijl': case 'pijl-weg': return w.van;
    default: return w.stap;
  }
}
