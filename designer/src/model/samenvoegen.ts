import type { ElsaActiviteit, ElsaDefinitie, ElsaVerbinding } from '../types';
import { idOf, pijlOf, same, stappen, titelOf, verbindingen } from './definitie';
import { withSchema } from './wijzigen';

/** Two people changed one flow: three-way merge over what both began with. */

/** Something that both changed, each otherwise. */
export interface Conflict {
  id: string;
  soort: 'stap' | 'invoer' | 'pijlen' | 'flow';
  /** The step it is about; null: the flow as a whole. */
  stap: string | null;
  /** Input or property; of arrows the outcome. */
  naam: string;
  zin: string;
  /** Null: there is none on that side. Of arrows: the ids of the steps they lead to. */
  basis: unknown;
  ons: unknown;
  hun: unknown;
}

export type Kant = 'ons' | 'hun';

export interface Samenvoeging { definitie: ElsaDefinitie; conflicten: Conflict[] }

type Bron = Record<string, unknown>;

// Given out by the server: what stands there now is right.
const VanDeServer = new Set(['id', 'version', 'isLatest', 'isPublished', 'isReadonly', 'createdAt', 'toolVersion']);

/** Merges; where both changed the same thing, `keuze` says whose stays (ours when it says nothing) and the conflict is listed. */
export function merge(basis: ElsaDefinitie, ons: ElsaDefinitie, hun: ElsaDefinitie, keuze: Readonly<Record<string, Kant>> = {}): Samenvoeging {
  const run = new Merge(keuze);
  const activities = run.stappen(basis, ons, hun);
  const connections = run.pijlen(basis, ons, hun, new Set(activities.map((s) => s.id)));
  const skip = new Set(['root', ...VanDeServer]);
  const flow = { ...run.velden('flow', null, '', basis, ons, hun, skip), ...pick(hun, VanDeServer) };
  const root = run.velden('flow', null, 'root', basis.root, ons.root, hun.root, new Set(['activities', 'connections']));
  const definitie = withSchema({ ...flow, root: { ...root } } as unknown as ElsaDefinitie, activities, connections);
  return { definitie, conflicten: run.conflicten };
}

const pick = (bron: Bron, names: ReadonlySet<string>) => Object.fromEntries(Object.entries(bron).filter(([naam]) => names.has(naam)));

class Merge {
  readonly conflicten: Conflict[] = [];

  constructor(private readonly keuze: Readonly<Record<string, Kant>>) {}

  stappen(basis: ElsaDefinitie, ons: ElsaDefinitie, hun: ElsaDefinitie): ElsaActiviteit[] {
    const [b, o, h] = [basis, ons, hun].map((d) => new Map(stappen(d).map((s) => [s.id, s])));
    const ids = new Set([...h!.keys(), ...o!.keys()]);
    return [...ids].flatMap((id) => this.stap(b!.get(id), o!.get(id), h!.get(id), needed(id, basis, ons), needed(id, basis, hun)) ?? []);
  }

  private stap(b: ElsaActiviteit | undefined, o: ElsaActiviteit | undefined, h: ElsaActiviteit | undefined, weNeed: boolean, theyNeed: boolean): ElsaActiviteit | null {
    const stap = (o ?? h)!;
    if (o && h) return this.velden('invoer', stap, '', b ?? {}, o, h, new Set(['id'])) as ElsaActiviteit;
    if (!b) return stap;
    const changed = o ? weNeed || !same(slim(o), slim(b)) : theyNeed || !same(slim(h!), slim(b));
    if (!changed) return null;
    const zin = o
      ? `De andere nam de stap “${titelOf(stap)}” weg; jij veranderde of gebruikt ze.`
      : `Jij nam de stap “${titelOf(stap)}” weg; de andere veranderde of gebruikt ze.`;
    return this.choose({ id: `stap:${stap.id}`, soort: 'stap', stap: stap.id, naam: '', zin, basis: b, ons: o ?? null, hun: h ?? null }) as ElsaActiviteit | null;
  }

