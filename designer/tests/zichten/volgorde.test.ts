import { describe, expect, it } from 'vitest';
import type { ElsaDefinitie } from '../../src/types';
import { flatten, type Leesstap, readingOrder } from '../../src/zichten/volgorde';
import { flow, stap } from './bouw';

const write = (stappen: Leesstap[], diep = ''): string[] =>
  stappen.flatMap((s) => [
    `${diep}${s.stap}`,
    ...s.takken.flatMap((t) => (t.stappen.length === 0 ? [`${diep}  ${t.poort} → ${t.naar}`] : [`${diep}  ${t.poort}:`, ...write(t.stappen, `${diep}    `)])),
  ]);

describe('reading order', () => {
  it('reads a straight road from top to bottom', () => {
    const orde = readingOrder(flow([stap('c', 'Elsa.Complete'), stap('b', 'Leerwerk.Taak'), stap('a', 'Elsa.Start')], 'b:Klaar>c', 'a:Done>b'));

    expect(write(orde.weg)).toEqual(['a', 'b', 'c']);
    expect(orde.weg.map((s) => s.door)).toEqual(['Done', 'Klaar', null]);
  });

  it('goes on where the branches of a choice meet', () => {
    const orde = readingOrder(flow(['a', 'keuze', 'pop', 'verder', 'z'].map((id) => stap(id, id === 'a' ? 'Elsa.Start' : id === 'keuze' ? 'Elsa.FlowDecision' : 'Leerwerk.Taak')),
      'a:Done>keuze', 'keuze:True>pop', 'pop:Klaar>verder', 'keuze:False>verder', 'verder:Klaar>z'));

    expect(write(orde.weg)).toEqual(['a', 'keuze', '  True:', '    pop', '      Klaar → verder', '  False → verder', 'verder', 'z']);
  });

  it('keeps the main road flat and hangs the other outcomes beneath the step', () => {
    const orde = readingOrder(flow(['a', 'b', 'nazien', 'c', 'd', 'weg'].map((id) => stap(id, id === 'a' ? 'Elsa.Start' : 'Leerwerk.Taak')),
      'a:Done>b', 'b:ZietAf>weg', 'b:TeLaat>nazien', 'nazien:Opnieuw>b', 'nazien:Stoppen>weg', 'b:Klaar>c', 'c:Klaar>d'));

    expect(write(orde.weg)).toEqual(['a', 'b', '  ZietAf:', '    weg', '  TeLaat:', '    nazien', '      Opnieuw → b', '      Stoppen → weg', 'c', 'd']);
  });

  it('shows parallel branches beneath the fork and goes on at the join', () => {
    const orde = readingOrder(flow([stap('a', 'Elsa.Start'), stap('vork', 'Elsa.FlowFork'), stap('x', 'Leerwerk.Taak'), stap('y', 'Leerwerk.Taak'), stap('samen', 'Elsa.FlowJoin'), stap('z', 'Elsa.Complete')],
      'a:Done>vork', 'vork:X>x', 'vork:Y>y', 'x:Klaar>samen', 'y:Klaar>samen', 'samen:Done>z'));

    expect(write(orde.weg)).toEqual(['a', 'vork', '  X:', '    x', '      Klaar → samen', '  Y:', '    y', '      Klaar → samen', 'samen', 'z']);
  });

  it('keeps steps that nobody reaches, each chain from its head', () => {
    const orde = readingOrder(flow(['a', 'los-2', 'los-1'].map((id) => stap(id, id === 'a' ? 'Elsa.Start' : 'Leerwerk.Taak')), 'los-1:Klaar>los-2'));

    expect(orde.los.map((l) => write(l))).toEqual([['los-1', 'los-2']]);
  });

  it('survives a ring without an end and a line of 5,000 steps', () => {
    expect(flatten(readingOrder(flow([stap('a', 'Elsa.Start'), stap('b', 'Elsa.FlowDecision')], 'a:Done>b', 'b:True>a', 'b:False>b')))).toEqual(['a', 'b']);

    const ids = Array.from({ length: 5000 }, (_, n) => `s${n}`);
    const lang = flow(ids.map((id) => stap(id, 'Leerwerk.Taak')), ...ids.slice(1).map((id, n) => `s${n}:Klaar>${id}`));
    expect(flatten(readingOrder(lang))).toHaveLength(5000);
  });

  it.each(Object.entries(import.meta.glob<ElsaDefinitie>(['../../../workflows/wep-2008.json', '../../../workflows/fasen/*.json'], { eager: true, import: 'default' })))('reads every step and every arrow of %s once', (_, definitie) => {
    const orde = readingOrder(definitie);

    const pijlen: string[] = [];
    const walk = (stappen: Leesstap[]) => stappen.forEach((s) => {
      if (s.door !== null) pijlen.push(`${s.stap}:${s.door}`);
      s.takken.forEach((t) => (pijlen.push(`${s.stap}:${t.poort}`), walk(t.stappen)));
    });
    [orde.weg, ...orde.los].forEach(walk);
    expect(orde.los).toEqual([]);
    expect(flatten(orde).sort()).toEqual(definitie.root.activities.map((a) => a.id).sort());
    expect(pijlen.sort()).toEqual(definitie.root.connections.map((c) => `${c.source.activity}:${c.source.port}`).sort());
  });
});
