import { createContext, use, useMemo, useState } from 'react';
import { findStap, stappen, tekstOf, titelOf } from '../../model/definitie';
import { poortLabel } from '../../model/poorten';
import { useOntwerp, useToestand } from '../../store/context';
import type { ElsaDefinitie, Opmerking } from '../../types';
import type { WeergaveProps } from '../../weergaven';
import { useKennis } from '../kennis';
import { type Geladen, useLaden } from '../laden';
import { flatten, type Leesstap, readingOrder } from '../volgorde';
import { Opmerkingen } from './Opmerkingen';
import { type ZinKennis, zinnenOf } from './zin';
import '../zichten.css';

type Tekst = { definitie: ElsaDefinitie; kennis: ZinKennis; nummers: Map<string, number>; delen: Record<string, ElsaDefinitie>; opmerkingen: Geladen<Opmerking[]> | null };
const TekstContext = createContext<Tekst | null>(null);

const HOOFDWEG = ['Klaar', 'Done'];

/** The flow in plain sentences, to read, to print and to comment on. */
export default function Zinnen(_: WeergaveProps) {
  const ontwerp = useOntwerp();
  const definitie = useToestand((t) => t.definitie);
  const flow = useToestand((t) => t.flow)!;
  const kennis = useKennis();
  const opmerkingen = useLaden(() => ontwerp.api.opmerkingen(flow.id), flow.id);
  const heeftFasen = stappen(definitie).some((s) => flow.delen[tekstOf(s, 'flow')]);
  const [metFasen, setMetFasen] = useState(true);
  const open = (opmerkingen.waarde ?? []).filter((o) => o.antwoord === null).length;
  const delen = metFasen ? flow.delen : {};
  return (
    <article className="zinnen" aria-labelledby="zinnen-kop">
      <header className="zichtkop">
        <h2 id="zinnen-kop">{definitie.name ?? flow.naam}</h2>
        <div className="knoprij niet-printen">
          {heeftFasen && <label className="schakel"><input type="checkbox" checked={metFasen} onChange={(e) => setMetFasen(e.target.checked)} /> Met de fasen erin</label>}
          <button type="button" className="knop knop-stil knop-klein" onClick={() => window.print()}>Afdrukken</button>
        </div>
      </header>
      {typeof definitie.description === 'string' && <p className="inleiding">{definitie.description}</p>}
      {open > 0 && <p className="bericht bericht-let" role="status">{open === 1 ? 'Eén opmerking wacht' : `${open} opmerkingen wachten`} nog op een antwoord. Zonder antwoord kan niemand publiceren.</p>}
      {opmerkingen.fout !== null && <p className="bericht bericht-fout" role="alert">{opmerkingen.fout}</p>}
      <Hoofdstuk definitie={definitie} kennis={kennis} delen={delen} opmerkingen={opmerkingen} />
    </article>
  );
}

function Hoofdstuk({ definitie, kennis, delen, opmerkingen }: Omit<Tekst, 'nummers'>) {
  const orde = useMemo(() => readingOrder(definitie), [definitie]);
  const nummers = useMemo(() => new Map(flatten(orde).map((id, n) => [id, n + 1])), [orde]);
  return (
    <TekstContext value={{ definitie, kennis, nummers, delen, opmerkingen }}>
      <Weg weg={orde.weg} />
      {orde.los.length > 0 && (
        <section aria-label="Losse stappen">
          <h3>Losse stappen: hier komt niemand</h3>
          {orde.los.map((weg) => <Weg key={weg[0]!.stap} weg={weg} />)}
        </section>
      )}
    </TekstContext>
  );
}

function Weg({ weg }: { weg: Leesstap[] }) {
  return (
    <ol className="weg">
      {weg.map((lees, n) => <Stap key={lees.stap} lees={lees} via={n === 0 ? null : weg[n - 1]!.door} />)}
    </ol>
  );
}

function Stap({ lees, via }: { lees: Leesstap; via: string | null }) {
  const { definitie, kennis, nummers, delen, opmerkingen } = use(TekstContext)!;
  const stap = findStap(definitie, lees.stap)!;
  const [zin, ...rest] = zinnenOf(stap, kennis);
  const deel = delen[tekstOf(stap, 'flow')];
  return (
    <li id={opmerkingen ? `zin-${stap.id}` : undefined} tabIndex={-1} value={nummers.get(stap.id)}>
      {via !== null && !HOOFDWEG.includes(via) && <span className="via">{bij(via)}: </span>}
      <span className="zin">{zin}</span>{' '}
      {rest.length > 0 && <span className="zacht">{rest.join(' ')} </span>}
      {opmerkingen && <Opmerkingen stap={stap.id} titel={titelOf(stap)} alle={opmerkingen} />}
      {deel && (
        <section className="fase" aria-label={`Fase ${titelOf(stap)}`}>
          <h3>{titelOf(stap)}</h3>
          <Hoofdstuk definitie={deel} kennis={kennis} delen={delen} opmerkingen={null} />
        </section>
      )}
      {lees.takken.length > 0 && (
        <ul className="takken">
          {lees.takken.map((tak) => (
            <li key={`${tak.poort} ${tak.naar}`}>
              {HOOFDWEG.includes(tak.poort) && lees.takken.length === 1 ? 'Daarna' : stap.type === 'Elsa.FlowFork' ? `De tak “${poortLabel(tak.poort)}”` : bij(tak.poort)}: {tak.stappen.length > 0 ? <Weg weg={tak.stappen} /> : <Verder naar={tak.naar} />}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

const bij = (poort: string) => (poort === 'True' ? 'Zo ja' : poort === 'False' ? 'Zo nee' : `Bij “${poortLabel(poort)}”`);

function Verder({ naar }: { naar: string }) {
  const { definitie, nummers, opmerkingen } = use(TekstContext)!;
  const tekst = `ga verder bij ${nummers.get(naar)}, “${titelOf(findStap(definitie, naar)!)}”`;
  if (!opmerkingen) return <>{tekst}.</>;
  const ga = () => {
    const doel = document.getElementById(`zin-${naar}`);
    doel?.scrollIntoView({ block: 'center' });
    doel?.focus({ preventScroll: true });
  };
  return <><button type="button" className="knop-link" onClick={ga}>{tekst}</button>.</>;
}
