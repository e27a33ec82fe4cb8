import { useState } from 'react';
import { idOf, inVolgorde, lijstOf, pijlen, titelOf, type Pijl } from '../model/definitie';
import { poortLabel, uitkomstenOf, uitkomstInvoer } from '../model/poorten';
import { makeRoom } from '../model/plaatsing';
import { connect, disconnect, renameUitkomst, rewire, setInvoer } from '../model/wijzigen';
import { useOntwerp, useToestand } from '../store/context';
import type { ElsaActiviteit } from '../types';
import { KiesVeld, Veld } from './velden';

/** Where each outcome leads: the whole of drawing arrows, as a form. */
export function Uitgangen({ stap }: { stap: ElsaActiviteit }) {
  const [definitie, palet, flow] = [useToestand((t) => t.definitie), useToestand((t) => t.palet), useToestand((t) => t.flow)];
  const poorten = uitkomstenOf(definitie, stap.id, palet, flow?.delen ?? {});
  const uit = pijlen(definitie).filter((p) => p.van === stap.id);
  const invoer = uitkomstInvoer(stap.type);
  if (poorten.length === 0 && invoer !== 'outcomes') return null;
  return (
    <fieldset className="groep tt-uit">
      <legend>{invoer === 'outcomes' ? 'Uitkomst van de fase' : poorten.length > 1 || invoer ? 'Uitkomsten' : 'Daarna'}</legend>
      {poorten.map((poort) => <Uitgang key={poort} stap={stap} poort={poort} pijlen={uit.filter((p) => p.poort === poort)} alleen={poorten.length === 1} />)}
      {invoer && <Lijst key={lijstOf(stap, invoer).join()} stap={stap} invoer={invoer} />}
    </fieldset>
  );
}

function Uitgang({ stap, poort, pijlen: uit, alleen }: { stap: ElsaActiviteit; poort: string; pijlen: Pijl[]; alleen: boolean }) {
  const ontwerp = useOntwerp();
  const definitie = useToestand((t) => t.definitie);
  const doelen = inVolgorde(definitie).filter((s) => s.type !== 'Elsa.Start').map((s) => ({ code: s.id, label: titelOf(s) }));
  const lead = (pijl: Pijl | null, naar: string) => ontwerp.edit('Pijl verlegd', (d) =>
    naar === '' ? (pijl ? disconnect(d, pijl) : d) : pijl ? rewire(d, pijl, { ...pijl, naar }) : connect(d, { van: stap.id, poort, naar }));
  return (
    <div className="tt-uitgang">
      {(uit.length > 0 ? uit : [null]).map((pijl, nr) => (
        <div key={pijl ? idOf(pijl) : nr} className="tt-uitgang-rij">
          <KiesVeld label={alleen ? 'Gaat verder naar' : `${poortLabel(poort)}: gaat verder naar`} waarde={pijl?.naar ?? ''} leeg="nergens" keuzes={doelen} set={(naar) => lead(pijl, naar)} />
          {pijl && <button type="button" className="tt-icoonknop" title="Kies deze pijl, om er een blok tussen te zetten" aria-label={`Kies de pijl bij ${poortLabel(poort)}`} onClick={() => ontwerp.select([], idOf(pijl))}>→</button>}
        </div>
      ))}
    </div>
  );
}

/** The outcomes by name; renaming one takes its arrow along. */
function Lijst({ stap, invoer }: { stap: ElsaActiviteit; invoer: string }) {
  const ontwerp = useOntwerp();
  const mag = useToestand((t) => t.flow?.magTekenen ?? false);
  const [nieuw, setNieuw] = useState('');
  const lijst = lijstOf(stap, invoer);
  const clean = (t: string) => t.replace(/[^\p{L}\p{N}]/gu, '');
  const voegToe = () => {
    const naam = clean(nieuw);
    if (naam === '') return;
    const nu = lijst.length === 0 && invoer === 'uitkomsten' ? ['Klaar'] : lijst;
    if (!nu.includes(naam)) ontwerp.edit('Uitkomst toegevoegd', (d) => makeRoom(setInvoer(d, stap.id, invoer, [...nu, naam], 'lijst'), stap.id, nu.length + 1));
    setNieuw('');
  };
  if (!mag) return null;
  return (
    <details className="tt-meer">
      <summary>Uitkomsten veranderen</summary>
      {lijst.map((naam) => (
        <div key={naam} className="tt-uitgang-rij">
          <input aria-label={`Naam van de uitkomst ${poortLabel(naam)}`} defaultValue={naam}
            onBlur={(e) => ontwerp.edit('Uitkomst hernoemd', (d) => renameUitkomst(d, stap.id, naam, clean(e.target.value)))} />
          <button type="button" className="tt-icoonknop" aria-label={`Verwijder de uitkomst ${poortLabel(naam)}`} onClick={() => ontwerp.edit('Uitkomst verwijderd', (d) =>
            pijlen(d).filter((p) => p.van === stap.id && p.poort === naam).reduce(disconnect, setInvoer(d, stap.id, invoer, lijst.filter((u) => u !== naam), 'lijst')))}>×</button>
        </div>
      ))}
      <Veld id="uitkomst-nieuw" label="Nieuwe uitkomst">
        <div className="tt-uitgang-rij">
          <input id="uitkomst-nieuw" value={nieuw} onChange={(e) => setNieuw(e.target.value)} onKeyDown={(e) => e.key === 'Enter' && voegToe()} autoComplete="off" />
          <button type="button" className="knop knop-stil knop-klein" onClick={voegToe}>Voeg toe</button>
        </div>
      </Veld>
    </details>
  );
}
