import { useId, useState, type FormEvent } from 'react';
import { Geweigerd } from '../../api';
import { useOntwerp, useToestand } from '../../store/context';
import type { ElsaDefinitie, Tijdlijn } from '../../types';
import type { WeergaveProps } from '../../weergaven';
import { getal } from '../publiceren/grafiek';
import { Afspelen } from './Afspelen';
import { Tijdlijnen } from './Tijdlijnen';
import '../zichten.css';

type Gespeeld = { nieuw: Tijdlijn; oud: Tijdlijn | null; definitie: ElsaDefinitie; nr: number };

/** A scenario, played on the concept and on the published version. */
export default function Simuleren(_: WeergaveProps) {
  const ontwerp = useOntwerp();
  const flow = useToestand((t) => t.flow)!;
  const definitie = useToestand((t) => t.definitie);
  const scenarios = useToestand((t) => t.keuzes.scenarios) ?? [];
  const id = useId();
  const [scenario, setScenario] = useState(() => scenarios.find((s) => s.code === 'normaal')?.code ?? scenarios[0]?.code ?? '');
  const [start, setStart] = useState('2010-03-01');
  const [gespeeld, setGespeeld] = useState<Gespeeld | null>(null);
  const [bezig, setBezig] = useState(false);
  const [fout, setFout] = useState<string | null>(null);

  const speel = async (e: FormEvent) => {
    e.preventDefault();
    setBezig(true);
    setFout(null);
    try {
      const antwoord = await ontwerp.api.simulate(flow.id, definitie, scenario, start);
      setGespeeld({ ...antwoord, definitie, nr: (gespeeld?.nr ?? 0) + 1 });
      ontwerp.say(antwoord.nieuw.fout ?? `Gespeeld: ${antwoord.nieuw.regels.length} gebeurtenissen.`);
    } catch (reden) {
      if (!(reden instanceof Geweigerd)) throw reden;
      setFout(reden.message);
    } finally {
      setBezig(false);
    }
  };
  return (
    <div className="simuleren">
      <h2>Simuleer</h2>
      <p>Speel een verzonnen traject op dit concept. Er gebeurt niets echt: geen taken, geen brieven, geen meldingen.</p>
      <form className="filterbalk" onSubmit={(e) => void speel(e)}>
        <div className="veld">
          <label htmlFor={`${id}-scenario`}>Scenario</label>
          <select id={`${id}-scenario`} value={scenario} onChange={(e) => setScenario(e.target.value)}>
            {scenarios.map((s) => <option key={s.code} value={s.code}>{s.label}</option>)}
          </select>
        </div>
        <div className="veld">
          <label htmlFor={`${id}-start`}>Eerste werkdag</label>
          <input id={`${id}-start`} type="date" required value={start} onChange={(e) => setStart(e.target.value)} />
        </div>
        <button type="submit" className="knop" disabled={bezig}>{bezig ? 'Bezig …' : 'Speel'}</button>
      </form>
      {fout !== null && <p className="bericht bericht-fout" role="alert">{fout}</p>}
      {gespeeld && <Uitslag key={gespeeld.nr} gespeeld={gespeeld} verouderd={gespeeld.definitie !== definitie} />}
    </div>
  );
}

function Uitslag({ gespeeld: { nieuw, oud, definitie }, verouderd }: { gespeeld: Gespeeld; verouderd: boolean }) {
  return (
    <>
      {verouderd && <p className="bericht bericht-let">Je hertekende de flow sinds je speelde. Speel opnieuw om te zien wat dat doet.</p>}
      {nieuw.fout !== null && <p className="bericht bericht-fout" role="alert">{nieuw.fout}</p>}
      {nieuw.beelden.length > 0 && <Afspelen tijdlijn={nieuw} definitie={definitie} />}
      <PerMaand nieuw={nieuw} oud={oud} />
      <Tijdlijnen nieuw={nieuw} oud={oud} />
    </>
  );
}

function PerMaand({ nieuw, oud }: { nieuw: Tijdlijn; oud: Tijdlijn | null }) {
  const rollen = useToestand((t) => t.keuzes.rollen) ?? [];
  const namen = [...new Set([...Object.keys(nieuw.perMaand), ...Object.keys(oud?.perMaand ?? {})])];
  if (namen.length === 0) return null;
  return (
    <table className="lijst cijfers">
      <caption>Taken per maand, gemiddeld over dit traject</caption>
      <thead><tr><th scope="col">Wie</th>{oud && <th scope="col" className="getal">Gepubliceerd</th>}<th scope="col" className="getal">Concept</th></tr></thead>
      <tbody>
        {namen.map((rol) => (
          <tr key={rol}>
            <th scope="row">{rollen.find((r) => r.code === rol)?.label ?? rol}</th>
            {oud && <td className="getal" data-kop="Gepubliceerd">{getal(oud.perMaand[rol] ?? 0)}</td>}
            <td className="getal" data-kop="Concept">{getal(nieuw.perMaand[rol] ?? 0)}{rol === 'coach' && (nieuw.perMaand[rol] ?? 0) > 4 && <> <span className="badge badge-let">meer dan 4</span></>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
