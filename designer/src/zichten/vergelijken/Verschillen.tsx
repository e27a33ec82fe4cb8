import { poortLabel } from '../../model/poorten';
import { useVeld } from '../kennis';
import type { Verschil, VeldVerschil, Soort } from './verschil';

export const WOORD: Record<Soort, string> = { nieuw: 'erbij', weg: 'weg', anders: 'anders' };
const BADGE: Record<Soort, string> = { nieuw: 'badge-ok', weg: 'badge-laat', anders: 'badge-info' };

export function Merk({ soort }: { soort: Soort }) {
  return <span className={`badge ${BADGE[soort]}`}>{WOORD[soort]}</span>;
}

/** The differences as a list: each input before and after. `ga` goes to a step, where there is a place to go to. */
export function Verschillen({ verschil, titel, ga }: { verschil: Verschil; titel: (stap: string) => string; ga?: (stap: string) => void }) {
  const veld = useVeld();
  return (
    <div className="verschillen">
      {verschil.stappen.length > 0 && (
        <section aria-label="Stappen">
          <h3>Stappen</h3>
          <ul className="kaartlijst">
            {verschil.stappen.map((s) => (
              <li key={s.stap} className={`verschil ${s.soort}`}>
                <p className="verschilkop"><Merk soort={s.soort} /> {ga ? <button type="button" className="knop-link" onClick={() => ga(s.stap)}>{s.titel}</button> : <strong>{s.titel}</strong>}</p>
                <Velden soort={s.soort} velden={s.velden.map((v) => veld(s.type, v))} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {verschil.pijlen.length > 0 && (
        <section aria-label="Pijlen">
          <h3>Pijlen</h3>
          <ul className="kaartlijst">
            {verschil.pijlen.map((p) => (
              <li key={`${p.soort} ${p.van} ${p.poort} ${p.naar}`} className={`verschil ${p.soort}`}>
                <Merk soort={p.soort} /> van “{titel(p.van)}” bij {poortLabel(p.poort)} naar “{titel(p.naar)}”
              </li>
            ))}
          </ul>
        </section>
      )}
      {verschil.instellingen.length > 0 && (
        <section aria-label="Instellingen">
          <h3>Instellingen</h3>
          <ul className="kaartlijst">
            {verschil.instellingen.map((i) => <li key={i.naam} className={`verschil ${i.soort}`}><Merk soort={i.soort} /> <Velden soort={i.soort} velden={[i]} /></li>)}
          </ul>
        </section>
      )}
    </div>
  );
}

function Velden({ velden, soort }: { velden: VeldVerschil[]; soort: Soort }) {
  if (velden.length === 0) return null;
  return (
    <dl className="voorna">
      {velden.map((v) => (
        <div key={v.naam}>
          <dt>{v.naam}</dt>
          <dd>
            {soort !== 'nieuw' && <del><span className="alleen-lezer">voor: </span>{v.voor ?? 'niets'}</del>}
            {soort !== 'nieuw' && soort !== 'weg' && <span aria-hidden="true"> → </span>}
            {soort !== 'weg' && <ins><span className="alleen-lezer">na: </span>{v.na ?? 'niets'}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
