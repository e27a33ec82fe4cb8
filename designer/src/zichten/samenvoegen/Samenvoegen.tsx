import { useId, useState } from 'react';
import { findStap, titelOf } from '../../model/definitie';
import { poortLabel } from '../../model/poorten';
import type { Conflict, Kant } from '../../model/samenvoegen';
import { useOntwerp, useToestand } from '../../store/context';
import type { ElsaDefinitie } from '../../types';
import type { WeergaveProps } from '../../weergaven';
import { titelIn, veldLabel } from '../kennis';
import { waardeInWoorden } from '../vergelijken/verschil';
import { choose, questionsOf } from './vragen';
import '../zichten.css';

/** Two people changed the same thing: mine beside theirs, and the person chooses. What one of both changed alone is kept already. */
export default function Samenvoegen({ close }: WeergaveProps) {
  const ontwerp = useOntwerp();
  const botsing = useToestand((t) => t.botsing);
  const ons = useToestand((t) => t.definitie);
  const palet = useToestand((t) => t.palet);
  const [keuze, setKeuze] = useState<Record<string, Kant>>({});
  if (!botsing) return <p>Er is niets meer te kiezen. <button type="button" className="knop knop-stil knop-klein" onClick={close}>Sluit</button></p>;

  const { conflicten, hun, door, gepubliceerd } = botsing;
  const vragen = questionsOf(conflicten, (c) => (c.stap ? veldLabel(palet, findStap(ons, c.stap)?.type ?? '', c.naam) : c.naam).toLowerCase());
  const open = vragen.filter((v) => !keuze[v.ids[0]!]).length;
  const toon = (c: Conflict, kant: 'basis' | Kant) => inWoorden(c, c[kant], ons, hun);
  const alles = (kant: Kant) => setKeuze(choose({}, vragen, kant));
  const wie = door || 'de andere';
  return (
    <div className="samenvoegen">
      <p>
        {gepubliceerd ? `${door || 'Iemand'} publiceerde intussen een nieuwe versie.` : `${door || 'Iemand anders'} tekende intussen ook aan deze flow.`}{' '}
        Wat maar één van jullie veranderde, is al samengevoegd. Kies hieronder wat blijft; tot dan bewaren we niets en gaat er niets verloren.
      </p>
      <div className="knoprij">
        <button type="button" className="knop knop-stil knop-klein" onClick={() => alles('ons')}>Overal van mij</button>
        <button type="button" className="knop knop-stil knop-klein" onClick={() => alles('hun')}>Overal van {wie}</button>
      </div>
      <ol className="kaartlijst">
        {vragen.map((v) => (
          <Keuze key={v.ids[0]} wie={wie} gekozen={keuze[v.ids[0]!] ?? null} toon={(kant) => toon(v.conflict, kant)} kies={(kant) => setKeuze(choose(keuze, [v], kant))}
            zin={v.conflict.soort === 'invoer' ? `Jullie veranderden allebei “${v.naam}” van de stap “${titelIn(v.conflict.stap ?? '', ons, hun)}”.` : v.conflict.zin} />
        ))}
      </ol>
      <p role="status">{open === 0 ? 'Alles is gekozen.' : open === 1 ? 'Nog één keuze.' : `Nog ${open} keuzes.`}</p>
      <div className="acties">
        <button type="button" className="knop" aria-disabled={open > 0} onClick={() => (open > 0 ? ontwerp.say('Kies eerst overal wat blijft.') : ontwerp.resolveBotsing(keuze))}>Voeg samen en bewaar</button>
      </div>
    </div>
  );
}

function Keuze({ zin, wie, gekozen, toon, kies }: {
  zin: string; wie: string; gekozen: Kant | null; toon: (kant: 'basis' | Kant) => string; kies: (kant: Kant) => void;
}) {
  const id = useId();
  return (
    <li>
      <fieldset className="botsing">
        <legend>{zin}</legend>
        <p className="hulp">Eerst stond er: {toon('basis')}</p>
        <div className="kanten">
          {(['ons', 'hun'] as const).map((kant) => (
            <div key={kant} className={`keuze kant ${gekozen === kant ? 'gekozen' : ''}`}>
              <input type="radio" id={`${id}-${kant}`} name={id} checked={gekozen === kant} onChange={() => kies(kant)} />
              <label htmlFor={`${id}-${kant}`}><strong>{kant === 'ons' ? 'Van mij' : `Van ${wie}`}</strong><br />{toon(kant)}</label>
            </div>
          ))}
        </div>
      </fieldset>
    </li>
  );
}

function inWoorden(c: Conflict, waarde: unknown, ons: ElsaDefinitie, hun: ElsaDefinitie): string {
  if (c.soort === 'stap') return waarde === null ? 'de stap is weg' : `de stap “${titelOf(waarde as never)}” blijft`;
  if (c.soort === 'pijlen') {
    const doelen = (waarde as string[] | null) ?? [];
    return doelen.length === 0 ? `geen pijl bij ${poortLabel(c.naam)}` : `naar ${doelen.map((d) => `“${titelIn(d, ons, hun)}”`).join(' en ')}`;
  }
  return waardeInWoorden(waarde) ?? 'niets';
}
