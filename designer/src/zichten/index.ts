import type { Weergave } from '../weergaven';

/** The views beside the canvas: outline, sentences, compare and so on. A tab stands beside the canvas, a button opens over it. */
export const zichten: Weergave[] = [];