  /** Property by property; `metadata` and what lies in it too. Where a step stands is never worth a question: ours. */
  velden(soort: 'invoer' | 'flow', stap: ElsaActiviteit | null, weg: string, b: Bron, o: Bron, h: Bron, skip: ReadonlySet<string>): Bron {
    const result: Bron = stap && weg === '' ? { id: stap.id } : {};
    for (const naam of new Set([...Object.keys(h), ...Object.keys(o)])) {
      if (skip.has(naam)) continue;
      const waarde = this.waarde(soort, stap, weg === '' ? naam : `${weg}.${naam}`, b[naam], o[naam], h[naam]);
      if (waarde !== undefined) result[naam] = waarde;
    }
    return result;
  }

  private waarde(soort: 'invoer' | 'flow', stap: ElsaActiviteit | null, naam: string, b: unknown, o: unknown, h: unknown): unknown {
    if (same(o, h) || same(h, b)) return o;
    if (same(o, b)) return h;
    if (naam.endsWith('metadata.designer')) return o;
    if (/(^|\.)(metadata|customProperties)$/.test(naam) && isObject(o) && isObject(h)) return this.velden(soort, stap, naam, isObject(b) ? b : {}, o, h, new Set());
    const waar = stap ? `van de stap “${titelOf(stap)}”` : 'van de flow';
    const id = `${stap ? `invoer:${stap.id}` : 'flow'}:${naam}`;
    return this.choose({ id, soort, stap: stap?.id ?? null, naam, zin: `Jullie veranderden allebei “${naam}” ${waar}.`, basis: b ?? null, ons: o ?? null, hun: h ?? null }) ?? undefined;
  }

  /** Arrows by step and outcome, because an outcome that leads to two places at once is another flow. */
  pijlen(basis: ElsaDefinitie, ons: ElsaDefinitie, hun: ElsaDefinitie, blijft: ReadonlySet<string>): ElsaVerbinding[] {
    const [b, o, h] = [basis, ons, hun].map(byPoort);
    const poorten = new Set([...h!.keys(), ...o!.keys()]);
    const titels = new Map([...stappen(hun), ...stappen(ons)].map((s) => [s.id, titelOf(s)]));
    return [...poorten].flatMap((sleutel) => this.poort(sleutel, titels, b!.get(sleutel) ?? [], o!.get(sleutel) ?? [], h!.get(sleutel) ?? []))
      .filter((v) => blijft.has(v.source.activity) && blijft.has(v.target.activity));
  }

  private poort(sleutel: string, titels: ReadonlyMap<string, string>, b: ElsaVerbinding[], o: ElsaVerbinding[], h: ElsaVerbinding[]): ElsaVerbinding[] {
    const [doelB, doelO, doelH] = [b, o, h].map((list) => list.map((v) => v.target.activity).sort());
    if (same(doelO, doelH) || same(doelH, doelB)) return o;
    if (same(doelO, doelB)) return h;
    const { van, poort } = pijlOf((o[0] ?? h[0])!);
    const zin = `Jullie tekenden allebei een andere pijl bij de uitkomst “${poort}” van “${titels.get(van) ?? van}”.`;
    const kant = this.ask({ id: `pijlen:${sleutel}`, soort: 'pijlen', stap: van, naam: poort, zin, basis: doelB, ons: doelO, hun: doelH });
    return kant === 'ons' ? o : h;
  }

  private choose(conflict: Conflict): unknown {
    return conflict[this.ask(conflict)];
  }

  private ask(conflict: Conflict): Kant {
    this.conflicten.push(conflict);
    return this.keuze[conflict.id] ?? 'ons';
  }
}

const isObject = (x: unknown): x is Bron => typeof x === 'object' && x !== null && !Array.isArray(x);

// How a step is drawn does not save it from being taken away.
const slim = ({ metadata, nodeId: _, ...rest }: ElsaActiviteit) => ({ ...rest, titel: metadata?.displayText });

/** A new arrow from or to a step that stood there already. */
function needed(id: string, basis: ElsaDefinitie, nu: ElsaDefinitie): boolean {
  const before = new Set(verbindingen(basis).map((v) => idOf(pijlOf(v))));
  return verbindingen(nu).map(pijlOf).some((p) => (p.van === id || p.naar === id) && !before.has(idOf(p)));
}

function byPoort(definitie: ElsaDefinitie): Map<string, ElsaVerbinding[]> {
  const result = new Map<string, ElsaVerbinding[]>();
  for (const v of verbindingen(definitie)) {
    const { van, poort } = pijlOf(v);
    result.set(`${van}:${poort}`, [...(result.get(`${van}:${poort}`) ?? []), v]);
  }
  return result;
}
