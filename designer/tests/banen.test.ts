import { describe, expect, it } from 'vitest';
import { layBanen } from '../src/model/banen';
import { stappen } from '../src/model/definitie';
import { Breedte, hoogteOf } from '../src/model/plaatsing';
import { shipped } from './definitie';

describe('lanes', () => {
  const top = shipped('wep-2008');
  const { banen, plekken } = layBanen(top, () => 5)!;

  it('one for each Fase in order, and one that they share before the Fase that it leads to', () => {
    expect(banen.map((b) => b.fase)).toEqual(['toeleiding', 'intake', 'iup', 'werkervaring', 'sollicitatie', null, 'nazorg']);
  });

  it('hold every step once, inside their band', () => {
    expect(banen.flatMap((b) => b.stappen).sort()).toEqual(stappen(top).map((s) => s.id).sort());
    for (const baan of banen) {
      for (const id of baan.stappen) {
        expect(plekken.get(id)!.y).toBeGreaterThanOrEqual(baan.y);
        expect(plekken.get(id)!.y + hoogteOf(5)).toBeLessThanOrEqual(baan.y + baan.hoogte);
      }
    }
  });

  it('let no two steps lie over each other', () => {
    const all = [...plekken.values()];
    for (const a of all) for (const b of all) if (a !== b) expect(Math.abs(a.x - b.x) >= Breedte || Math.abs(a.y - b.y) >= hoogteOf(5)).toBe(true);
  });

  it('are not for a flow that plays no Fasen', () => expect(layBanen(shipped('fasen/nazorg'), () => 1)).toBeNull());
});
