import { useId, useMemo, useState, type FormEvent } from 'react';
import { Geweigerd } from '../../api';
import { bevindingenOf, blokkeert, plaatsOf } from '../../bevindingen/ernst';
import { useOntwerp, useToestand } from '../../store/context';
import type { Gevolgen } from '../../types';
import type { WeergaveProps } from '../../weergaven';
import { titelIn } from '../kennis';
import { useLaden } from '../laden';
import { compare, isEqual, summarize } from '../vergelijken/verschil';
import { Verschillen } from '../vergelijken/Verschillen';
import { Wachten } from '../Wachten';
import { Naspelen } from './Naspelen';
import { Werklast } from './Werklast';
import '../zichten.css';

/** Everything that a person must know before she publishes, and the button. */
export default function Publiceren({ close }: WeergaveProps) {
  const ontwerp = useOntwerp();
  const flow = useToestand((t) => t.flow)!;
  const definitie = useToestand((t) => t.definitie);
  // Asked once, for the drawing as it is when the dialog opens: nobody draws behind it.
  const [vast] = useState(definitie);
  const gevolgen = useLaden(() => ontwerp.api.gevolgen(flow.id, vast), flow.id);
  return (
    <div className="publiceren">
      <p>Trajecten die nu lopen, houden hun versie. Nieuwe trajecten volgen “{definitie.name ?? flow.naam}” zoals je het publiceert.</p>
      <Wachten van={gevolgen} wat="We kijken de flow na en rekenen uit wat er verandert">
        {(waarde) => (
          <>
            <Bezwaren gevolgen={waarde} close={close} />
            <Anders />
            <Betrokken betrokken={waarde.betrokken} />
            <Werklast werklast={waarde.werklast} />
            <Naspelen sleutel={flow.id} vraag={() => ontwerp.api.replay(flow.id, vast)} />
            <Knop gevolgen={waarde} close={close} />
          </>
        )}
      </Wachten>
    </div>
  );
}

function Bezwaren({ gevolgen: { nazicht, openOpmerkingen }, close }: { gevolgen: Gevolgen; close: () => void }) {
  const ontwerp = useOntwerp();
  const bevindingen = bevindingenOf(nazicht);
  const flow = useToestand((t) => t.flow!.id);
  const ga = (stap: { flow: string; stap: string }) => {
    close();
    void ontwerp.follow(stap);
  };
  return (
    <section aria-labelledby="bezwaren-kop">
      <h3 id="bezwaren-kop">Nagekeken</h3>
      {!bevindingen.some(blokkeert) && <p className="bericht bericht-ok">De flow houdt zich aan het decreet op elke weg die een traject kan volgen.</p>}
      {bevindingen.map((o) => (
        <div key={`${o.code} ${o.uitleg}`} className={`bericht ${blokkeert(o) ? 'bericht-fout' : 'bericht-let'}`}>
          <p><strong>{blokkeert(o) ? 'Houdt het publiceren tegen' : 'Let op'}:</strong> {o.zin} <span className="zacht">({o.bron})</span></p>
          <p>{o.uitleg} {o.doe}</p>
          <GaNaar plaats={plaatsOf(o, flow)} ga={ga} />
        </div>
      ))}
      {openOpmerkingen > 0 && (
        <div className="bericht bericht-fout">
          <p>{openOpmerkingen === 1 ? 'Eén opmerking heeft' : `${openOpmerkingen} opmerkingen hebben`} nog geen antwoord. Beantwoord ze eerst.</p>
          <button type="button" className="knop knop-stil knop-klein" onClick={() => {
            close();
            ontwerp.showWeergave('zinnen');
          }}>Naar de opmerkingen</button>
        </div>
      )}
    </section>
  );
}

function GaNaar({ plaats, ga }: { plaats: ReturnType<typeof plaatsOf>; ga: (stap: { flow: string; stap: string }) => void }) {
  const definitie = useToestand((t) => t.definitie);
  const delen = useToestand((t) => t.flow!.delen);
  if (!plaats) return null;
  return <button type="button" className="knop knop-stil knop-klein" onClick={() => ga(plaats)}>Ga naar “{titelIn(plaats.stap, plaats.flow === definitie.definitionId ? definitie : delen[plaats.flow], definitie)}”</button>;
}

function Anders() {
  const definitie = useToestand((t) => t.definitie);
  const gepubliceerd = useToestand((t) => t.flow!.gepubliceerd);
  const verschil = useMemo(() => (gepubliceerd ? compare(gepubliceerd.definitie, definitie) : null), [gepubliceerd, definitie]);
  return (
    <section aria-labelledby="anders-kop">
      <h3 id="anders-kop">Wat er verandert</h3>
      {verschil === null ? <p>Deze flow wordt voor het eerst gepubliceerd.</p> : (
        <>
          <p>{summarize(verschil)}</p>
          {!isEqual(verschil) && <details><summary>Alle verschillen</summary>
            <Verschillen verschil={verschil} titel={(s) => titelIn(s, definitie, gepubliceerd!.definitie)} /></details>}
        </>
      )}
    </section>
  );
}

