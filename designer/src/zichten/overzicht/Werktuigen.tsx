import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { findStap, idOf, inVolgorde, pijlen, titelOf, type Pijl } from '../../model/definitie';
import { poortLabel, uitkomstenOf } from '../../model/poorten';
import { useOntwerp, useToestand } from '../../store/context';
import type { ElsaActiviteit } from '../../types';
import { moveAfter } from './verplaatsen';

export type Werktuig = 'toevoegen' | 'verplaatsen';
type Props = { stap: ElsaActiviteit; pijl: Pijl | null; open: Werktuig | null; setOpen: (w: Werktuig | null) => void; remove: () => void; terug: () => void };

/** The form of the chosen step stands beside the tree, maybe behind the findings; from here a key leads into it. */
export function toForm(): void {
  if (!document.querySelector('.tt-eigenschappen')) document.querySelector<HTMLElement>('.tt-zij .tt-tabs button')?.click();
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.tt-eigenschappen :is(input, textarea, select)')?.focus());
}

const isEinde = (stap: ElsaActiviteit) => /\.(Complete|Finish|End)$/.test(stap.type);

/** What can be done with the step or the arrow that has the focus in the tree; its properties stand beside it. */
export function Werktuigen({ stap, pijl, open, setOpen, remove, terug }: Props) {
  const definitie = useToestand((t) => t.definitie);
  const toggle = (w: Werktuig) => setOpen(open === w ? null : w);
  const sluit = () => {
    setOpen(null);
    terug();
  };
  return (
    <div className="werktuigen" onKeyDown={(e) => e.key === 'Escape' && (e.preventDefault(), sluit())}>
      <p className="werktuigkop">
        {pijl ? <>Pijl: <strong>{titelOf(stap)}</strong>, bij {poortLabel(pijl.poort)} naar <strong>{titelOf(findStap(definitie, pijl.naar) ?? stap)}</strong></> : <>Stap: <strong>{titelOf(stap)}</strong></>}
      </p>
      <div className="knoprij">
        <button type="button" className="knop knop-stil knop-klein" aria-expanded={open === 'toevoegen'} onClick={() => toggle('toevoegen')}>{pijl ? 'Stap ertussen' : 'Stap erna'}</button>
        {!pijl && <button type="button" className="knop knop-stil knop-klein" aria-expanded={open === 'verplaatsen'} onClick={() => toggle('verplaatsen')}>Verplaats</button>}
        <button type="button" className="knop knop-stil knop-klein" onClick={remove} disabled={!pijl && stap.type === 'Elsa.Start'}>{pijl ? 'Verwijder de pijl' : 'Verwijder'}</button>
      </div>
      {open === 'toevoegen' && <Toevoegen key={`t ${stap.id}`} stap={stap} pijl={pijl} klaar={() => setOpen(null)} />}
      {open === 'verplaatsen' && !pijl && <Verplaatsen key={`v ${stap.id}`} stap={stap} sluit={sluit} />}
    </div>
  );
}

function useUitkomsten(stap: string): [string, string][] {
  const [definitie, palet, delen] = [useToestand((t) => t.definitie), useToestand((t) => t.palet), useToestand((t) => t.flow!.delen)];
  return uitkomstenOf(definitie, stap, palet, delen).map((u) => [u, poortLabel(u)]);
}

type Groep = { naam: string; keuzes: [string, string][] };

function Kies({ label, waarde, zet, groepen, eerst = false }: { label: string; waarde: string; zet: (w: string) => void; groepen: Groep[]; eerst?: boolean }) {
  const id = useId();
  const ref = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (eerst) ref.current?.focus();
  }, [eerst]);
  const opties = (keuzes: [string, string][]) => keuzes.map(([code, tekst]) => <option key={code} value={code}>{tekst}</option>);
  return (
    <div className="veld">
      <label htmlFor={id}>{label}</label>
      <select id={id} ref={ref} value={waarde} onChange={(e) => zet(e.target.value)}>
        {groepen.length === 1 ? opties(groepen[0]!.keuzes) : groepen.map((g) => <optgroup key={g.naam} label={g.naam}>{opties(g.keuzes)}</optgroup>)}
      </select>
    </div>
  );
}

