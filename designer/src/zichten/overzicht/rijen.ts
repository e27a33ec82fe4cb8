import type { Leesorde, Leesstap } from '../volgorde';

/** A line of the outline: a step, an outcome with what follows it, or a pointer to a step that stands elsewhere. */
export type Rij = {
  sleutel: string;
  soort: 'stap' | 'tak' | 'ganaar' | 'los';
  stap: string;
  poort: string;
  naar: string;
  niveau: number;
  plaats: number;
  aantal: number;
  ouder: string | null;
  open: boolean | null;
};

/** The visible lines, in order. `dicht` holds the lines that were folded. */
export function rowsOf(orde: Leesorde, dicht: ReadonlySet<string>): Rij[] {
  const rijen: Rij[] = [];
  const add = (rij: Omit<Rij, 'open'>, kinderen: (() => void) | null) => {
    const open = kinderen ? !dicht.has(rij.sleutel) : null;
    rijen.push({ ...rij, open });
    if (open) kinderen!();
  };
  const walk = (weg: Leesstap[], niveau: number, ouder: string | null, extra = 0) => weg.forEach((lees, n) => {
    const sleutel = `stap ${lees.stap}`;
    add({ sleutel, soort: 'stap', stap: lees.stap, poort: '', naar: '', niveau, plaats: n + 1, aantal: weg.length + extra, ouder },
      lees.takken.length === 0 ? null : () => lees.takken.forEach((tak, t) => {
        const takSleutel = `pijl ${lees.stap}:${tak.poort}:${tak.naar}`;
        add({ sleutel: takSleutel, soort: tak.stappen.length > 0 ? 'tak' : 'ganaar', stap: lees.stap, poort: tak.poort, naar: tak.naar, niveau: niveau + 1, plaats: t + 1, aantal: lees.takken.length, ouder: sleutel },
          tak.stappen.length === 0 ? null : () => walk(tak.stappen, niveau + 2, takSleutel));
      }));
  });
  const los = orde.los.length > 0 ? 1 : 0;
  walk(orde.weg, 1, null, los);
  if (los) add({ sleutel: 'los', soort: 'los', stap: '', poort: '', naar: '', niveau: 1, plaats: orde.weg.length + 1, aantal: orde.weg.length + 1, ouder: null }, () => orde.los.forEach((weg) => walk(weg, 2, 'los')));
  return rijen;
}

/** Where the focus goes for a key of the tree pattern; null when the key asks to fold or unfold, or nothing. */
export function targetOf(rijen: Rij[], huidig: string, toets: string): string | null {
  const at = rijen.findIndex((r) => r.sleutel === huidig);
  const rij = rijen[at];
  switch (toets) {
    case 'ArrowDown': return rijen[Math.min(at + 1, rijen.length - 1)]?.sleutel ?? null;
    case 'ArrowUp': return rijen[Math.max(at - 1, 0)]?.sleutel ?? null;
    case 'Home': return rijen[0]?.sleutel ?? null;
    case 'End': return rijen.at(-1)?.sleutel ?? null;
    case 'ArrowLeft': return rij && !rij.open ? rij.ouder : null;
    case 'ArrowRight': return rij?.open ? (rijen[at + 1]?.sleutel ?? null) : null;
    default: return null;
  }
}