function Betrokken({ betrokken }: { betrokken: Gevolgen['betrokken'] }) {
  const lopend = betrokken.reduce((som, b) => som + b.lopend, 0);
  return (
    <section aria-labelledby="betrokken-kop">
      <h3 id="betrokken-kop">Trajecten die nu lopen</h3>
      {lopend === 0 ? <p>Er loopt geen enkel traject op deze flow.</p> : (
        <>
          <p>Ze houden hun versie. Na het publiceren kan je ze verhuizen, elk met een voorbeeld vooraf.</p>
          <table className="lijst cijfers">
            <thead><tr><th scope="col">Fase</th><th scope="col" className="getal">Loopt</th><th scope="col" className="getal">Kan verhuizen</th></tr></thead>
            <tbody>{betrokken.map((b) => <tr key={b.fase}><th scope="row">{b.fase}</th><td className="getal" data-kop="Loopt">{b.lopend}</td><td className="getal" data-kop="Kan verhuizen">{b.kanMee}</td></tr>)}</tbody>
          </table>
        </>
      )}
    </section>
  );
}

function Knop({ gevolgen, close }: { gevolgen: Gevolgen; close: () => void }) {
  const ontwerp = useOntwerp();
  const flow = useToestand((t) => t.flow)!;
  const id = useId();
  const [reden, setReden] = useState('');
  const [fout, setFout] = useState<string[]>([]);
  const [bezig, setBezig] = useState(false);
  const [klaar, setKlaar] = useState<string | null>(null);
  const tegen = !gevolgen.nazicht.magGepubliceerd || gevolgen.openOpmerkingen > 0;

  const publiceer = async (e: FormEvent) => {
    e.preventDefault();
    if (reden.trim() === '') {
      setFout(['Schrijf waarom je dit verandert. Wie later kijkt, leest dat.']);
      return;
    }
    setBezig(true);
    try {
      if (!(await ontwerp.flush())) {
        setFout([ontwerp.toestand.opslag.zin ?? 'Het concept kon niet bewaard worden.']);
        return;
      }
      const { versieId, definitie } = ontwerp.toestand;
      const { wachtOpTweede } = await ontwerp.api.publish(flow.id, versieId!, definitie, reden.trim());
      setFout([]);
      setKlaar(wachtOpTweede ? 'Je voorstel wacht op een tweede persoon. Pas als die akkoord gaat, geldt het.' : 'Gepubliceerd. Nieuwe trajecten volgen deze versie.');
      await ontwerp.reload();
    } catch (geweigerd) {
      if (!(geweigerd instanceof Geweigerd)) throw geweigerd;
      setFout([geweigerd.message, ...geweigerd.bevindingen]);
    } finally {
      setBezig(false);
    }
  };
  if (klaar !== null) {
    return (
      <div className="bericht bericht-ok" role="status">
        <p>{klaar}</p>
        <button type="button" className="knop" autoFocus onClick={close}>Sluit</button>
      </div>
    );
  }
  return (
    <form className="publiceerknop" onSubmit={(e) => void publiceer(e)}>
      <div className="veld">
        <label htmlFor={`${id}-reden`}>Waarom verander je dit?</label>
        <textarea id={`${id}-reden`} rows={3} maxLength={500} required value={reden} onChange={(e) => setReden(e.target.value)} aria-describedby={`${id}-hulp`} />
        <p className="hulp" id={`${id}-hulp`}>De coaches lezen dit bij de nieuwe versie.</p>
      </div>
      {gevolgen.tweedePersoon && <p className="bericht">Een tweede persoon moet dit nog goedkeuren. Tot dan blijft de huidige versie gelden.</p>}
      {fout.length > 0 && <div className="bericht bericht-fout" role="alert">{fout.map((f) => <p key={f}>{f}</p>)}</div>}
      {tegen && <p id={`${id}-tegen`}>Publiceren kan pas als alles hierboven in het rood opgelost is.</p>}
      <div className="acties">
        <button type="submit" className="knop" disabled={bezig || tegen} aria-describedby={tegen ? `${id}-tegen` : undefined}>{gevolgen.tweedePersoon ? 'Leg voor aan een tweede persoon' : 'Publiceer'}</button>
        <button type="button" className="knop knop-stil" onClick={close}>Niet nu</button>
      </div>
    </form>
  );
}
