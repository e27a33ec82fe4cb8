import { useOntwerp, useToestand } from '../store/context';
import type { Oordeel, PadStap } from '../types';
import { bevindingenOf, blokkeert, ernstWoord, plaatsOf } from './ernst';
import './bevindingen.css';

/** What the checker says of the drawing, live: each with why, what to do, the way that leads to it, and a repair where there is one. */
export function Bevindingen() {
  const ontwerp = useOntwerp();
  const [nazicht, kijktNa, fout, gekozen] = [useToestand((t) => t.nazicht), useToestand((t) => t.kijktNa), useToestand((t) => t.nakijkFout), useToestand((t) => t.bevinding)];
  const lijst = bevindingenOf(nazicht);
  const goed = (nazicht?.oordelen ?? []).filter((o) => o.oordeel === 'kept');
  return (
    <section className="tt-bevindingen" aria-label="Bevindingen" aria-busy={kijktNa}>
      <p className="tt-nazicht" role="status">{samenvatting(nazicht !== null, lijst, fout)}{kijktNa && nazicht && <span className="zacht"> Nakijken…</span>}</p>
      <ol>
        {lijst.map((o, nr) => <Bevinding key={`${o.code}:${nr}`} oordeel={o} open={nr === gekozen} kies={() => ontwerp.showPad(nr === gekozen ? -1 : nr)} />)}
      </ol>
      {goed.length > 0 && (
        <details className="tt-goed">
          <summary>{goed.length} {goed.length === 1 ? 'regel is' : 'regels zijn'} bewezen</summary>
          <ul>{goed.map((o, nr) => <li key={`${o.code}:${nr}`}>{o.zin} <span className="zacht">({o.bron})</span></li>)}</ul>
        </details>
      )}
    </section>
  );
}

function samenvatting(nagekeken: boolean, lijst: Oordeel[], fout: string | null): string {
  if (fout) return fout;
  if (!nagekeken) return 'De flow wordt nagekeken…';
  const ernstig = lijst.filter(blokkeert).length;
  if (lijst.length === 0) return 'Alles in orde: deze flow mag gepubliceerd worden.';
  if (ernstig === 0) return `Deze flow mag gepubliceerd worden, met ${lijst.length === 1 ? 'één aandachtspunt' : `${lijst.length} aandachtspunten`}.`;
  return ernstig === 1 ? 'Eén bevinding houdt het publiceren tegen.' : `${ernstig} bevindingen houden het publiceren tegen.`;
}

function Bevinding({ oordeel, open, kies }: { oordeel: Oordeel; open: boolean; kies: () => void }) {
  const ontwerp = useOntwerp();
  const mag = useToestand((t) => t.flow?.magTekenen ?? false);
  const flow = useToestand((t) => t.flow?.id);
  const { pad } = oordeel;
  const einde = plaatsOf(oordeel, flow);
  return (
    <li className="tt-bevinding" data-ernst={oordeel.ernst} data-open={open || undefined}>
      <h2>
        <button type="button" aria-expanded={open} onClick={() => {
          kies();
          if (!open && einde) void ontwerp.follow(einde);
        }}>{oordeel.zin}</button>
      </h2>
      <p className="tt-bron"><span className={blokkeert(oordeel) ? 'badge badge-fout' : 'badge badge-let'}>{ernstWoord[oordeel.ernst]}{oordeel.oordeel === 'unknown' && ': niet te bewijzen'}</span> {oordeel.bron}</p>
      {oordeel.uitleg && <p>{oordeel.uitleg}</p>}
      {oordeel.doe && <p className="tt-doe"><strong>Wat kan je doen?</strong> {oordeel.doe}</p>}
      {mag && oordeel.herstel.length > 0 && (
        <div className="knoprij">{oordeel.herstel.map((h) => <button key={h.titel} type="button" className="knop knop-klein" onClick={() => void ontwerp.repair(h)}>{h.titel}</button>)}</div>
      )}
      {open && pad.length > 0 && <Pad pad={pad} />}
    </li>
  );
}

const Kort = 5;

/** The way to where it goes wrong; of a long one the end, for that is where to look. */
function Pad({ pad }: { pad: PadStap[] }) {
  const begin = pad.length > Kort + 2 ? pad.length - Kort : 0;
  return (
    <div className="tt-pad" role="group" aria-label="Zo kom je er">
      {begin > 0 && <details><summary>De hele weg: {pad.length} stappen</summary><Stappen pad={pad.slice(0, begin)} start={1} /></details>}
      <Stappen pad={pad.slice(begin)} start={begin + 1} />
    </div>
  );
}

function Stappen({ pad, start }: { pad: PadStap[]; start: number }) {
  const ontwerp = useOntwerp();
  const [flow, fasen] = [useToestand((t) => t.flow?.id), useToestand((t) => t.keuzes.fasen)];
  return (
    <ol start={start}>
      {pad.map((p, nr) => (
        <li key={nr}>
          <button type="button" className="knop-link" onClick={() => void ontwerp.follow(p)}>{p.tekst || p.stap}</button>
          {p.flow !== flow && <span className="zacht"> in {fasen?.find((f) => f.code === p.flow)?.label ?? p.flow}</span>}
        </li>
      ))}
    </ol>
  );
}
