import { lazy, Suspense, useEffect, useId, useMemo, useState } from 'react';
import { stappen } from '../../model/definitie';
import { useToestand } from '../../store/context';
import type { ElsaDefinitie, Tijdlijn } from '../../types';
import { titelIn } from '../kennis';
import { dagInWoorden } from '../zinnen/formule';
import { stepOn, tokensAt } from './naast';

const LeesDoek = lazy(() => import('../LeesDoek'));
const ELKE = 900;

/** The tokens over the drawing, moment by moment: played, paused or stepped through. */
export function Afspelen({ tijdlijn, definitie }: { tijdlijn: Tijdlijn; definitie: ElsaDefinitie }) {
  const id = useId();
  const { id: flow, delen } = useToestand((t) => t.flow!);
  const [beeld, setBeeld] = useState(0);
  const [speelt, setSpeelt] = useState(false);
  const laatste = tijdlijn.beelden.length - 1;
  const nu = tijdlijn.beelden[beeld]!;

  useEffect(() => {
    if (!speelt) return;
    const klok = setInterval(() => setBeeld((b) => Math.min(b + 1, laatste)), ELKE);
    return () => clearInterval(klok);
  }, [speelt, laatste]);
  useEffect(() => {
    if (beeld === laatste) setSpeelt(false);
  }, [beeld, laatste]);

  const ids = useMemo(() => new Set(stappen(definitie).map((s) => s.id)), [definitie]);
  const geweest = useMemo(() => passed(tijdlijn, beeld, flow, ids), [tijdlijn, beeld, flow, ids]);
  const tokens = useMemo(() => tokensAt(tijdlijn, beeld, flow, ids), [tijdlijn, beeld, flow, ids]);
  const merken = useMemo(() => {
    const uit = new Map([...geweest].map((id) => [id, { klasse: 'voorbij', woord: 'voorbij' }]));
    for (const [id, aantal] of tokens) uit.set(id, { klasse: 'hier', woord: `● hier nu${aantal > 1 ? `: ${aantal}` : ''}` });
    return uit;
  }, [tokens, geweest]);
  const titels = useMemo(() => new Map(tijdlijn.regels.map((r) => [r.stap, r.titel])), [tijdlijn]);
  const naam = (pad: string) => titels.get(pad) ?? titelIn(pad.split('/').at(-1)!.replace(/#.*$/, ''), definitie, ...Object.values(delen));
  const zet = (b: number) => {
    setSpeelt(false);
    setBeeld(Math.max(0, Math.min(laatste, b)));
  };
  return (
    <section className="afspelen" aria-labelledby={`${id}-kop`}>
      <h3 id={`${id}-kop`}>Afspelen</h3>
      <div className="speelbalk">
        <div className="knoprij">
          <button type="button" className="knop knop-stil knop-klein" onClick={() => zet(beeld - 1)} disabled={beeld === 0}>Terug</button>
          <button type="button" className="knop knop-klein" onClick={() => (beeld === laatste ? (setBeeld(0), setSpeelt(true)) : setSpeelt(!speelt))}>{speelt ? 'Pauze' : 'Speel af'}</button>
          <button type="button" className="knop knop-stil knop-klein" onClick={() => zet(beeld + 1)} disabled={beeld === laatste}>Verder</button>
        </div>
        <label htmlFor={`${id}-moment`} className="alleen-lezer">Moment</label>
        <input id={`${id}-moment`} type="range" min={0} max={laatste} value={beeld} aria-valuetext={dagInWoorden(nu.datum)} onChange={(e) => zet(Number(e.target.value))} />
        <p aria-live={speelt ? 'off' : 'polite'}><strong>{dagInWoorden(nu.datum)}</strong>{nu.gedaan && <> Gedaan: {naam(nu.gedaan)}.</>}{' '}
          <span className="zacht">{nu.open.length === 0 ? 'Niets staat open.' : `Open: ${[...new Set(nu.open.map(naam))].join(', ')}.`}</span></p>
      </div>
      <Suspense fallback={<p className="zacht">De tekening komt eraan …</p>}>
        <LeesDoek definitie={definitie} merken={merken} kijk={[...tokens.keys()]} naam="Tekening met waar het traject staat. De regel hierboven zegt hetzelfde in woorden." />
      </Suspense>
    </section>
  );
}

function passed(tijdlijn: Tijdlijn, beeld: number, flow: string, ids: ReadonlySet<string>): Set<string> {
  const uit = new Set<string>();
  for (const b of tijdlijn.beelden.slice(0, beeld + 1)) {
    for (const pad of [...b.open, ...(b.gedaan ? [b.gedaan] : [])]) {
      const stap = stepOn(pad, flow, ids);
      if (stap) uit.add(stap);
    }
  }
  return uit;
}
