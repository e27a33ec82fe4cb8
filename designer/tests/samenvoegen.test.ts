import { describe, expect, it } from 'vitest';
import { findStap, idOf, pijlen, stappen, tekstOf } from '../src/model/definitie';
import { merge } from '../src/model/samenvoegen';
import { connect, disconnect, insertOn, moveStappen, newStap, removeStappen, rewire, setInvoer, setTitel } from '../src/model/wijzigen';
import { flow, shipped } from './definitie';

const taak = (d: ReturnType<typeof flow>, titel: string) => newStap(d, 'Leerwerk.Taak', titel);
const arrows = (d: ReturnType<typeof flow>) => pijlen(d).map(idOf).sort();

describe('merging two drawings over what both began with', () => {
  it('keeps what each did elsewhere, and asks nothing', () => {
    const basis = shipped('fasen/nazorg');
    const ons = setInvoer(basis, 'wacht-contact', 'moment', 'hier + 3 werkdagen', 'formule');
    const hun = setTitel(basis, 'mp-nazorg', 'De nazorg begon');

    const { definitie, conflicten } = merge(basis, ons, hun);

    expect(conflicten).toEqual([]);
    expect(tekstOf(findStap(definitie, 'wacht-contact')!, 'moment')).toBe('hier + 3 werkdagen');
    expect(findStap(definitie, 'mp-nazorg')!.name).toBe('De nazorg begon');
  });

  it('keeps a step that each inserted on another arrow', () => {
    const basis = flow('a>b', 'b>c');
    const x = taak(basis, 'x');
    const y = taak(basis, 'y');
    const ons = insertOn(basis, { van: 'a', poort: 'Klaar', naar: 'b' }, x, 'Klaar');
    const hun = insertOn(basis, { van: 'b', poort: 'Klaar', naar: 'c' }, y, 'Klaar');

    const { definitie, conflicten } = merge(basis, ons, hun);

    expect(conflicten).toEqual([]);
    expect(arrows(definitie)).toEqual([`a:Klaar:${x.id}`, `b:Klaar:${y.id}`, `${x.id}:Klaar:b`, `${y.id}:Klaar:c`].sort());
  });

  it('asks when both changed one input, and does as was chosen', () => {
    const basis = setInvoer(flow('a>b'), 'a', 'termijn', 'start + 1 maand', 'formule');
    const ons = setInvoer(basis, 'a', 'termijn', 'start + 2 maanden', 'formule');
    const hun = setInvoer(basis, 'a', 'termijn', 'start + 3 maanden', 'formule');

    const { conflicten } = merge(basis, ons, hun);

    expect(conflicten.map((c) => c.id)).toEqual(['invoer:a:termijn']);
    expect(tekstOf(findStap(merge(basis, ons, hun, { 'invoer:a:termijn': 'ons' }).definitie, 'a')!, 'termijn')).toBe('start + 2 maanden');
    expect(tekstOf(findStap(merge(basis, ons, hun, { 'invoer:a:termijn': 'hun' }).definitie, 'a')!, 'termijn')).toBe('start + 3 maanden');
  });

  it('asks when one took away what the other changed', () => {
    const basis = flow('a>b', 'b>c');
    const ons = removeStappen(basis, ['b']);
    const hun = setTitel(basis, 'b', 'Anders');

    const { conflicten } = merge(basis, ons, hun);

    expect(conflicten.map((c) => c.id)).toContain('stap:b');
    expect(findStap(merge(basis, ons, hun, { 'stap:b': 'ons' }).definitie, 'b')).toBeUndefined();
    expect(findStap(merge(basis, ons, hun, { 'stap:b': 'hun' }).definitie, 'b')!.name).toBe('Anders');
  });

  it('asks when one took away a step that the other drew a new arrow to', () => {
    const basis = flow('a>b', 'b>c');
    const { conflicten } = merge(basis, removeStappen(basis, ['b']), connect(basis, { van: 'c', poort: 'Opnieuw', naar: 'b' }));

    expect(conflicten.map((c) => c.id)).toContain('stap:b');
  });

  it('asks when both led one outcome elsewhere: it may not lead to two places', () => {
    const basis = flow('a>b', 'a>c:Nee', 'a>d:Soms');
    const was = { van: 'a', poort: 'Klaar', naar: 'b' };
    const { definitie, conflicten } = merge(basis, rewire(basis, was, { ...was, naar: 'c' }), rewire(basis, was, { ...was, naar: 'd' }));

    expect(conflicten.map((c) => c.id)).toEqual(['pijlen:a:Klaar']);
    expect(arrows(definitie)).toEqual(['a:Klaar:c', 'a:Nee:c', 'a:Soms:d']);
  });

  it('never asks about a place, and keeps ours', () => {
    const basis = flow('a>b');
    const { definitie, conflicten } = merge(basis, moveStappen(basis, { a: { x: 5, y: 5 } }), moveStappen(basis, { a: { x: 9, y: 9 } }));

    expect(conflicten).toEqual([]);
    expect(findStap(definitie, 'a')!.metadata!.designer!.position).toEqual({ x: 5, y: 5 });
  });

  it('loses nothing that it does not know', () => {
    const basis = { ...flow('a>b'), geheim: { diep: [1] } };
    basis.root.activities[0]!.eigen = { van: 'een ander' };
    (basis.root.connections[0]!.source as Record<string, unknown>).kleur = 'rood';

    const { definitie } = merge(basis, setTitel(basis, 'b', 'x'), { ...basis, nieuw: true });

    expect(definitie).toMatchObject({ geheim: { diep: [1] }, nieuw: true });
    expect(findStap(definitie, 'a')!.eigen).toEqual({ van: 'een ander' });
    expect((definitie.root.connections[0]!.source as Record<string, unknown>).kleur).toBe('rood');
  });

  it('takes in an arrow that the other took away', () => {
    const basis = flow('a>b', 'a>c:Nee');
    const { definitie } = merge(basis, setTitel(basis, 'a', 'x'), disconnect(basis, { van: 'a', poort: 'Nee', naar: 'c' }));

    expect(arrows(definitie)).toEqual(['a:Klaar:b']);
    expect(stappen(definitie)).toHaveLength(3);
  });
});
