import { useId, useState, type FormEvent } from 'react';
import { Geweigerd } from '../../api';
import { useOntwerp, useToestand } from '../../store/context';
import type { Opmerking } from '../../types';
import type { Geladen } from '../laden';

const moment = (iso: string) => new Date(iso).toLocaleString('nl-BE', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });

/** What coaches say about a step, each with its answer, and a field to say something. */
export function Opmerkingen({ stap, titel, alle }: { stap: string; titel: string; alle: Geladen<Opmerking[]> }) {
  const ontwerp = useOntwerp();
  const flow = useToestand((t) => t.flow)!;
  const [schrijft, setSchrijft] = useState(false);
  const hier = (alle.waarde ?? []).filter((o) => o.stap === stap);
  return (
    <div className="opmerkingen">
      {hier.length > 0 && (
        <ul aria-label={`Opmerkingen bij ${titel}`}>
          {hier.map((o) => (
            <li key={o.id} className={o.antwoord ? 'beantwoord' : 'open'}>
              <p><strong>{o.door}</strong> <span className="zacht">{moment(o.moment)}</span>{o.antwoord === null && <> <span className="badge badge-let">nog geen antwoord</span></>}</p>
              <p>{o.tekst}</p>
              {o.antwoord && <p className="antwoord"><strong>Antwoord van {o.antwoord.door}</strong> <span className="zacht">{moment(o.antwoord.moment)}</span><br />{o.antwoord.tekst}</p>}
              {o.antwoord === null && flow.magTekenen && (
                <Schrijf label={`Antwoord aan ${o.door}`} knop="Antwoord" stuur={(tekst) => ontwerp.api.answer(flow.id, o.id, tekst)} klaar={() => {
                  ontwerp.say('Je antwoord staat erbij.');
                  alle.opnieuw();
                }} />
              )}
            </li>
          ))}
        </ul>
      )}
      <button type="button" className="knop-link klein niet-printen" aria-expanded={schrijft} onClick={() => setSchrijft(!schrijft)}>
        Opmerking<span className="alleen-lezer"> bij {titel}</span>
      </button>
      {schrijft && (
        <Schrijf label={`Opmerking bij ${titel}`} knop="Plaats opmerking" stuur={(tekst) => ontwerp.api.comment(flow.id, stap, tekst)} klaar={() => {
          ontwerp.say('Je opmerking staat erbij.');
          setSchrijft(false);
          alle.opnieuw();
        }} />
      )}
    </div>
  );
}

function Schrijf({ label, knop, stuur, klaar }: { label: string; knop: string; stuur: (tekst: string) => Promise<unknown>; klaar: () => void }) {
  const id = useId();
  const [tekst, setTekst] = useState('');
  const [fout, setFout] = useState<string | null>(null);
  const [bezig, setBezig] = useState(false);
  const submit = async (e: FormEvent) => {
    e.preventDefault();
    if (tekst.trim() === '') {
      setFout('Schrijf eerst iets.');
      return;
    }
    setBezig(true);
    try {
      await stuur(tekst.trim());
      setTekst('');
      klaar();
    } catch (reden) {
      if (!(reden instanceof Geweigerd)) throw reden;
      setFout(reden.message);
    } finally {
      setBezig(false);
    }
  };
  return (
    <form className="schrijf niet-printen" onSubmit={(e) => void submit(e)}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} rows={2} maxLength={2000} value={tekst} onChange={(e) => setTekst(e.target.value)} aria-invalid={fout !== null} aria-describedby={fout ? `${id}-fout` : undefined} />
      {fout && <span className="fout" id={`${id}-fout`} role="alert">{fout}</span>}
      <button type="submit" className="knop knop-klein" disabled={bezig}>{knop}</button>
    </form>
  );
}
