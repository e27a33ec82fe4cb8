import { useId, useState } from 'react';
import type { Gevolgen } from '../../types';
import { dagInWoorden } from '../zinnen/formule';
import { inWoorden, monthsOf, pointsOf, scaleOf, type Vlak } from './grafiek';

const VLAK: Vlak = { breedte: 720, hoogte: 250, links: 40, rechts: 12, boven: 14, onder: 46 };

/** Open tasks a week for the coming year, now and after: a line chart of our own, and the same as a table. */
export function Werklast({ werklast }: { werklast: Gevolgen['werklast'] }) {
  const [wie, setWie] = useState('');
  const id = useId();
  const coach = werklast.perCoach.find((c) => c.naam === wie);
  const [mee, setMee] = useState(false);
  const van = coach ?? werklast;
  const reeks = { nu: van.nu, straks: (mee && van.verhuisd) || van.straks };
  if (werklast.weken.length === 0) return null;
  return (
    <section aria-labelledby={`${id}-kop`}>
      <h3 id={`${id}-kop`}>Werk van de coaches</h3>
      <p id={`${id}-zin`}>{inWoorden(reeks)} <span className="zacht">Berekend met de trajecten die nu lopen en de kansen uit de documentatie.</span></p>
      {werklast.perCoach.length > 0 && (
        <div className="veld half">
          <label htmlFor={`${id}-wie`}>Van wie</label>
          <select id={`${id}-wie`} className="half" value={wie} onChange={(e) => setWie(e.target.value)}>
            <option value="">Alle coaches samen</option>
            {werklast.perCoach.map((c) => <option key={c.naam} value={c.naam}>{c.naam}</option>)}
          </select>
        </div>
      )}
      {werklast.verhuisd !== undefined && (
        <label className="schakel"><input type="checkbox" checked={mee} onChange={(e) => setMee(e.target.checked)} /> Reken erbij dat wie nu loopt en mee kan, ook verhuist</label>
      )}
      <Lijnen weken={werklast.weken} nu={reeks.nu} straks={reeks.straks} kop={`${id}-kop`} zin={`${id}-zin`} />
      <details>
        <summary>Dezelfde cijfers als tabel</summary>
        <table className="lijst cijfers">
          <caption>Open taken per week: {wie || 'alle coaches samen'}</caption>
          <thead><tr><th scope="col">Week van</th><th scope="col" className="getal">Nu</th><th scope="col" className="getal">Straks</th></tr></thead>
          <tbody>
            {werklast.weken.map((week, n) => (
              <tr key={week}><th scope="row">{dagInWoorden(week)}</th><td className="getal" data-kop="Nu">{reeks.nu[n]}</td><td className="getal" data-kop="Straks">{reeks.straks[n]}</td></tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

function Lijnen({ weken, nu, straks, kop, zin }: { weken: string[]; nu: number[]; straks: number[]; kop: string; zin: string }) {
  const { top, lijnen } = scaleOf(Math.max(0, ...nu, ...straks));
  const hoog = (waarde: number) => pointsOf([waarde], top, VLAK)[0]![1];
  const breed = pointsOf(weken.map(() => 0), top, VLAK);
  const text = (waarden: number[]) => pointsOf(waarden, top, VLAK).map((p) => p.join(',')).join(' ');
  return (
    <figure className="grafiek">
      <svg viewBox={`0 0 ${VLAK.breedte} ${VLAK.hoogte}`} role="img" aria-labelledby={kop} aria-describedby={zin}>
        {lijnen.map((lijn) => (
          <g key={lijn}>
            <line className="rooster" x1={VLAK.links} x2={VLAK.breedte - VLAK.rechts} y1={hoog(lijn)} y2={hoog(lijn)} />
            <text x={VLAK.links - 8} y={hoog(lijn) + 4} textAnchor="end">{lijn}</text>
          </g>
        ))}
        {monthsOf(weken).map(({ week, naam, jaar }) => (
          <text key={week} x={breed[week]![0]} y={VLAK.hoogte - 26}>{naam}{jaar && <tspan x={breed[week]![0]} dy="1.2em">{jaar}</tspan>}</text>
        ))}
        <polyline className="straks" points={text(straks)} />
        <polyline className="nu" points={text(nu)} />
      </svg>
      <figcaption><span className="teken nu">nu, met de flow die geldt</span> <span className="teken straks">straks, met dit concept</span></figcaption>
    </figure>
  );
}
