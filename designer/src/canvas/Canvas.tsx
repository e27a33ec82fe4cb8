import { useToestand } from '../store/context';
import { titelOf, inVolgorde } from '../model/definitie';

/** The drawing. */
export default function Canvas() {
  const definitie = useToestand((t) => t.definitie);
  return <ol>{inVolgorde(definitie).map((s) => <li key={s.id}>{titelOf(s)}</li>)}</ol>;
}
