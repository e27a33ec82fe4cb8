import { useState } from 'react';
import { stappen } from '../model/definitie';
import { useOntwerp, useToestand } from '../store/context';
import { TekstVeld } from './velden';

/** Nothing is chosen: the flow's own name, what it is for, and how to begin. */
export function FlowForm() {
  const ontwerp = useOntwerp();
  const definitie = useToestand((t) => t.definitie);
  const aantal = stappen(definitie).length;
  return (
    <>
      <h2>De flow</h2>
      <TekstVeld id="flow-naam" label="Naam" waarde={definitie.name ?? ''} set={(name) => ontwerp.edit('Naam van de flow', (d) => ({ ...d, name }), 'flow:name')} />
      <TekstVeld id="flow-uitleg" label="Waarvoor dient ze?" lang waarde={(definitie.description as string | undefined) ?? ''}
        set={(description) => ontwerp.edit('Uitleg van de flow', (d) => ({ ...d, description }), 'flow:description')} />
      <p className="hulp">{aantal} {aantal === 1 ? 'stap' : 'stappen'}. Kies een stap of een pijl om ze te veranderen. Met Ctrl of Shift kies je er meer.</p>
      <Verwerp />
      <details className="tt-toetsen">
        <summary>Met het toetsenbord</summary>
        <dl>
          <dt>Pijltjes</dt><dd>van stap naar stap, langs de pijlen</dd>
          <dt>Enter</dt><dd>kies de stap; nog eens: naar haar eigenschappen</dd>
          <dt>Alt + pijltjes</dt><dd>verplaats de stap</dd>
          <dt>Delete</dt><dd>verwijder wat gekozen is</dd>
          <dt>Escape</dt><dd>terug naar de tekening; daar: kies niets</dd>
          <dt>Ctrl + Z, Y</dt><dd>draai terug, doe opnieuw</dd>
          <dt>Ctrl + C, V</dt><dd>kopieer, plak</dd>
        </dl>
      </details>
    </>
  );
}

/** Back to the flow as it was published; asked twice, because undo does not reach that far. */
function Verwerp() {
  const ontwerp = useOntwerp();
  const mag = useToestand((t) => t.flow !== null && t.flow.magTekenen && t.flow.isConcept && t.flow.gepubliceerd !== null);
  const [zeker, setZeker] = useState(false);
  if (!mag) return null;
  if (!zeker) return <p><button type="button" className="knop-link" onClick={() => setZeker(true)}>Verwerp dit voorstel</button></p>;
  return (
    <div className="bericht bericht-let" role="alert">
      <p>Alles wat in dit voorstel getekend is, verdwijnt voor iedereen. De gepubliceerde flow blijft.</p>
      <div className="knoprij">
        <button type="button" className="knop knop-gevaar knop-klein" onClick={() => void ontwerp.discard()}>Verwerp het voorstel</button>
        <button type="button" className="knop knop-stil knop-klein" onClick={() => setZeker(false)}>Toch niet</button>
      </div>
    </div>
  );
}
