import { createContext, use, useSyncExternalStore } from 'react';
import type { Ontwerp } from './Ontwerp';
import type { Toestand } from './toestand';

export const OntwerpContext = createContext<Ontwerp | null>(null);

/** What can be done with the flow that is open. */
export function useOntwerp(): Ontwerp {
  const ontwerp = use(OntwerpContext);
  if (!ontwerp) throw new Error('This view stands outside the app.');
  return ontwerp;
}

/** A part of the state. `select` gives the same object as long as nothing changed in it. */
export function useToestand<T>(select: (toestand: Toestand) => T): T {
  const { bron } = useOntwerp();
  return useSyncExternalStore(bron.subscribe, () => select(bron.get()));
}
