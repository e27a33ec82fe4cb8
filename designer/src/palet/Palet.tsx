import { useMemo, useState, type DragEvent } from 'react';
import { familieOf } from '../canvas/soorten';
import { Teken } from '../canvas/StapVak';
import { Soort } from '../canvas/useNeerzetten';
import { waarZin } from '../model/invoegen';
import { useOntwerp, useToestand } from '../store/context';
import type { PaletStap } from '../types';
import './palet.css';

const plain = (tekst: string) => tekst.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The blocks whose name, help or other words hold all that was typed. */
export function search(stappen: PaletStap[], vraag: string): PaletStap[] {
  const woorden = plain(vraag).split(/\s+/).filter(Boolean);
  return stappen.filter((s) => {
    const tekst = plain([s.label, s.help, s.groep, ...s.zoek].join(' '));
    return woorden.every((w) => tekst.includes(w));
  });
}

/** The building blocks, in groups: drag one into the drawing, or press it. */
export function Palet() {
  const ontwerp = useOntwerp();
  const palet = useToestand((t) => t.palet);
  const [definitie, pijl, selectie] = [useToestand((t) => t.definitie), useToestand((t) => t.pijl), useToestand((t) => t.selectie)];
  const [vraag, setVraag] = useState('');
  const [open, setOpen] = useState(() => matchMedia('(min-width: 48rem)').matches);
  const groepen = useMemo(() => Object.entries(Object.groupBy(search(palet?.stappen ?? [], vraag), (s) => s.groep)), [palet, vraag]);
  const zin = useMemo(() => waarZin(definitie, ontwerp.waar), [ontwerp, definitie, pijl, selectie]);
  return (
    <nav className="tt-palet" aria-label="Blokken" data-open={open || undefined}>
      <button type="button" className="tt-palet-knop" aria-expanded={open} onClick={() => setOpen(!open)}>Blokken</button>
      {open && (
        <>
          <label className="alleen-lezer" htmlFor="tt-zoek">Zoek een blok</label>
          <input id="tt-zoek" type="search" placeholder="Zoek een blok" value={vraag} onChange={(e) => setVraag(e.target.value)} autoComplete="off" />
          <p className="tt-waar" aria-live="polite">{zin}</p>
          <div className="tt-palet-lijst">
            {groepen.map(([groep, stappen]) => <Groep key={groep} naam={groep} stappen={stappen ?? []} />)}
            {palet && groepen.length === 0 && <p className="zacht klein">Geen blok met “{vraag}”.</p>}
          </div>
        </>
      )}
    </nav>
  );
}

function Groep({ naam, stappen }: { naam: string; stappen: PaletStap[] }) {
  const ontwerp = useOntwerp();
  const onDragStart = (event: DragEvent, blok: PaletStap) => {
    event.dataTransfer.setData(Soort, blok.type);
    event.dataTransfer.effectAllowed = 'copy';
  };
  return (
    <section>
      <h2>{naam}</h2>
      <ul>
        {stappen.map((blok) => (
          <li key={blok.type}>
            <button type="button" draggable data-familie={familieOf(blok.type)} title={blok.help} onDragStart={(e) => onDragStart(e, blok)} onClick={() => ontwerp.insert(blok)}>
              <Teken naam={familieOf(blok.type)} />{blok.label}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
