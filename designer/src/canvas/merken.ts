import { bevindingenOf } from '../bevindingen/ernst';
import { isFase, stappen, tekstOf } from '../model/definitie';
import type { ElsaDefinitie, Ernst, Nazicht } from '../types';

/** What a step or an arrow shows of the findings. */
export interface Merk {
  ernst: Ernst;
  /** Places in the list of findings whose path comes here. */
  bevindingen: number[];
  /** On the path that is chosen: its turn, from 1. */
  beurt: number | null;
  /** The path ends here: this is where to look first. */
  einde: boolean;
}

export interface Merken { stappen: Map<string, Merk>; pijlen: Map<string, Merk> }

const zwaarte: Record<Ernst, number> = { decreet: 2, tekening: 1, praktijk: 0 };

/** Marks of all findings on one flow. A path inside a Fase marks the Fase that plays it. */
export function merkenOf(nazicht: Nazicht | null, flow: string, definitie: ElsaDefinitie, gekozen: number): Merken {
  const merken: Merken = { stappen: new Map(), pijlen: new Map() };
  const fasen = new Map(stappen(definitie).filter(isFase).map((s) => [tekstOf(s, 'flow'), s.id]));
  for (const [nr, oordeel] of bevindingenOf(nazicht).entries()) {
    const hier = oordeel.pad.map((p) => ({ stap: p.flow === flow ? p.stap : fasen.get(p.flow), pijl: p.flow === flow ? p.pijl : null, eigen: p.flow === flow }));
    for (const [i, { stap, pijl }] of hier.entries()) {
      const beurt = nr === gekozen ? i + 1 : null;
      if (stap) add(merken.stappen, stap, oordeel.ernst, nr, beurt, i === hier.length - 1);
      if (pijl) add(merken.pijlen, pijl, oordeel.ernst, nr, beurt, false);
    }
  }
  return merken;
}

function add(waar: Map<string, Merk>, id: string, ernst: Ernst, nr: number, beurt: number | null, einde: boolean): void {
  const was = waar.get(id);
  if (!was) waar.set(id, { ernst, bevindingen: [nr], beurt, einde });
  else waar.set(id, {
    ernst: zwaarte[ernst] > zwaarte[was.ernst] ? ernst : was.ernst,
    bevindingen: was.bevindingen.includes(nr) ? was.bevindingen : [...was.bevindingen, nr],
    beurt: was.beurt ?? beurt,
    einde: was.einde || einde,
  });
}
