import { useEffect, useId, useState } from 'react';
import { Geweigerd } from '../api';
import { useOntwerp, useToestand } from '../store/context';
import { TekstVeld } from './velden';

interface Voorbeeld { datum: string | null; zin: string; fout: boolean }

const dag = new Intl.DateTimeFormat('nl-BE', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** What the formula gives for an example person, a moment after the last letter. */
function useVoorbeeld(formule: string): Voorbeeld | null {
  const { api } = useOntwerp();
  const [voorbeeld, setVoorbeeld] = useState<Voorbeeld | null>(null);
  useEffect(() => {
    if (formule.trim() === '') {
      setVoorbeeld(null);
      return;
    }
    const asked = new AbortController();
    const timer = setTimeout(() => {
      api.date(formule, undefined, asked.signal).then(
        (a) => setVoorbeeld({ datum: a.datum, zin: a.waarom, fout: false }),
        (fault: unknown) => {
          if (asked.signal.aborted) return;
          if (!(fault instanceof Geweigerd)) throw fault;
          setVoorbeeld({ datum: null, zin: fault.message, fout: true });
        },
      );
    }, 400);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [api, formule]);
  return voorbeeld;
}

/** A date in words, with the day that it is for an example person, and help to make one. */
export function FormuleVeld({ label, waarde, set, verplicht }: { label: string; waarde: string; set: (waarde: string) => void; verplicht: boolean }) {
  const voorbeeld = useVoorbeeld(waarde);
  const mag = useToestand((t) => t.flow?.magTekenen ?? false);
  return (
    <div className="tt-formule">
      <TekstVeld label={label} waarde={waarde} set={set} verplicht={verplicht} />
      {voorbeeld && (
        <p className={voorbeeld.fout ? 'fout' : 'tt-voorbeeld'} role="status">
          {voorbeeld.datum && <><strong>{dag.format(new Date(`${voorbeeld.datum}T12:00:00`))}</strong> voor een voorbeeldpersoon die op 1 maart 2010 begint. </>}
          <span>{voorbeeld.zin}</span>
        </p>
      )}
      {mag && <Maak waarde={waarde} set={set} />}
    </div>
  );
}

const Ankers: [code: string, label: string][] = [['hier', 'het begin van deze stap'], ['start', 'de start van de werkervaring'], ['einde', 'het einde van de werkervaring'], ['nazorg.einde', 'het einde van de nazorg'], ['tbs.start', 'de start van de TBS'], ['tbs.einde', 'het einde van de TBS']];

/** From "10 werkdagen na het begin van deze stap" to `hier + 10 werkdagen`. */
function Maak({ waarde, set }: { waarde: string; set: (waarde: string) => void }) {
  const id = useId();
  const found = /^([\w.]+)(?: ([+-]) (\d+) (dag|week|werkdag|maand|jaar)\w*)?$/.exec(waarde.replace(/weken$/, 'week'));
  const [aantal, setAantal] = useState(found?.[3] ?? '5');
  const [eenheid, setEenheid] = useState(found?.[4] ?? 'werkdag');
  const [zin, setZin] = useState(found?.[2] ?? '+');
  const [anker, setAnker] = useState(found?.[1] ?? 'hier');
  const meervoud: Record<string, string> = { dag: 'dagen', week: 'weken', werkdag: 'werkdagen', maand: 'maanden', jaar: 'jaar' };
  const formule = aantal === '' || aantal === '0' ? anker : `${anker} ${zin} ${aantal} ${aantal === '1' ? eenheid : meervoud[eenheid]}`;
  return (
    <details className="tt-maak">
      <summary>Hulp bij deze datum</summary>
      <div className="tt-maak-rij">
        <label className="alleen-lezer" htmlFor={`${id}a`}>Aantal</label>
        <input id={`${id}a`} type="number" min="0" max="1200" value={aantal} onChange={(e) => setAantal(e.target.value)} />
        <label className="alleen-lezer" htmlFor={`${id}e`}>Eenheid</label>
        <select id={`${id}e`} value={eenheid} onChange={(e) => setEenheid(e.target.value)}>{Object.entries(meervoud).map(([een, meer]) => <option key={een} value={een}>{meer}</option>)}</select>
        <label className="alleen-lezer" htmlFor={`${id}z`}>Ervoor of erna</label>
        <select id={`${id}z`} value={zin} onChange={(e) => setZin(e.target.value)}><option value="+">na</option><option value="-">voor</option></select>
      </div>
      <label className="alleen-lezer" htmlFor={`${id}k`}>Waarvandaan</label>
      <select id={`${id}k`} value={anker} onChange={(e) => setAnker(e.target.value)}>
        {!Ankers.some(([code]) => code === anker) && <option value={anker}>{anker}</option>}
        {Ankers.map(([code, label]) => <option key={code} value={code}>{label}</option>)}
      </select>
      <button type="button" className="knop knop-stil knop-klein" onClick={() => set(formule)}>Gebruik “{formule}”</button>
    </details>
  );
}
