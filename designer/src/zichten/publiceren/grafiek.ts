import type { Gevolgen } from '../../types';

export type Vlak = { breedte: number; hoogte: number; links: number; boven: number; onder: number; rechts: number };

/** A round number above the highest value, and the lines of the scale beneath it. */
export function scaleOf(hoogste: number): { top: number; lijnen: number[] } {
  const ruw = Math.max(hoogste, 1) / 4;
  const tien = 10 ** Math.floor(Math.log10(ruw));
  const stap = Math.max([1, 2, 5, 10].map((m) => m * tien).find((s) => s >= ruw)!, 1);
  const top = Math.ceil(Math.max(hoogste, 1) / stap) * stap;
  return { top, lijnen: Array.from({ length: top / stap + 1 }, (_, n) => n * stap) };
}

/** The points of a line through these values, over the whole width. */
export function pointsOf(waarden: number[], top: number, v: Vlak): [x: number, y: number][] {
  const stap = waarden.length > 1 ? (v.breedte - v.links - v.rechts) / (waarden.length - 1) : 0;
  const hoog = v.hoogte - v.boven - v.onder;
  return waarden.map((w, n) => [Math.round((v.links + n * stap) * 10) / 10, Math.round((v.boven + hoog * (1 - w / top)) * 10) / 10]);
}

/** The first week of each month with its name; the year where it begins anew. */
export function monthsOf(weken: string[]): { week: number; naam: string; jaar: string | null }[] {
  const namen = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
  const eerste = weken.map((dag, week) => ({ dag, week })).filter(({ dag, week }) => week === 0 || !weken[week - 1]!.startsWith(dag.slice(0, 7)));
  // A first month of a week or two has no room for its name.
  const ruim = eerste.length > 1 && eerste[1]!.week < 3 ? eerste.slice(1) : eerste;
  return ruim.map(({ dag, week }, n) => {
    const naam = namen[Number(dag.slice(5, 7)) - 1]!;
    return { week, naam, jaar: n === 0 || naam === 'jan' ? dag.slice(0, 4) : null };
  });
}

export const gemiddelde = (waarden: number[]): number => (waarden.length === 0 ? 0 : waarden.reduce((som, w) => som + w, 0) / waarden.length);

export const getal = (n: number): string => n.toLocaleString('nl-BE', { maximumFractionDigits: 1 });

/** What the chart shows, in one sentence. */
export function inWoorden({ nu, straks }: Pick<Gevolgen['werklast'], 'nu' | 'straks'>): string {
  const [g, h] = [gemiddelde(nu), gemiddelde(straks)];
  const verschil = Math.round((h - g) * 10) / 10;
  const oordeel = verschil === 0 ? 'dat verandert niet' : `dat is ${getal(Math.abs(verschil))} ${verschil > 0 ? 'meer' : 'minder'}`;
  return `Nu staan er gemiddeld ${getal(g)} taken per week open, straks ${getal(h)}: ${oordeel}. Het meeste in één week: nu ${getal(Math.max(0, ...nu))}, straks ${getal(Math.max(0, ...straks))}.`;
}
