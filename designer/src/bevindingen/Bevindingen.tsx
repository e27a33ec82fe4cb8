/** What the checker says of the drawing. */
export function Bevindingen() {
  return null;
}
