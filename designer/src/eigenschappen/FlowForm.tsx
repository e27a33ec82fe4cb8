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
      <details className="tt-toetsen">
        <summary>Met het toetsenbord</summary>
        <dl>
          <dt>Pijltjes</dt><dd>van stap naar stap, langs de pijlen</dd>
          <dt>Enter</dt><dd>kies de stap; nog eens: naar haar eigenschappen</dd>
          <dt>Alt + pijltjes</dt><dd>verplaats de stap</dd>
          <dt>Delete</dt><dd>verwijder wat gekozen is</dd>
          <dt>Ctrl + Z, Y</dt><dd>draai terug, doe opnieuw</dd>
          <dt>Ctrl + C, V</dt><dd>kopieer, plak</dd>
        </dl>
      </details>
    </>
  );
}
