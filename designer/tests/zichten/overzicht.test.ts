import { describe, expect, it } from 'vitest';
import { idOf, pijlen } from '../../src/model/definitie';
import { rowsOf, targetOf } from '../../src/zichten/overzicht/rijen';
import { moveAfter } from '../../src/zichten/overzicht/verplaatsen';
import { readingOrder } from '../../src/zichten/volgorde';
import { flow, stap } from './bouw';

const proef = flow([stap('a', 'Elsa.Start'), stap('b', 'Leerwerk.Taak'), stap('c', 'Leerwerk.Taak'), stap('n', 'Leerwerk.Taak'), stap('z', 'Elsa.Complete'), stap('los', 'Leerwerk.Taak')],
  'a:Done>b', 'b:TeLaat>n', 'n:Opnieuw>b', 'b:Klaar>c', 'c:Klaar>z');

describe('lines of the outline', () => {
  it('count per level, as a tree tells a screen reader', () => {
    expect(rowsOf(readingOrder(proef), new Set()).map((r) => `${r.niveau} ${r.plaats}/${r.aantal} ${r.sleutel}${r.open === null ? '' : r.open ? ' −' : ' +'}`)).toEqual([
      '1 1/5 stap a', '1 2/5 stap b −', '2 1/1 pijl b:TeLaat:n −', '3 1/1 stap n −', '4 1/1 pijl n:Opnieuw:b', '1 3/5 stap c', '1 4/5 stap z', '1 5/5 los −', '2 1/1 stap los',
    ]);
  });

  it('hide what lies under a folded line', () => {
    expect(rowsOf(readingOrder(proef), new Set(['stap b', 'los'])).map((r) => r.sleutel)).toEqual(['stap a', 'stap b', 'stap c', 'stap z', 'los']);
  });

  it('follow the keys of a tree', () => {
    const rijen = rowsOf(readingOrder(proef), new Set());

    expect(['ArrowDown', 'ArrowUp', 'Home', 'End', 'ArrowRight', 'x'].map((t) => targetOf(rijen, 'stap b', t))).toEqual(['pijl b:TeLaat:n', 'stap a', 'stap a', 'stap los', 'pijl b:TeLaat:n', null]);
    expect(targetOf(rijen, 'pijl n:Opnieuw:b', 'ArrowLeft')).toBe('stap n');
    expect(targetOf(rijen, 'stap b', 'ArrowLeft')).toBeNull();
  });
});

describe('moving a step', () => {
  it('closes the road behind it, opens it at its new place and keeps the other outcomes', () => {
    expect(pijlen(moveAfter(proef, 'b', 'c', 'Klaar', 'Klaar')).map(idOf).sort()).toEqual(['a:Done:c', 'b:Klaar:z', 'b:TeLaat:n', 'c:Klaar:b', 'n:Opnieuw:c']);
  });

  it('goes towards the beginning as well', () => {
    expect(pijlen(moveAfter(proef, 'c', 'a', 'Done', 'Klaar')).map(idOf).sort()).toEqual(['a:Done:c', 'b:Klaar:z', 'b:TeLaat:n', 'c:Klaar:b', 'n:Opnieuw:b']);
  });

  it('after itself or after nothing changes nothing', () => {
    expect([moveAfter(proef, 'b', 'b', 'Klaar', 'Klaar'), moveAfter(proef, 'b', 'weg', 'Klaar', 'Klaar')]).toEqual([proef, proef]);
  });
});
