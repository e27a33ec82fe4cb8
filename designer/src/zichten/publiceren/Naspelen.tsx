import type { Naspel } from '../../types';
import { useLaden } from '../laden';
import { Wachten } from '../Wachten';

/** The decisions of closed trajecten, played on the concept. What is hidden is fewer than five, or all but fewer than five (S21). */
export function Naspelen({ vraag, sleutel }: { vraag: () => Promise<Naspel>; sleutel: string }) {
  const naspel = useLaden(vraag, sleutel);
  return (
    <section aria-labelledby="naspelen-kop">
      <h3 id="naspelen-kop">Trajecten die al klaar zijn, nagespeeld</h3>
      <Wachten van={naspel} wat="We spelen de beslissingen van toen na op dit concept">
        {(waarde) => (waarde.gespeeld === null
          ? <p>Er zijn minder dan 5 trajecten klaar. Dat is te weinig om na te spelen.</p>
          : <Tabel naspel={waarde} gespeeld={waarde.gespeeld} />)}
      </Wachten>
    </section>
  );
}

function Tabel({ naspel, gespeeld }: { naspel: Naspel; gespeeld: number }) {
  return (
    <>
      <p>{gespeeld} trajecten nagespeeld met wat er toen beslist is. Alleen aantallen. Minder dan 5 tonen we niet, en ook niet wat voor iedereen op minder dan 5 na geldt.</p>
      <table className="lijst naspelen">
        <thead><tr><th scope="col">Wat</th><th scope="col" className="getal">Trajecten</th><th scope="col"><span className="alleen-lezer">Als balk</span></th></tr></thead>
        <tbody>
          {naspel.rijen.map(({ wat, aantal }) => (
            <tr key={wat}>
              <th scope="row">{wat}</th>
              <td className="getal" data-kop="Trajecten">{aantal ?? 'niet getoond'}</td>
              <td>{aantal !== null && <Balk deel={aantal / gespeeld} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Balk({ deel }: { deel: number }) {
  return (
    <svg className="balk" viewBox="0 0 200 14" aria-hidden="true" preserveAspectRatio="none">
      <rect className="vol" x="1" y="1" width={Math.max(0, Math.min(1, deel)) * 198} height="12" rx="2" />
    </svg>
  );
}
