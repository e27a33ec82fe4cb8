import { useState } from 'react';
import { findStap, idOf, inVolgorde, pijlen, titelOf } from '../model/definitie';
import { poortLabel, uitkomstenOf } from '../model/poorten';
import { rewire } from '../model/wijzigen';
import { useOntwerp, useToestand } from '../store/context';
import { KiesVeld } from './velden';

/** One arrow: by which outcome it leaves, where it leads, and a step in between. */
export function PijlForm({ id }: { id: string }) {
  const ontwerp = useOntwerp();
  const [definitie, palet, flow] = [useToestand((t) => t.definitie), useToestand((t) => t.palet), useToestand((t) => t.flow)];
  const [blok, setBlok] = useState('');
  const pijl = pijlen(definitie).find((p) => idOf(p) === id);
  if (!pijl) return null;
  const titel = (stap: string) => titelOf(findStap(definitie, stap) ?? { id: stap, type: '' });
  const change = (wordt: typeof pijl) => {
    ontwerp.edit('Pijl verlegd', (d) => rewire(d, pijl, wordt));
    ontwerp.select([], idOf(wordt));
  };
  const doelen = inVolgorde(definitie).filter((s) => s.type !== 'Elsa.Start').map((s) => ({ code: s.id, label: titelOf(s) }));
  const poorten = uitkomstenOf(definitie, pijl.van, palet, flow?.delen ?? {}).map((u) => ({ code: u, label: poortLabel(u) }));
  return (
    <>
      <p className="tt-soort">Pijl</p>
      <h2>Van {titel(pijl.van)} naar {titel(pijl.naar)}</h2>
      {poorten.length > 1 && <KiesVeld label="Bij de uitkomst" waarde={pijl.poort} verplicht keuzes={poorten} set={(poort) => change({ ...pijl, poort })} />}
      <KiesVeld label="Gaat naar" waarde={pijl.naar} verplicht keuzes={doelen} set={(naar) => change({ ...pijl, naar })} />
      {flow?.magTekenen && (
        <>
          <fieldset className="groep">
            <legend>Zet er een stap tussen</legend>
            <KiesVeld label="Blok" waarde={blok} set={setBlok} keuzes={(palet?.stappen ?? []).map((s) => ({ code: s.type, label: s.label }))} />
            <button type="button" className="knop knop-stil knop-klein" disabled={blok === ''} onClick={() => ontwerp.insert(palet!.stappen.find((s) => s.type === blok)!, { pijl: id })}>Voeg toe</button>
          </fieldset>
          <div className="acties"><button type="button" className="knop knop-gevaar knop-klein" onClick={() => ontwerp.removePijl(id)}>Verwijder de pijl</button></div>
        </>
      )}
    </>
  );
}
