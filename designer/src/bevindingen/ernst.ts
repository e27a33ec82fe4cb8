import type { Ernst, Nazicht, Oordeel, PadStap } from '../types';

/** What is not kept, the heaviest first. */
export function bevindingenOf(nazicht: Nazicht | null): Oordeel[] {
  const rang = (o: Oordeel) => (blokkeert(o) ? 0 : 2) + (o.oordeel === 'broken' ? 0 : 1);
  return (nazicht?.oordelen ?? []).filter((o) => o.oordeel !== 'kept').toSorted((a, b) => rang(a) - rang(b));
}

/** Publishing is refused: on the decree also when it could not be proved. */
export const blokkeert = (o: Oordeel): boolean => o.ernst !== 'praktijk' && (o.oordeel === 'broken' || (o.oordeel === 'unknown' && o.ernst === 'decreet'));

/** Where a person looks first: at what the repair touches, else at the end of the way as far as it runs in the flow that is open. */
export function plaatsOf(o: Oordeel, flow: string | undefined): Pick<PadStap, 'flow' | 'stap'> | undefined {
  const herstel = o.herstel[0];
  const raakt = herstel?.wijzigingen.map((w) => ('stap' in w ? w.stap : 'van' in w && w.soort !== 'bereik' ? w.van : null)).find((stap) => typeof stap === 'string');
  return herstel && raakt ? { flow: herstel.flow, stap: raakt } : (o.pad.findLast((p) => p.flow === flow) ?? o.pad.at(-1));
}

export const ernstWoord: Record<Ernst, string> = { decreet: 'Decreet', praktijk: 'Goede praktijk', tekening: 'Tekening' };
