import { describe, expect, it } from 'vitest';
import { findStap, idOf, lijstOf, pijlen, plekOf, stappen, tekstOf } from '../src/model/definitie';
import { takeForm } from '../src/model/formulier';
import { group, whyNoGroep } from '../src/model/groep';
import { applyWijzigingen } from '../src/model/herstel';
import { insertBlok } from '../src/model/invoegen';
import { copy, paste } from '../src/model/klembord';
import { uitkomstenOf } from '../src/model/poorten';
import { connect, insertOn, newStap, removeStappen, renameUitkomst, rewire, setInvoer, setTitel } from '../src/model/wijzigen';
import type { ElsaDefinitie, PaletStap } from '../src/types';
import { flow, shipped } from './definitie';

const arrows = (d: ElsaDefinitie) => pijlen(d).map(idOf).sort();
const taak: PaletStap = { type: 'Leerwerk.Taak', label: 'Taak voor iemand', help: '', groep: 'Mensen', uitkomsten: ['Klaar'], zoek: [], invoer: [] };

describe('editing a flow', () => {
  it('sets a step between two others', () => {
    const d = flow('a>b', 'b>c');
    const stap = newStap(d, 'Leerwerk.Taak', 'Ertussen');

    expect(arrows(insertOn(d, { van: 'a', poort: 'Klaar', naar: 'b' }, stap, 'Klaar'))).toEqual([`a:Klaar:${stap.id}`, 'b:Klaar:c', `${stap.id}:Klaar:b`].sort());
  });

  it('closes the gap when a step with one way on is taken away', () => {
    expect(arrows(removeStappen(flow('a>b', 'x>b:Nee', 'b>c'), ['b']))).toEqual(['a:Klaar:c', 'x:Nee:c']);
  });

  it('leaves the arrows loose when more ways led on', () => {
    expect(arrows(removeStappen(flow('a>b', 'b>c:Ja', 'b>d:Nee'), ['b']))).toEqual([]);
  });

  it('draws no arrow twice, and none to a step that is not there', () => {
    const d = flow('a>b');
    expect(connect(d, { van: 'a', poort: 'Klaar', naar: 'b' })).toBe(d);
    expect(connect(d, { van: 'a', poort: 'Klaar', naar: 'weg' })).toBe(d);
  });

  it('keeps the rest of an arrow that is led elsewhere', () => {
    const d = flow('a>b', 'b>c');
    (d.root.connections[0]!.target as Record<string, unknown>).eigen = 1;
    const na = rewire(d, { van: 'a', poort: 'Klaar', naar: 'b' }, { van: 'a', poort: 'Klaar', naar: 'c' });
    expect(na.root.connections[0]!.target).toEqual({ activity: 'c', port: 'In', eigen: 1 });
  });

  it('takes the arrow along when an outcome is renamed', () => {
    const d = setInvoer(flow('a>b:Ja', 'a>c:Nee'), 'a', 'uitkomsten', ['Ja', 'Nee'], 'lijst');
    const na = renameUitkomst(d, 'a', 'Ja', 'Akkoord');
    expect(lijstOf(findStap(na, 'a')!, 'uitkomsten')).toEqual(['Akkoord', 'Nee']);
    expect(arrows(na)).toEqual(['a:Akkoord:b', 'a:Nee:c']);
  });

  it('writes an input in the form of Elsa, and clears it', () => {
    const d = setInvoer(flow('a>b'), 'a', 'termijn', 'hier + 5 werkdagen', 'formule');
    expect(findStap(d, 'a')!.termijn).toEqual({ typeName: 'String', expression: { type: 'Literal', value: 'hier + 5 werkdagen' } });
    expect(findStap(setInvoer(d, 'a', 'condition', 'lengte > 12', 'voorwaarde'), 'a')!.condition).toEqual({ typeName: 'Boolean', expression: { type: 'Scriban', value: 'lengte > 12' } });
    expect(findStap(setInvoer(d, 'a', 'termijn', null), 'a')).not.toHaveProperty('termijn');
  });

  it('keeps an expression an expression when its text changes', () => {
    const top = shipped('wep-2008');
    const melding = stappen(top).find((s) => (s.uitkomst as { expression?: { type: string } } | undefined)?.expression?.type === 'Scriban')!;
    const na = findStap(setInvoer(top, melding.id, 'uitkomst', 'x', 'waarde'), melding.id)!;
    expect(na.uitkomst).toMatchObject({ expression: { type: 'Scriban', value: 'x' } });
  });

  it('touches no step or arrow that it does not change', () => {
    const d = shipped('fasen/sollicitatie');
    const na = setTitel(d, 'cv', 'Cv');
    expect(stappen(na).filter((s, nr) => s !== stappen(d)[nr]).map((s) => s.id)).toEqual(['cv']);
    expect(na.root.connections).toBe(d.root.connections);
  });

  it('never gives out an id twice', () => {
    const d = flow('a>b');
    const ids = Array.from({ length: 2000 }, () => newStap(d, 'Leerwerk.WachtOpBericht', 'x').id);
    expect(new Set(ids).size).toBe(2000);
    expect(ids[0]).toMatch(/^wacht-op-bericht-[a-z0-9]{8}$/);
  });
});

