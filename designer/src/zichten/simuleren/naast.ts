import type { Tijdlijn } from '../../types';

export type Regel = Tijdlijn['regels'][number];
export type Naast = { soort: 'gelijk' | 'datum' | 'nieuw' | 'weg'; oud: Regel | null; nieuw: Regel | null };

/** Two timelines beside each other: the same thing for the same step and the same turn is one row, whatever its date. */
export function align(oud: Regel[], nieuw: Regel[]): Naast[] {
  const was = numbered(oud);
  const is = numbered(nieuw);
  const rows: Naast[] = [];
  for (const [sleutel, regel] of is) {
    const vorige = was.get(sleutel) ?? null;
    rows.push({ soort: vorige === null ? 'nieuw' : vorige.datum === regel.datum ? 'gelijk' : 'datum', oud: vorige, nieuw: regel });
  }
  for (const [sleutel, regel] of was) if (!is.has(sleutel)) rows.push({ soort: 'weg', oud: regel, nieuw: null });
  const dag = (r: Naast) => (r.nieuw ?? r.oud)!.datum;
  // The sort is stable, so what happened on one day keeps its order.
  return rows.sort((a, b) => (dag(a) < dag(b) ? -1 : dag(a) > dag(b) ? 1 : 0));
}

function numbered(regels: Regel[]): Map<string, Regel> {
  const beurt = new Map<string, number>();
  return new Map(regels.map((r) => {
    const sleutel = `${r.soort} ${r.stap} ${r.code}`;
    const n = (beurt.get(sleutel) ?? 0) + 1;
    beurt.set(sleutel, n);
    return [`${sleutel} ${n}`, r];
  }));
}

/** The steps of this flow that hold a token at a moment of the simulation: a path through a fase counts for the step of that fase. */
export function tokensAt(tijdlijn: Tijdlijn, beeld: number, flow: string, stappen: ReadonlySet<string>): Map<string, number> {
  const uit = new Map<string, number>();
  for (const pad of tijdlijn.beelden[beeld]?.open ?? []) {
    const stap = stepOn(pad, flow, stappen);
    if (stap) uit.set(stap, (uit.get(stap) ?? 0) + 1);
  }
  return uit;
}

/**
 * The step of this flow on a path of steps through flows. A fase that carries the name of this flow leads into it; otherwise the path begins in this flow, or passes it deeper.
 */
export function stepOn(pad: string, flow: string, stappen: ReadonlySet<string>): string | null {
  const delen = pad.split('/').map((deel) => deel.replace(/#.*$/, ''));
  const binnen = delen[delen.indexOf(flow) + 1];
  if (delen.includes(flow) && binnen !== undefined) return stappen.has(binnen) ? binnen : null;
  return stappen.has(delen[0]!) ? delen[0]! : (delen.findLast((deel) => stappen.has(deel)) ?? null);
}
