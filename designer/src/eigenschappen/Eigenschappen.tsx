import { findStap } from '../model/definitie';
import { useToestand } from '../store/context';
import { KeuzeForm } from './KeuzeForm';
import { PijlForm } from './PijlForm';
import { StapForm } from './StapForm';
import { FlowForm } from './FlowForm';
import './eigenschappen.css';

/** What is chosen, as an ordinary form: a step, an arrow, several steps, or the flow itself. */
export function Eigenschappen() {
  const [definitie, selectie, pijl] = [useToestand((t) => t.definitie), useToestand((t) => t.selectie), useToestand((t) => t.pijl)];
  const stap = selectie.size === 1 ? findStap(definitie, [...selectie][0]!) : undefined;
  return (
    <section className="tt-eigenschappen" aria-label="Eigenschappen">
      {stap ? <StapForm key={stap.id} stap={stap} /> : selectie.size > 1 ? <KeuzeForm /> : pijl !== null ? <PijlForm key={pijl} id={pijl} /> : <FlowForm />}
    </section>
  );
}