describe('the palette', () => {
  it('sets a block on an arrow, and makes room for it', () => {
    const d = shipped('fasen/intake');
    const pijl = pijlen(d)[1]!;
    const [na, id] = insertBlok(d, taak, { pijl: idOf(pijl) }, null, {});
    expect(arrows(na)).toContain(`${pijl.van}:${pijl.poort}:${id}`);
    expect(arrows(na)).toContain(`${id}:Klaar:${pijl.naar}`);
    expect(plekOf(findStap(na, id)!)).not.toBeNull();
  });

  it('sets a block after a step: on its only arrow, or on the first outcome that leads nowhere', () => {
    const [een, nieuw] = insertBlok(flow('a>b'), taak, { na: 'a' }, null, {});
    expect(arrows(een)).toEqual([`a:Klaar:${nieuw}`, `${nieuw}:Klaar:b`].sort());
    const keuze = setInvoer(flow('a>b:Ja'), 'a', 'uitkomsten', ['Ja', 'Nee'], 'lijst');
    const [twee, erna] = insertBlok(keuze, taak, { na: 'a' }, null, {});
    expect(arrows(twee)).toEqual(['a:Ja:b', `a:Nee:${erna}`]);
  });
});

describe('outcomes', () => {
  it('of a Fase are those by which its flow ends, and those that are drawn', () => {
    const top = shipped('wep-2008');
    const fase = stappen(top).find((s) => s.type === 'Leerwerk.Fase')!;
    const poorten = uitkomstenOf(top, fase.id, null, { toeleiding: shipped('fasen/toeleiding') });
    expect(poorten).toEqual(expect.arrayContaining(['Klaar', 'Geweigerd', 'NietToegelaten', 'Stopgezet', 'JobGevonden']));
  });

  it('of its form become those of a taak that had none, and its arrow leaves by the first', () => {
    const na = takeForm(flow('a>b'), 'a', { code: 'navraag', label: 'Navraag', uitkomsten: ['Opnieuw', 'Genoeg'] });
    expect(lijstOf(findStap(na, 'a')!, 'uitkomsten')).toEqual(['Opnieuw', 'Genoeg']);
    expect(arrows(na)).toEqual(['a:Opnieuw:b']);
  });
});

describe('copying', () => {
  it('pastes under new ids with the arrows between, and leaves out the beginning', () => {
    const d = setInvoer(shipped('fasen/intake'), stappen(shipped('fasen/intake'))[3]!.id, 'vierOgenMet', stappen(shipped('fasen/intake'))[1]!.id);
    const alle = new Set(stappen(d).map((s) => s.id));
    const [na, ids] = paste(d, copy(d, alle));
    expect(ids).toHaveLength(alle.size - 1);
    expect(ids.some((id) => alle.has(id))).toBe(false);
    expect(pijlen(na)).toHaveLength(pijlen(d).length * 2 - 1);
    expect(ids).toContain(tekstOf(findStap(na, ids[2]!)!, 'vierOgenMet'));
  });
});

describe('a group becomes a Fase', () => {
  it('with one way in, and an outcome for each place that it leads to', () => {
    const { buiten, binnen, fase } = group(flow('a>b', 'b>c:Ja', 'b>d:Nee', 'c>e', 'd>f'), new Set(['b', 'c']), 'nieuw', 'Nieuw');
    expect(arrows(buiten)).toEqual([`a:Klaar:${fase}`, 'd:Klaar:f', `${fase}:Klaar:e`, `${fase}:Nee:d`].sort());
    expect(stappen(binnen).map((s) => s.type)).toEqual(['Elsa.Start', 'Leerwerk.Taak', 'Leerwerk.Taak', 'Elsa.Complete', 'Elsa.Complete']);
    expect(binnen.definitionId).toBe('nieuw');
    expect(pijlen(binnen).filter((p) => p.van === 'b').map((p) => p.poort).sort()).toEqual(['Ja', 'Nee']);
  });

  it('not with two ways in, and it says which', () => {
    expect(whyNoGroep(flow('a>b', 'x>c', 'b>c'), new Set(['b', 'c']))).toContain('één ingang');
  });
});

describe('repairs', () => {
  it('do what a finding offers', () => {
    const d = flow('a>b', 'b>c');
    const na = applyWijzigingen(d, [
      { soort: 'stap-na', stap: 'a', poort: 'Klaar', nieuw: { id: 'x', type: 'Leerwerk.Melding', name: 'Melding' }, nieuwePoort: 'Klaar' },
      { soort: 'invoer', stap: 'x', naam: 'mijlpaal', waarde: 'INTAKE' },
      { soort: 'pijl', van: 'b', poort: 'Nee', naar: 'a' },
      { soort: 'pijl-weg', van: 'b', poort: 'Klaar', naar: 'c' },
    ]);
    expect(arrows(na)).toEqual(['a:Klaar:x', 'b:Nee:a', 'x:Klaar:b']);
    expect(tekstOf(findStap(na, 'x')!, 'mijlpaal')).toBe('INTAKE');
  });

  it('give a new id when theirs is taken', () => {
    const na = applyWijzigingen(flow('a>b'), [{ soort: 'stap-na', stap: 'a', poort: 'Klaar', nieuw: { id: 'b', type: 'Leerwerk.Melding' }, nieuwePoort: 'Klaar' }]);
    expect(stappen(na)).toHaveLength(3);
    expect(new Set(stappen(na).map((s) => s.id)).size).toBe(3);
  });
});