function Toevoegen({ stap, pijl, klaar }: { stap: ElsaActiviteit; pijl: Pijl | null; klaar: () => void }) {
  const ontwerp = useOntwerp();
  const definitie = useToestand((t) => t.definitie);
  const blokken = useToestand((t) => t.palet?.stappen) ?? [];
  const uitkomsten = useUitkomsten(stap.id);
  const [gekozen, setGekozen] = useState(uitkomsten[0]?.[0] ?? '');
  const [type, setType] = useState(blokken.find((b) => b.type === 'Leerwerk.Taak')?.type ?? blokken[0]?.type ?? '');
  if (uitkomsten.length === 0) return <p>Na deze stap komt niets meer: hier eindigt de weg.</p>;
  const submit = (e: FormEvent) => {
    e.preventDefault();
    const blok = blokken.find((b) => b.type === type);
    if (!blok) return;
    klaar();
    const getekend = pijl ?? pijlen(definitie).find((p) => p.van === stap.id && p.poort === gekozen);
    // The new step opens at its name, and its form and term stand right beneath it.
    ontwerp.insert(blok, getekend ? { pijl: idOf(getekend) } : { na: stap.id, poort: gekozen });
    toForm();
  };
  const groepen = [...new Set(blokken.map((b) => b.groep))].map((naam): Groep => ({ naam, keuzes: blokken.filter((b) => b.groep === naam).map((b) => [b.type, b.label]) }));
  return (
    <form className="filterbalk" onSubmit={submit} aria-label={`Stap toevoegen na ${titelOf(stap)}`}>
      <Kies eerst label="Wat voor stap" waarde={type} zet={setType} groepen={groepen} />
      {!pijl && uitkomsten.length > 1 && <Kies label="Na welke uitkomst" waarde={gekozen} zet={setGekozen} groepen={[{ naam: '', keuzes: uitkomsten }]} />}
      <button type="submit" className="knop knop-klein">Voeg toe</button>
    </form>
  );
}

function Verplaatsen({ stap, sluit }: { stap: ElsaActiviteit; sluit: () => void }) {
  const ontwerp = useOntwerp();
  const definitie = useToestand((t) => t.definitie);
  const andere = inVolgorde(definitie).filter((s) => s.id !== stap.id && !isEinde(s));
  const [van, setVan] = useState(andere[0]?.id ?? '');
  const uitkomsten = useUitkomsten(van);
  const eigen = useUitkomsten(stap.id);
  const [gekozen, setGekozen] = useState('');
  const uitkomst = uitkomsten.some(([u]) => u === gekozen) ? gekozen : (uitkomsten[0]?.[0] ?? '');
  if (stap.type === 'Elsa.Start' || eigen.length === 0) return <p>Een begin of een einde verplaats je niet: laat een pijl ergens anders heen gaan.</p>;
  const submit = (e: FormEvent) => {
    e.preventDefault();
    ontwerp.edit(`Verplaatst: ${titelOf(stap)}`, (d) => moveAfter(d, stap.id, van, uitkomst, eigen[0]![0]));
    sluit();
  };
  return (
    <form className="filterbalk" onSubmit={submit} aria-label={`${titelOf(stap)} verplaatsen`}>
      <Kies eerst label="Zet de stap na" waarde={van} zet={setVan} groepen={[{ naam: '', keuzes: andere.map((s) => [s.id, titelOf(s)]) }]} />
      {uitkomsten.length > 1 && <Kies label="Na welke uitkomst" waarde={uitkomst} zet={setGekozen} groepen={[{ naam: '', keuzes: uitkomsten }]} />}
      <button type="submit" className="knop knop-klein">Verplaats</button>
    </form>
  );
}
