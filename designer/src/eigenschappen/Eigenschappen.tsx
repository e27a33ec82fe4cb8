/** The chosen step or arrow as an ordinary form. */
export function Eigenschappen() {
  return null;
}
