import { beginOf, pijlen, stappen } from '../model/definitie';
import type { ElsaDefinitie } from '../types';

/** An arrow as the reader meets it. No steps: the road goes on at `naar`, which is read elsewhere. */
export type Tak = { poort: string; naar: string; stappen: Leesstap[] };

/** A step in reading order. `door` is the arrow that leads to the next step of the same list; null when the branches meet there, or when the road ends. */
export type Leesstap = { stap: string; takken: Tak[]; door: string | null };

export type Leesorde = { weg: Leesstap[]; los: Leesstap[][] };

type Pijl = { poort: string; naar: string };
type Graaf = Map<string, Pijl[]>;

const HOOFDWEG = ['Klaar', 'Done'];

/** Every step and every arrow exactly once: the main road first, what leaves it as branches beneath the step that it leaves. */
export function readingOrder(definitie: ElsaDefinitie): Leesorde {
  const graaf = graphOf(definitie);
  const meeting = meetingPoints(graaf);
  const vorken = new Set(stappen(definitie).filter((a) => a.type === 'Elsa.FlowFork').map((a) => a.id));
  const gezien = new Set<string>();

  // The whole main road is taken before its branches, so that a branch can only point to it and never swallow it.
  const road = (from: string): Leesstap[] => {
    const weg: Leesstap[] = [];
    for (let stap: string | null = from; stap !== null && !gezien.has(stap); ) {
      gezien.add(stap);
      const next = follow(stap);
      weg.push({ stap, takken: [], door: next?.poort ?? null });
      stap = next?.naar ?? null;
    }
    for (const lees of weg) {
      let followed = lees.door === null;
      for (const pijl of graaf.get(lees.stap)!) {
        if (!followed && pijl.poort === lees.door) followed = true;
        else lees.takken.push({ ...pijl, stappen: road(pijl.naar) });
      }
    }
    return weg;
  };

  const follow = (stap: string): { poort: string | null; naar: string } | null => {
    const uit = graaf.get(stap)!;
    if (uit.length === 1) return gezien.has(uit[0]!.naar) ? null : uit[0]!;
    const hoofd = uit.find((p) => HOOFDWEG.includes(p.poort) && !gezien.has(p.naar));
    if (hoofd && !vorken.has(stap)) return hoofd;
    const samen = meeting.get(stap);
    if (samen && !gezien.has(samen)) return { poort: null, naar: samen };
    if (vorken.has(stap)) return null;
    const open = uit.filter((p) => !gezien.has(p.naar)).map((p) => ({ ...p, ver: countReachable(graaf, p.naar, gezien) }));
    // The outcome that was drawn first is the road, unless it leads to much less than another one.
    const verst = Math.max(...open.map((p) => p.ver));
    return open.find((p) => p.ver * 2 >= verst) ?? null;
  };

  const begin = beginOf(definitie)?.id;
  const weg = begin ? road(begin) : [];
  const los: Leesstap[][] = [];
  for (const stap of looseFirst(graaf)) if (!gezien.has(stap)) los.push(road(stap));
  return { weg, los };
}

/** Every step in the order in which it is read. */
export function flatten(orde: Leesorde): string[] {
  const uit: string[] = [];
  const walk = (stappen: Leesstap[]) => stappen.forEach((s) => (uit.push(s.stap), s.takken.forEach((t) => walk(t.stappen))));
  walk(orde.weg);
  orde.los.forEach(walk);
  return uit;
}

function graphOf(definitie: ElsaDefinitie): Graaf {
  const graaf: Graaf = new Map(stappen(definitie).map((a) => [a.id, []]));
  for (const p of pijlen(definitie)) if (graaf.has(p.naar)) graaf.get(p.van)?.push({ poort: p.poort, naar: p.naar });
  return graaf;
}

// Steps without an arrow towards them come first: a loose chain is then read from its head.
function looseFirst(graaf: Graaf): string[] {
  const targets = new Set([...graaf.values()].flat().map((p) => p.naar));
  const ids = [...graaf.keys()];
  return [...ids.filter((id) => !targets.has(id)), ...ids.filter((id) => targets.has(id))];
}

function countReachable(graaf: Graaf, from: string, gezien: Set<string>): number {
  const bereikt = new Set([from]);
  const open = [from];
  for (let stap = open.pop(); stap !== undefined; stap = open.pop()) {
    for (const { naar } of graaf.get(stap)!) {
      if (!bereikt.has(naar) && !gezien.has(naar)) {
        bereikt.add(naar);
        open.push(naar);
      }
    }
  }
  return bereikt.size;
}

/** For each step the first step that every road from it passes (immediate post-dominator, Cooper–Harvey–Kennedy). */
function meetingPoints(graaf: Graaf): Map<string, string> {
  const SLOT = '';
  const back = new Map<string, string[]>([[SLOT, []]]);
  for (const id of graaf.keys()) back.set(id, []);
  for (const [id, uit] of graaf) {
    if (uit.length === 0) back.get(SLOT)!.push(id);
    for (const p of uit) back.get(p.naar)!.push(id);
  }

  const nummer = postOrder(back, SLOT);
  const volgorde = [...nummer.keys()].reverse();
  const dom = new Map<string, string>([[SLOT, SLOT]]);
  const meet = (a: string, b: string): string => {
    while (a !== b) {
      while (nummer.get(a)! < nummer.get(b)!) a = dom.get(a)!;
      while (nummer.get(b)! < nummer.get(a)!) b = dom.get(b)!;
    }
    return a;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const id of volgorde) {
      if (id === SLOT) continue;
      const targets = graaf.get(id)!.length === 0 ? [SLOT] : graaf.get(id)!.map((p) => p.naar);
      const known = targets.filter((t) => dom.has(t));
      const next = known.slice(1).reduce(meet, known[0]!);
      if (dom.get(id) !== next) {
        dom.set(id, next);
        changed = true;
      }
    }
  }
  dom.delete(SLOT);
  for (const [id, naar] of dom) if (naar === SLOT) dom.delete(id);
  return dom;
}

// Without recursion: a flow of thousands of steps in one line must not overflow the stack.
function postOrder(back: Map<string, string[]>, from: string): Map<string, number> {
  const nummer = new Map<string, number>();
  const gezien = new Set([from]);
  const stack = [{ id: from, next: 0 }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    const kind = back.get(top.id)![top.next++];
    if (kind === undefined) {
      nummer.set(top.id, nummer.size);
      stack.pop();
    } else if (!gezien.has(kind)) {
      gezien.add(kind);
      stack.push({ id: kind, next: 0 });
    }
  }
  return nummer;
}
