import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Geweigerd, type Api } from '../src/api';
import { findStap, stappen, tekstOf } from '../src/model/definitie';
import { insertOn, newStap, setInvoer, setTitel } from '../src/model/wijzigen';
import { Ontwerp } from '../src/store/Ontwerp';
import type { ElsaDefinitie, Nazicht } from '../src/types';
import { flow } from './definitie';

/** A server that keeps one flow, as the real one does: a stale save is refused with what stands there now. */
class House {
  versie = 1;
  saves = 0;
  down = false;
  constructor(public definitie: ElsaDefinitie) {}

  api(): Api {
    return {
      open: async (id: string) => ({ id, naam: id, versieId: `v${this.versie}`, isConcept: true, definitie: this.definitie, gepubliceerd: null, delen: {}, magTekenen: true, wie: { id: 'els', naam: 'Els' } }),
      save: async (_: string, versieId: string | null, definitie: ElsaDefinitie) => {
        this.saves++;
        if (this.down) throw new Geweigerd(0, 'weg');
        if (versieId !== `v${this.versie}`) {
          const huidig = { versieId: `v${this.versie}`, definitie: this.definitie, door: 'An', gepubliceerd: false };
          throw new Geweigerd(409, 'oud', [], { zin: 'oud', huidig, basis: null });
        }
        this.definitie = definitie;
        return { versieId: `v${++this.versie}` };
      },
      present: async () => ({ anderen: [], versieId: `v${this.versie}` }),
      palet: async () => ({ stappen: [] }),
      keuzes: async () => ({}),
      check: async (): Promise<Nazicht> => ({ magGepubliceerd: true, milliseconden: 1, oordelen: [] }),
    } as unknown as Api;
  }

  /** Another coordinator keeps something. */
  other(change: (d: ElsaDefinitie) => ElsaDefinitie): void {
    this.definitie = change(this.definitie);
    this.versie++;
  }
}

async function begin(definitie = flow('a>b', 'b>c')): Promise<[House, Ontwerp]> {
  const house = new House(definitie);
  const ontwerp = new Ontwerp(house.api());
  await ontwerp.open('proef');
  return [house, ontwerp];
}

const titel = (d: ElsaDefinitie, id: string) => findStap(d, id)?.name;

describe('the flow that is being drawn', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is kept by itself within two seconds after the last change, once', async () => {
    const [house, ontwerp] = await begin();
    ontwerp.edit('een', (d) => setTitel(d, 'a', 'Een'));
    await vi.advanceTimersByTimeAsync(800);
    ontwerp.edit('twee', (d) => setTitel(d, 'a', 'Twee'));
    expect(house.saves).toBe(0);
    await vi.advanceTimersByTimeAsync(2000);

    expect(house.saves).toBe(1);
    expect(titel(house.definitie, 'a')).toBe('Twee');
    expect(ontwerp.toestand.opslag.staat).toBe('bewaard');
    expect(ontwerp.isDirty).toBe(false);
  });

  it('is merged with what another kept, and then kept', async () => {
    const [house, ontwerp] = await begin();
    house.other((d) => setTitel(d, 'c', 'Van An'));
    ontwerp.edit('x', (d) => setTitel(d, 'a', 'Van Els'));
    await vi.advanceTimersByTimeAsync(3000);

    expect([titel(house.definitie, 'a'), titel(house.definitie, 'c')]).toEqual(['Van Els', 'Van An']);
    expect(ontwerp.toestand.botsing).toBeNull();
  });

  it('asks what stays when both changed one thing, and keeps nothing before that', async () => {
    const [house, ontwerp] = await begin();
    house.other((d) => setInvoer(d, 'a', 'termijn', 'van An', 'formule'));
    ontwerp.edit('x', (d) => setInvoer(d, 'a', 'termijn', 'van Els', 'formule'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(ontwerp.toestand.botsing!.conflicten.map((c) => c.id)).toEqual(['invoer:a:termijn']);
    expect(tekstOf(findStap(house.definitie, 'a')!, 'termijn')).toBe('van An');

    ontwerp.edit('nog', (d) => setTitel(d, 'b', 'Verder'));
    ontwerp.resolveBotsing({ 'invoer:a:termijn': 'ons' });
    await vi.advanceTimersByTimeAsync(3000);

    expect(tekstOf(findStap(house.definitie, 'a')!, 'termijn')).toBe('van Els');
    expect(titel(house.definitie, 'b')).toBe('Verder');
    expect(ontwerp.toestand.opslag.staat).toBe('bewaard');
  });

  it('shows within seconds what another kept', async () => {
    const [house, ontwerp] = await begin();
    house.other((d) => setTitel(d, 'c', 'Van An'));
    await vi.advanceTimersByTimeAsync(6000);

    expect(titel(ontwerp.toestand.definitie, 'c')).toBe('Van An');
    expect(house.saves).toBe(0);
  });

  it('is kept later when the server is away for a while', async () => {
    const [house, ontwerp] = await begin();
    house.down = true;
    ontwerp.edit('x', (d) => setTitel(d, 'a', 'Een'));
    await vi.advanceTimersByTimeAsync(2000);
    expect(ontwerp.toestand.opslag.staat).toBe('fout');
    house.down = false;
    await vi.advanceTimersByTimeAsync(6000);

    expect(titel(house.definitie, 'a')).toBe('Een');
  });

  it('goes a step back without what another did since', async () => {
    const [house, ontwerp] = await begin();
    ontwerp.edit('x', (d) => insertOn(d, { van: 'a', poort: 'Klaar', naar: 'b' }, newStap(d, 'Leerwerk.Taak', 'Nieuw'), 'Klaar'));
    await vi.advanceTimersByTimeAsync(2000);
    house.other((d) => setTitel(d, 'c', 'Van An'));
    await vi.advanceTimersByTimeAsync(6000);
    ontwerp.undo();

    expect(stappen(ontwerp.toestand.definitie).map((s) => s.name)).toEqual(['a', 'b', 'Van An']);
    ontwerp.redo();
    expect(stappen(ontwerp.toestand.definitie)).toHaveLength(4);
  });

  it('undoes letters typed one after another as one', async () => {
    const [, ontwerp] = await begin();
    for (const t of ['N', 'Ni', 'Nieuw']) ontwerp.edit('Naam', (d) => setTitel(d, 'a', t), 'titel:a');
    ontwerp.undo();

    expect(titel(ontwerp.toestand.definitie, 'a')).toBe('a');
    expect(ontwerp.toestand.terug).toBeNull();
  });
});
