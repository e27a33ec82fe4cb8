import { useOntwerp, useToestand } from './store/context';
import { weergaven } from './weergaven';

/** Which flow this is, the views, undo and redo, whether it is kept, and who else is here. */
export function Werkbalk() {
  const ontwerp = useOntwerp();
  const flow = useToestand((t) => t.flow);
  const weergave = useToestand((t) => t.weergave);
  const mag = flow?.magTekenen ?? false;
  return (
    <header className="tt-balk">
      <div className="tt-naam">
        <a href="/ontwerp" className="tt-terug">Flows</a>
        <h1>{flow?.naam ?? 'Flow'}</h1>
        {flow && <span className={flow.isConcept ? 'badge badge-let' : 'badge badge-ok'}>{flow.isConcept ? 'voorstel' : 'gepubliceerd'}</span>}
        <Opslag />
      </div>
      <nav className="tt-tabs" aria-label="Weergave">
        {weergaven.filter((w) => w.plaats === 'tab').map((w) => (
          <button key={w.id} type="button" aria-pressed={weergave === w.id} onClick={() => ontwerp.showWeergave(w.id)}>{w.titel}</button>
        ))}
      </nav>
      <Aanwezigen />
      {mag && <Terugdraaien />}
      <div className="tt-knoppen">
        {weergaven.filter((w) => w.plaats === 'knop' && (mag || !w.tekenen)).map((w) => (
          <button key={w.id} type="button" className={`knop knop-klein ${w.id === 'publiceren' ? '' : 'knop-stil'}`} onClick={() => ontwerp.openVenster(w.id)}>{w.titel}</button>
        ))}
      </div>
    </header>
  );
}

function Terugdraaien() {
  const ontwerp = useOntwerp();
  const [terug, opnieuw] = [useToestand((t) => t.terug), useToestand((t) => t.opnieuw)];
  return (
    <div className="tt-terugdraaien">
      <button type="button" className="tt-icoonknop" disabled={terug === null} title={terug ? `Draai terug: ${terug} (Ctrl+Z)` : 'Niets om terug te draaien'} aria-label="Draai terug" onClick={() => ontwerp.undo()}>↶</button>
      <button type="button" className="tt-icoonknop" disabled={opnieuw === null} title={opnieuw ? `Doe opnieuw: ${opnieuw} (Ctrl+Y)` : 'Niets om opnieuw te doen'} aria-label="Doe opnieuw" onClick={() => ontwerp.redo()}>↷</button>
    </div>
  );
}

const Woorden = { bewaard: 'Bewaard', wacht: 'Nog niet bewaard', bezig: 'Bewaren…', fout: 'Niet bewaard', botsing: 'Samenvoegen' } as const;

function Opslag() {
  const ontwerp = useOntwerp();
  const { staat, zin } = useToestand((t) => t.opslag);
  const magTekenen = useToestand((t) => t.flow?.magTekenen);
  if (magTekenen === undefined) return null;
  if (!magTekenen) return <p className="tt-opslag">Alleen lezen</p>;
  return (
    <div className="tt-opslag" data-staat={staat}>
      <span role="status">{Woorden[staat]}</span>
      {zin && <span className="tt-opslag-zin">{zin}</span>}
      {staat === 'fout' && <button type="button" className="knop-link" onClick={() => void ontwerp.flush()}>Probeer opnieuw</button>}
      {staat === 'botsing' && <button type="button" className="knop-link" onClick={() => ontwerp.openVenster('samenvoegen')}>Kies wat blijft</button>}
    </div>
  );
}

function Aanwezigen() {
  const anderen = useToestand((t) => t.anderen);
  if (anderen.length === 0) return null;
  return (
    <ul className="tt-anderen" aria-label="Wie ook tekent">
      {anderen.map((a) => <li key={a.id} title={`${a.naam} is ook in deze flow`}><span aria-hidden="true">{initialen(a.naam)}</span><span className="alleen-lezer">{a.naam}</span></li>)}
    </ul>
  );
}

const initialen = (naam: string) => naam.split(/\s+/).map((deel) => deel[0]?.toUpperCase() ?? '').slice(0, 2).join('');
