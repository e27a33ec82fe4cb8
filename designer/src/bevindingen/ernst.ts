import type { Ernst, Nazicht, Oordeel } from '../types';

/** What is not kept, the heaviest first. */
export function bevindingenOf(nazicht: Nazicht | null): Oordeel[] {
  const rang = (o: Oordeel) => (blokkeert(o) ? 0 : 2) + (o.oordeel === 'broken' ? 0 : 1);
  return (nazicht?.oordelen ?? []).filter((o) => o.oordeel !== 'kept').toSorted((a, b) => rang(a) - rang(b));
}

/** Publishing is refused: on the decree also when it could not be proved. */
export const blokkeert = (o: Oordeel): boolean => o.ernst !== 'praktijk' && (o.oordeel === 'broken' || (o.oordeel === 'unknown' && o.ernst === 'decreet'));

export const ernstWoord: Record<Ernst, string> = { decreet: 'Decreet', praktijk: 'Goede praktijk', tekening: 'Tekening' };
