import { describe, expect, it } from 'vitest';
import { compare, isEqual, summarize } from '../../src/zichten/vergelijken/verschil';
import { align, stepOn, tokensAt } from '../../src/zichten/simuleren/naast';
import { flow, stap } from './bouw';

const voor = flow([stap('a', 'Elsa.Start'), stap('b', 'Leerwerk.Taak', { termijn: 'start + 5 werkdagen', rol: 'coach' }, 'Gesprek'), stap('c', 'Elsa.Complete')], 'a:Done>b', 'b:Klaar>c');

describe('compare', () => {
  it('finds nothing between a flow and itself, however it is written or placed', () => {
    const verlegd = flow([...voor.root.activities].reverse().map((a) => ({ ...a, metadata: { ...a.metadata, designer: { position: { x: 9, y: 9 } } } })), 'b:Klaar>c', 'a:Done>b');

    expect(isEqual(compare(voor, verlegd))).toBe(true);
    expect(summarize(compare(voor, verlegd))).toBe('Er is geen verschil.');
  });

  it('names each input before and after, and each arrow', () => {
    const na = flow([voor.root.activities[0], stap('b', 'Leerwerk.Taak', { termijn: 'start + 10 werkdagen', rol: 'coach', outreach: true }, 'Gesprek'), stap('n', 'Leerwerk.Wacht', { moment: 'einde' }, 'Nieuw'), voor.root.activities[2]], 'a:Done>b', 'b:Klaar>n', 'n:Klaar>c');
    na.customProperties = { instellingen: [{ naam: 'x', titel: 'Termijn van x', waarde: 3 }] };
    const verschil = compare(voor, na);

    expect(verschil).toEqual({
      stappen: [
        { soort: 'anders', stap: 'b', titel: 'Gesprek', type: 'Leerwerk.Taak', velden: [{ naam: 'termijn', voor: 'start + 5 werkdagen', na: 'start + 10 werkdagen' }, { naam: 'outreach', voor: null, na: 'ja' }] },
        { soort: 'nieuw', stap: 'n', titel: 'Nieuw', type: 'Leerwerk.Wacht', velden: [{ naam: 'moment', voor: null, na: 'einde' }] },
      ],
      pijlen: [
        { soort: 'nieuw', van: 'b', poort: 'Klaar', naar: 'n' },
        { soort: 'nieuw', van: 'n', poort: 'Klaar', naar: 'c' },
        { soort: 'weg', van: 'b', poort: 'Klaar', naar: 'c' },
      ],
      instellingen: [{ soort: 'nieuw', naam: 'Termijn van x', voor: null, na: '3' }],
    });
    expect(summarize(verschil)).toBe('1 stap erbij, 1 stap anders, 2 pijlen erbij, 1 pijl weg, 1 instelling anders.');
  });

  it('says what was lost with a step that is gone', () => {
    const na = flow([voor.root.activities[0], voor.root.activities[2]], 'a:Done>c');

    expect(compare(voor, na).stappen).toEqual([{ soort: 'weg', stap: 'b', titel: 'Gesprek', type: 'Leerwerk.Taak', velden: [{ naam: 'termijn', voor: 'start + 5 werkdagen', na: null }, { naam: 'rol', voor: 'coach', na: null }] }]);
  });
});

describe('two timelines', () => {
  const regel = (datum: string, stap: string, soort = 'taak') => ({ datum, soort, stap, code: '', titel: stap, waarom: '' });

  it('stand beside each other by step and turn', () => {
    const naast = align([regel('2010-03-05', 'a'), regel('2010-04-01', 'b'), regel('2010-05-01', 'b')], [regel('2010-03-05', 'a'), regel('2010-04-08', 'b'), regel('2010-03-20', 'n')]);

    expect(naast.map((r) => [r.soort, r.oud?.datum ?? null, r.nieuw?.datum ?? null])).toEqual([
      ['gelijk', '2010-03-05', '2010-03-05'], ['nieuw', null, '2010-03-20'], ['datum', '2010-04-01', '2010-04-08'], ['weg', '2010-05-01', null],
    ]);
  });

  it('put a token of a deeper flow on the step that plays it', () => {
    const tijdlijn = { fout: null, regels: [], perMaand: {}, beelden: [{ datum: '2010-03-05', open: ['intake/uitnodigen', 'intake/bellen', 'einde'], gedaan: null }] };

    expect([...tokensAt(tijdlijn, 0, 'wep-2008', new Set(['intake', 'einde']))]).toEqual([['intake', 2], ['einde', 1]]);
    expect(tokensAt(tijdlijn, 7, 'wep-2008', new Set()).size).toBe(0);
  });

  it('follow a path into a fase whose step has the name of its flow', () => {
    const stappen = new Set(['intake', 'uitnodigen']);

    expect(['intake/uitnodigen', 'intake/intake', 'toeleiding/gesprek', 'fase-7/uitnodigen#2'].map((pad) => stepOn(pad, 'intake', stappen))).toEqual(['uitnodigen', 'intake', null, 'uitnodigen']);
  });
});
