import { useMemo, useState } from 'react';
import type { Tijdlijn } from '../../types';
import { dagInWoorden } from '../zinnen/formule';
import { align, type Naast } from './naast';

const WAT: Record<string, string> = { fase: 'Fase', taak: 'Taak', wacht: 'Wacht', mijlpaal: 'Mijlpaal', melding: 'Melding', document: 'Document', feit: 'Feit', einde: 'Einde' };
const VERSCHIL: Record<Naast['soort'], [badge: string, woord: string] | null> = {
  gelijk: null, datum: ['badge-info', 'andere dag'], nieuw: ['badge-ok', 'erbij'], weg: ['badge-laat', 'weg'],
};
const dag = (iso: string | undefined) => (iso ? dagInWoorden(iso) : '–');

/** The timeline of the concept beside the published one; what differs is said in words. */
export function Tijdlijnen({ nieuw, oud }: { nieuw: Tijdlijn; oud: Tijdlijn | null }) {
  const [alleenAnders, setAlleenAnders] = useState(false);
  const rijen = useMemo(() => align(shown(oud ?? { ...nieuw, regels: [] }), shown(nieuw)).filter(isWorthALine), [nieuw, oud]);
  const anders = oud ? rijen.filter((r) => r.soort !== 'gelijk') : [];
  const zichtbaar = alleenAnders ? anders : rijen;
  return (
    <section aria-labelledby="tijdlijnen-kop">
      <h3 id="tijdlijnen-kop">Tijdlijn{oud ? ': het concept naast de gepubliceerde versie' : ''}</h3>
      {oud && (
        <>
          <p>{anders.length === 0 ? 'Dit scenario verloopt in beide versies gelijk.' : `${anders.length} van de ${rijen.length} regels zijn anders.`}{oud.fout && ` De gepubliceerde versie liep vast: ${oud.fout}`}</p>
          <label className="schakel"><input type="checkbox" checked={alleenAnders} onChange={(e) => setAlleenAnders(e.target.checked)} /> Toon alleen wat anders is</label>
        </>
      )}
      <div className="schuif" tabIndex={0} role="group" aria-labelledby="tijdlijnen-kop">
        <table className="lijst">
          <thead><tr>{oud && <th scope="col">Gepubliceerd</th>}<th scope="col">Concept</th><th scope="col">Wat</th><th scope="col">Titel</th>{oud && <th scope="col">Verschil</th>}</tr></thead>
          <tbody>
            {zichtbaar.map((r, n) => {
              const regel = (r.nieuw ?? r.oud)!;
              const verschil = oud ? VERSCHIL[r.soort] : null;
              return (
                <tr key={n} className={verschil ? `anders ${r.soort}` : undefined}>
                  {oud && <td data-kop="Gepubliceerd">{dag(r.oud?.datum)}</td>}
                  <td data-kop="Concept">{dag(r.nieuw?.datum)}</td>
                  <td data-kop="Wat">{WAT[regel.soort] ?? regel.soort}</td>
                  <td data-kop="Titel">{regel.titel}{regel.waarom && <details className="waarom"><summary>Waarom?</summary><p>{regel.waarom}</p></details>}</td>
                  {oud && <td data-kop="Verschil">{verschil ? <span className={`badge ${verschil[0]}`}>{verschil[1]}</span> : <span className="zacht">gelijk</span>}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

// What was set down at the beginning is only worth a line when it differs.
const isWorthALine = (r: Naast) => (r.nieuw ?? r.oud)!.soort !== 'feit' || r.soort === 'datum' || (r.soort !== 'gelijk' && (r.nieuw ?? r.oud)!.stap !== '');
const shown = (t: Tijdlijn) => t.regels.filter((r) => r.soort !== 'samenvatting');
