import { lazy, Suspense, useMemo, useState } from 'react';
import { findStap, idOf, stappen } from '../../model/definitie';
import { connect, withSchema } from '../../model/wijzigen';
import { useOntwerp, useToestand } from '../../store/context';
import type { ElsaDefinitie, VersieRegel } from '../../types';
import type { WeergaveProps } from '../../weergaven';
import { titelIn } from '../kennis';
import { useLaden } from '../laden';
import type { Merk } from '../LeesDoek';
import { Wachten } from '../Wachten';
import { dagInWoorden } from '../zinnen/formule';
import { compare, summarize, type Soort, type Verschil } from './verschil';
import { Verschillen, WOORD } from './Verschillen';
import '../zichten.css';

const LeesDoek = lazy(() => import('../LeesDoek'));

/** Any two versions beside each other: a list with each input before and after, and a drawing. */
export default function Vergelijken(_: WeergaveProps) {
  const ontwerp = useOntwerp();
  const flow = useToestand((t) => t.flow)!;
  const versies = useLaden(() => ontwerp.api.versies(flow.id), flow.id);
  return (
    <div className="vergelijken">
      <h2>Vergelijk twee versies</h2>
      <Wachten van={versies} wat="We halen de versies op">
        {(lijst) => (lijst.length === 0 ? <p className="leeg">Van deze flow is nog geen versie gepubliceerd. Er is dus niets om mee te vergelijken.</p> : <Twee versies={lijst} />)}
      </Wachten>
    </div>
  );
}

function Twee({ versies }: { versies: VersieRegel[] }) {
  const concept = useToestand((t) => t.definitie);
  const isConcept = useToestand((t) => t.flow!.isConcept || t.terug !== null);
  const [van, setVan] = useState(versies[0]!.versieId);
  const [tot, setTot] = useState(isConcept || versies.length < 2 ? '' : versies[0]!.versieId);
  const [eerste, tweede] = [useVersie(van, concept), useVersie(tot, concept)];
  const keuzes = [['', 'Het concept'], ...versies.map((v) => [v.versieId, `Versie ${v.versie}, ${dagInWoorden(v.moment.slice(0, 10))}, ${v.door}`])] as [string, string][];
  return (
    <>
      <div className="filterbalk">
        <Kies id="van" label="Van" keuzes={keuzes} waarde={van} zet={setVan} />
        <Kies id="tot" label="Naar" keuzes={keuzes} waarde={tot} zet={setTot} />
      </div>
      <Wachten van={eerste} wat="We halen de eerste versie op">
        {(a) => <Wachten van={tweede} wat="We halen de tweede versie op">{(b) => <Naast voor={a} na={b} />}</Wachten>}
      </Wachten>
    </>
  );
}

function Kies({ id, label, keuzes, waarde, zet }: { id: string; label: string; keuzes: [string, string][]; waarde: string; zet: (waarde: string) => void }) {
  return (
    <div className="veld">
      <label htmlFor={`versie-${id}`}>{label}</label>
      <select id={`versie-${id}`} value={waarde} onChange={(e) => zet(e.target.value)}>
        {keuzes.map(([code, tekst]) => <option key={code} value={code}>{tekst}</option>)}
      </select>
    </div>
  );
}

function useVersie(versieId: string, concept: ElsaDefinitie) {
  const ontwerp = useOntwerp();
  const flow = useToestand((t) => t.flow)!;
  const geladen = useLaden(() => ontwerp.api.versie(flow.id, versieId).then((v) => v.definitie), versieId === '' ? null : `${flow.id} ${versieId}`);
  return versieId === '' ? { ...geladen, waarde: concept, fout: null, bezig: false } : geladen;
}

function Naast({ voor, na }: { voor: ElsaDefinitie; na: ElsaDefinitie }) {
  const ontwerp = useOntwerp();
  const concept = useToestand((t) => t.definitie);
  const verschil = useMemo(() => compare(voor, na), [voor, na]);
  const samen = useMemo(() => both(voor, na, verschil), [voor, na, verschil]);
  const merken = useMemo(() => new Map(verschil.stappen.map((s) => [s.stap, merkOf(s.soort)])), [verschil]);
  const pijlMerken = useMemo(() => new Map(verschil.pijlen.map((p) => [idOf(p), merkOf(p.soort)])), [verschil]);
  const ga = (stap: string) => {
    if (!findStap(concept, stap)) {
      ontwerp.say('Deze stap staat niet in het concept.');
      return;
    }
    ontwerp.showWeergave('tekening');
    ontwerp.goTo(stap);
  };
  return (
    <>
      <p role="status"><strong>{summarize(verschil)}</strong></p>
      <div className="naast">
        <Verschillen verschil={verschil} titel={(stap) => titelIn(stap, na, voor)} ga={na === concept ? ga : undefined} />
        <Suspense fallback={<p className="zacht">De tekening komt eraan …</p>}>
          <LeesDoek definitie={samen} merken={merken} pijlMerken={pijlMerken} kijk={verschil.stappen.map((s) => s.stap)} naam="Tekening van de verschillen. Alles wat hier staat, staat ook in de lijst." />
        </Suspense>
      </div>
    </>
  );
}

const merkOf = (soort: Soort): Merk => ({ klasse: soort, woord: WOORD[soort] });

/** Both versions as one flow, so that what is gone can be drawn too. */
function both(voor: ElsaDefinitie, na: ElsaDefinitie, verschil: Verschil): ElsaDefinitie {
  const weg = new Set(verschil.stappen.filter((s) => s.soort === 'weg').map((s) => s.stap));
  const alle = withSchema(na, [...stappen(na), ...stappen(voor).filter((s) => weg.has(s.id))]);
  return verschil.pijlen.filter((p) => p.soort === 'weg').reduce(connect, alle);
}
