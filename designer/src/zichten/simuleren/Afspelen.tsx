import { lazy, Suspense, useEffect, useId, useMemo, useState } from 'react';
import { pijlen, plekOf, stappen, titelOf } from '../../model/definitie';
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
  const delen = useToestand((t) => t.flow!.delen);
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
  const geweest = useMemo(() => passed(tijdlijn, beeld, ids), [tijdlijn, beeld, ids]);
  const tokens = useMemo(() => tokensAt(tijdlijn, beeld, ids), [tijdlijn, beeld, ids]);
  const doekStappen = useMemo(() => stappen(definitie).map((s) => {
    const aantal = tokens.get(s.id) ?? 0;
    const klasse = aantal > 0 ? 'hier' : geweest.has(s.id) ? 'voorbij' : '';
    return { id: s.id, titel: titelOf(s), plek: plekOf(s) ?? { x: 0, y: 0 }, klasse, merk: aantal > 0 ? `● hier nu${aantal > 1 ? `: ${aantal}` : ''}` : geweest.has(s.id) ? 'voorbij' : null };
  }), [definitie, tokens, geweest]);
  const doekPijlen = useMemo(() => pijlen(definitie).map((p) => ({ ...p, klasse: '', merk: null })), [definitie]);
  const naam = (pad: string) => titelIn(pad.split('/').at(-1)!.replace(/#.*$/, ''), definitie, ...Object.values(delen));
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
        <LeesDoek stappen={doekStappen} pijlen={doekPijlen} kijk={[...tokens.keys()]} naam="Tekening met waar het traject staat. De regel hierboven zegt hetzelfde in woorden." />
      </Suspense>
    </section>
  );
}

function passed(tijdlijn: Tijdlijn, beeld: number, ids: ReadonlySet<string>): Set<string> {
  const uit = new Set<string>();
  for (const b of tijdlijn.beelden.slice(0, beeld + 1)) {
    for (const pad of [...b.open, ...(b.gedaan ? [b.gedaan] : [])]) {
      const stap = stepOn(pad, ids);
      if (stap) uit.add(stap);
    }
  }
  return uit;
}
