/** The building blocks. */
export function Palet() {
  return null;
}
