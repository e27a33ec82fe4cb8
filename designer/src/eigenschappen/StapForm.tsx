import { detailOf, soortLabel } from '../canvas/soorten';
import { isFase, lijstOf, stappen, tekstOf, titelOf, waardeOf } from '../model/definitie';
import { isUitdrukking, setInvoer, setTitel } from '../model/wijzigen';
import { uitkomstInvoer } from '../model/poorten';
import { takeForm } from '../model/formulier';
import { useOntwerp, useToestand } from '../store/context';
import type { ElsaActiviteit, KeuzeLijst, PaletVeld } from '../types';
import { FormuleVeld } from './FormuleVeld';
import { Gevallen } from './Gevallen';
import { Uitgangen } from './Uitgangen';
import { KiesVeld, TekstVeld, VinkLijst, VinkVeld } from './velden';

/** One step: its name, what the palette says it asks, and the ways out. */
export function StapForm({ stap }: { stap: ElsaActiviteit }) {
  const ontwerp = useOntwerp();
  const palet = useToestand((t) => t.palet);
  const nieuw = useToestand((t) => t.nieuw === stap.id);
  const mag = useToestand((t) => t.flow?.magTekenen ?? false);
  const keuzes = useToestand((t) => t.keuzes);
  const blok = palet?.stappen.find((s) => s.type === stap.type);
  const velden = (blok?.invoer ?? []).filter((v) => v.naam !== 'titel' && v.naam !== uitkomstInvoer(stap.type));
  return (
    <>
      <p className="tt-soort">{soortLabel(stap, palet)}</p>
      <h2 className="alleen-lezer">{titelOf(stap)}</h2>
      <TekstVeld id="stap-titel" label={stap.type === 'Leerwerk.Taak' ? 'Titel van de taak' : 'Naam'} waarde={titelOf(stap)} focus={nieuw} verplicht
        set={(titel) => ontwerp.edit('Naam veranderd', (d) => setTitel(d, stap.id, titel), `titel:${stap.id}`)} />
      {blok && <p className="hulp">{blok.help}</p>}
      {velden.filter((v) => v.verplicht || waardeOf(stap, v.naam) !== undefined || !isSeldom(v)).map((v) => <Invoer key={v.naam} stap={stap} veld={v} />)}
      {stap.type === 'Elsa.FlowSwitch' && <Gevallen stap={stap} />}
      {velden.some((v) => isSeldom(v) && !v.verplicht && waardeOf(stap, v.naam) === undefined) && (
        <details className="tt-meer">
          <summary>Meer instellingen</summary>
          {velden.filter((v) => isSeldom(v) && !v.verplicht && waardeOf(stap, v.naam) === undefined).map((v) => <Invoer key={v.naam} stap={stap} veld={v} />)}
        </details>
      )}
      {!blok && palet && <p className="hulp">Dit soort stap staat niet bij de blokken. Ze blijft zoals ze is: {detailOf(stap, keuzes) || stap.type}.</p>}
      <Uitgangen stap={stap} />
      <div className="acties">
        {isFase(stap) && tekstOf(stap, 'flow') && <button type="button" className="knop knop-stil knop-klein" onClick={() => void ontwerp.open(tekstOf(stap, 'flow'))}>Open de fase</button>}
        {mag && <button type="button" className="knop knop-stil knop-klein" onClick={() => ontwerp.copySelected()}>Kopieer</button>}
        {mag && <button type="button" className="knop knop-gevaar knop-klein" onClick={() => ontwerp.removeSelected()}>Verwijder de stap</button>}
      </div>
    </>
  );
}

// Shown only when it is used: most tasks have none of them.
const isSeldom = (v: PaletVeld) => ['herinnering', 'escalatie', 'vierOgenMet', 'code', 'outreach', 'bijSchorsing', 'document', 'kanaal', 'totEnMet', 'uitkomst', 'brieven', 'kaart', 'kaartUitleg', 'kaartMee', 'kaartDag'].includes(v.naam);

function Invoer({ stap, veld }: { stap: ElsaActiviteit; veld: PaletVeld }) {
  const ontwerp = useOntwerp();
  const [keuzes, definitie] = [useToestand((t) => t.keuzes), useToestand((t) => t.definitie)];
  const waarde = tekstOf(stap, veld.naam);
  const set = (nieuw: unknown) => ontwerp.edit(`${veld.label} veranderd`, (d) => setInvoer(d, stap.id, veld.naam, nieuw, veld.soort), `${stap.id}:${veld.naam}`);
  const lijst = veld.naam === 'vierOgenMet'
    ? stappen(definitie).filter((s) => s.type === 'Leerwerk.Taak' && s.id !== stap.id).map((s) => ({ code: s.id, label: titelOf(s) }))
    : veld.keuzes ? keuzes[veld.keuzes as KeuzeLijst] : undefined;
  if (veld.naam === 'formulier' && lijst)
    return <KiesVeld label={veld.label} waarde={waarde} verplicht={veld.verplicht} keuzes={lijst} set={(code) => ontwerp.edit('Formulier gekozen', (d) => takeForm(d, stap.id, lijst.find((k) => k.code === code) ?? { code, label: code }))} />;
  if (isUitdrukking(stap, veld.naam) && veld.soort !== 'voorwaarde')
    return <TekstVeld label={veld.label} waarde={waarde} verplicht={veld.verplicht} set={set} hulp="Dit wordt berekend uit de feiten van het traject." lijst={keuzes.feiten} />;
  switch (veld.soort) {
    case 'formule':
      return <FormuleVeld label={veld.label} waarde={waarde} verplicht={veld.verplicht} set={set} />;
    case 'jaNee':
      return <VinkVeld label={veld.label} waarde={waardeOf(stap, veld.naam) === true} set={(aan) => set(aan || null)} />;
    case 'lijst':
      if (veld.naam === 'brieven') return <VinkLijst label={veld.label} waarde={lijstOf(stap, veld.naam)} keuzes={lijst ?? []} set={(namen) => set(namen.length > 0 ? namen : null)} />;
      return <TekstVeld label={veld.label} waarde={lijstOf(stap, veld.naam).join(', ')} verplicht={veld.verplicht} hulp="Zet een komma tussen twee woorden." set={(t) => set(t.split(',').map((w) => w.trim()).filter(Boolean))} />;
    case 'voorwaarde':
      return <TekstVeld label={veld.label} waarde={waarde} verplicht={veld.verplicht} set={set} lijst={keuzes.feiten} hulp="Een feit dat waar is, of een vergelijking, zoals lengte > 12." />;
    default:
      // A fact may be a new one.
      return lijst && lijst.length > 0 && veld.naam !== 'feit'
        ? <KiesVeld label={veld.label} waarde={waarde} verplicht={veld.verplicht} keuzes={lijst} set={set} />
        : <TekstVeld label={veld.label} waarde={waarde} verplicht={veld.verplicht} set={set} lijst={veld.naam === 'feit' ? keuzes.feiten : undefined} />;
  }
}
