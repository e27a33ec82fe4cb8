import { useState } from 'react';
import { Bevindingen } from './bevindingen/Bevindingen';
import { Eigenschappen } from './eigenschappen/Eigenschappen';
import { useToestand } from './store/context';
import { bevindingenOf } from './bevindingen/ernst';

/** Beside the view: what is chosen, and what the checker says. */
export function Zijkant() {
  const nazicht = useToestand((t) => t.nazicht);
  const kiest = useToestand((t) => t.selectie.size > 0 || t.pijl !== null);
  const volgt = useToestand((t) => t.bevinding >= 0);
  const [open, setOpen] = useState<'eigenschappen' | 'bevindingen'>('bevindingen');
  const aantal = bevindingenOf(nazicht).length;
  const [koos, setKoos] = useState(kiest);
  if (kiest !== koos) {
    setKoos(kiest);
    // Who follows a finding wants to keep reading it.
    if (kiest && !volgt) setOpen('eigenschappen');
  }
  return (
    <aside className="tt-zij" aria-label="Bij de flow" onKeyDown={(e) => e.key === 'Escape' && document.querySelector<HTMLElement>('.react-flow__node.selected')?.focus()}>
      <div className="tt-tabs">
        <button type="button" aria-pressed={open === 'eigenschappen'} onClick={() => setOpen('eigenschappen')}>Eigenschappen</button>
        <button type="button" aria-pressed={open === 'bevindingen'} onClick={() => setOpen('bevindingen')}>Bevindingen <span className="tt-tel">{aantal}</span></button>
      </div>
      {open === 'eigenschappen' ? <Eigenschappen /> : <Bevindingen />}
    </aside>
  );
}
