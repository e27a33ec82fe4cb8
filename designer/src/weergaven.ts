import type { ComponentType } from 'react';
import Canvas from './canvas/Canvas';
import { zichten } from './zichten';

/** A way of looking at the flow. Views other than the first are fetched when they are opened, so that the first screen stays light. */
export interface Weergave {
  id: string;
  titel: string;
  /** A tab takes the place of the canvas; a button opens a dialog over it; a view without a place is opened by the store (the merge view). */
  plaats: 'tab' | 'knop' | null;
  /** Only for who may draw. */
  tekenen?: boolean;
  load: () => Promise<{ default: ComponentType<WeergaveProps> }>;
}

/** `close` leaves the view: back to the canvas, or the dialog shut. */
export interface WeergaveProps { close: () => void }

export const weergaven: Weergave[] = [
  { id: 'tekening', titel: 'Tekening', plaats: 'tab', load: () => Promise.resolve({ default: Canvas }) },
  ...zichten,
];
