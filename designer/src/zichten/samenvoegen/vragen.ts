import type { Conflict, Kant } from '../../model/samenvoegen';

/** One choice for a person. The name of a step stands in three places of the drawing; nobody should be asked three times. */
export type Vraag = { conflict: Conflict; ids: string[]; naam: string };

const NAMEN = new Set(['name', 'metadata.displayText', 'titel']);

/** The conflicts as choices; `label` gives the name of an input as the properties show it. */
export function questionsOf(conflicten: Conflict[], label: (conflict: Conflict) => string): Vraag[] {
  const vragen = new Map<string, Vraag>();
  for (const c of conflicten) {
    const isNaam = c.soort === 'invoer' && NAMEN.has(c.naam);
    const sleutel = isNaam ? `naam ${c.stap} ${textOf(c.ons)} ${textOf(c.hun)}` : c.id;
    const was = vragen.get(sleutel);
    if (was) was.ids.push(c.id);
    else vragen.set(sleutel, { conflict: c, ids: [c.id], naam: isNaam ? 'naam' : label(c) });
  }
  return [...vragen.values()];
}

const textOf = (waarde: unknown): string => JSON.stringify((waarde as { expression?: { value?: unknown } } | null)?.expression?.value ?? waarde);

/** A choice for every conflict of a question. */
export const choose = (keuze: Readonly<Record<string, Kant>>, vragen: Vraag[], kant: Kant): Record<string, Kant> =>
  ({ ...keuze, ...Object.fromEntries(vragen.flatMap((v) => v.ids.map((id) => [id, kant]))) });
