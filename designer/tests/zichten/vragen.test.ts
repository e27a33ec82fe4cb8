import { describe, expect, it } from 'vitest';
import { merge } from '../../src/model/samenvoegen';
import { setInvoer, setTitel } from '../../src/model/wijzigen';
import { choose, questionsOf } from '../../src/zichten/samenvoegen/vragen';
import { flow, stap } from './bouw';

describe('questions of a merge', () => {
  const basis = flow([stap('a', 'Leerwerk.Taak', { titel: 'Bel', termijn: 'hier + 5 dagen' }, 'Bel')]);
  const ons = setInvoer(setTitel(basis, 'a', 'Bel Jo'), 'a', 'termijn', 'hier + 6 dagen');
  const hun = setInvoer(setTitel(basis, 'a', 'Bel Sam'), 'a', 'termijn', 'hier + 7 dagen');

  it('ask once for the name of a step, wherever it stands', () => {
    const vragen = questionsOf(merge(basis, ons, hun).conflicten, (c) => c.naam);

    expect(vragen.map((v) => v.naam).sort()).toEqual(['naam', 'termijn']);
    expect(vragen.flatMap((v) => v.ids)).toHaveLength(4);
  });

  it('and the answer goes for all of them', () => {
    const vragen = questionsOf(merge(basis, ons, hun).conflicten, (c) => c.naam);
    const keuze = choose(choose({}, vragen, 'hun'), vragen.filter((v) => v.naam === 'termijn'), 'ons');
    const samen = merge(basis, ons, hun, keuze).definitie.root.activities[0]!;

    expect([samen.name, samen.metadata?.displayText, samen.titel, samen.termijn]).toEqual(['Bel Sam', 'Bel Sam', hun.root.activities[0]!.titel, ons.root.activities[0]!.termijn]);
  });
});
