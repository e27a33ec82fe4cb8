import type { Weergave } from '../weergaven';

/** The views beside the canvas: outline, sentences, compare and so on. A tab stands beside the canvas, a button opens over it. */
export const zichten: Weergave[] = [
  { id: 'overzicht', titel: 'Overzicht', plaats: 'tab', load: () => import('./overzicht/Overzicht') },
  { id: 'zinnen', titel: 'In zinnen', plaats: 'tab', load: () => import('./zinnen/Zinnen') },
  { id: 'vergelijken', titel: 'Vergelijk', plaats: 'tab', load: () => import('./vergelijken/Vergelijken') },
  { id: 'simuleren', titel: 'Simuleer', plaats: 'tab', load: () => import('./simuleren/Simuleren') },
  { id: 'publiceren', titel: 'Publiceer', plaats: 'knop', tekenen: true, load: () => import('./publiceren/Publiceren') },
  { id: 'samenvoegen', titel: 'Samenvoegen', plaats: null, load: () => import('./samenvoegen/Samenvoegen') },
];
