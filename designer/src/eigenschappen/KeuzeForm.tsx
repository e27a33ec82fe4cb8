import { useState } from 'react';
import { findStap, titelOf } from '../model/definitie';
import { whyNoGroep } from '../model/groep';
import { useOntwerp, useToestand } from '../store/context';

const asId = (naam: string) => naam.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

/** Several steps: copy them, take them away, or make a Fase of them. */
export function KeuzeForm() {
  const ontwerp = useOntwerp();
  const [definitie, selectie] = [useToestand((t) => t.definitie), useToestand((t) => t.selectie)];
  const mag = useToestand((t) => t.flow?.magTekenen ?? false);
  const [naam, setNaam] = useState('');
  const [zin, setZin] = useState<string | null>(null);
  const bezwaar = whyNoGroep(definitie, selectie);
  const group = async () => setZin(await ontwerp.groupSelected(asId(naam), naam.trim()));
  return (
    <>
      <h2>{selectie.size} stappen gekozen</h2>
      <ul className="tt-gekozen">{[...selectie].map((id) => <li key={id}>{titelOf(findStap(definitie, id) ?? { id, type: '' })}</li>)}</ul>
      {mag && (
        <>
          <fieldset className="groep">
            <legend>Maak er een fase van</legend>
            {bezwaar ? <p className="hulp">{bezwaar}</p> : (
              <>
                <div className="veld">
                  <label htmlFor="fase-naam">Naam van de fase</label>
                  <input id="fase-naam" value={naam} onChange={(e) => setNaam(e.target.value)} autoComplete="off" />
                </div>
                <button type="button" className="knop knop-stil knop-klein" disabled={asId(naam) === ''} onClick={() => void group()}>Groepeer</button>
              </>
            )}
            {zin && <p className="fout" role="alert">{zin}</p>}
          </fieldset>
          <div className="acties">
            <button type="button" className="knop knop-stil knop-klein" onClick={() => ontwerp.copySelected()}>Kopieer</button>
            <button type="button" className="knop knop-gevaar knop-klein" onClick={() => ontwerp.removeSelected()}>Verwijder</button>
          </div>
        </>
      )}
    </>
  );
}
