import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { findStap, idOf, inVolgorde, pijlen, titelOf, type Pijl } from '../../model/definitie';
import { poortLabel, uitkomstenOf } from '../../model/poorten';
import { connect, disconnect, newStap, rewire } from '../../model/wijzigen';
import { useOntwerp, useToestand } from '../../store/context';
import type { ElsaActiviteit, PaletStap } from '../../types';
import { addAfter } from './toevoegen';
import { moveAfter } from './verplaatsen';

export type Werktuig = 'toevoegen' | 'verplaatsen' | 'pijlen';
type Props = { stap: ElsaActiviteit; pijl: Pijl | null; open: Werktuig | null; setOpen: (w: Werktuig | null) => void; remove: () => void; terug: () => void };

const KNOPPEN: [Werktuig, string][] = [['toevoegen', 'Stap erna'], ['verplaatsen', 'Verplaats'], ['pijlen', 'Pijlen']];

/** What can be done with the step that has the focus in the tree. */
export function Werktuigen({ stap, pijl, open, setOpen, remove, terug }: Props) {
  const sluit = () => {
    setOpen(null);
    terug();
  };
  return (
    <div className="werktuigen" onKeyDown={(e) => e.key === 'Escape' && (e.preventDefault(), sluit())}>
      <p className="werktuigkop">Stap: <strong>{titelOf(stap)}</strong>{pijl && <>, pijl bij {poortLabel(pijl.poort)}</>}</p>
      <div className="knoprij">
        {KNOPPEN.map(([w, naam]) => (
          <button key={w} type="button" className="knop knop-stil knop-klein" aria-expanded={open === w} onClick={() => setOpen(open === w ? null : w)}>{naam}</button>
        ))}
        <button type="button" className="knop knop-stil knop-klein" onClick={remove} disabled={stap.type === 'Elsa.Start'}>Verwijder</button>
      </div>
      {open === 'toevoegen' && <Toevoegen key={`t ${stap.id}`} stap={stap} pijl={pijl} klaar={() => setOpen(null)} />}
      {open === 'verplaatsen' && <Verplaatsen key={`v ${stap.id}`} stap={stap} sluit={sluit} />}
      {open === 'pijlen' && <Pijlen key={`p ${stap.id}`} stap={stap} />}
    </div>
  );
}

function useUitkomsten(stap: string): string[] {
  const [definitie, palet, delen] = [useToestand((t) => t.definitie), useToestand((t) => t.palet), useToestand((t) => t.flow!.delen)];
  return uitkomstenOf(definitie, stap, palet, delen);
}

function Veld({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return <div className="veld"><label htmlFor={id}>{label}</label>{children(id)}</div>;
}

function Kies({ label, waarde, zet, keuzes, eerst }: { label: string; waarde: string; zet: (w: string) => void; keuzes: [string, string][]; eerst?: boolean }) {
  const ref = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (eerst) ref.current?.focus();
  }, [eerst]);
  return <Veld label={label}>{(id) => <select id={id} ref={ref} value={waarde} onChange={(e) => zet(e.target.value)}>{keuzes.map(([code, tekst]) => <option key={code} value={code}>{tekst}</option>)}</select>}</Veld>;
}

function Toevoegen({ stap, pijl, klaar }: { stap: ElsaActiviteit; pijl: Pijl | null; klaar: () => void }) {
  const ontwerp = useOntwerp();
  const blokken = useToestand((t) => t.palet?.stappen) ?? [];
  const uitkomsten = useUitkomsten(stap.id);
  const [uitkomst, setUitkomst] = useState(pijl?.poort ?? uitkomsten[0] ?? '');
  const [type, setType] = useState(blokken.find((b) => b.type === 'Leerwerk.Taak')?.type ?? blokken[0]?.type ?? '');
  const [naam, setNaam] = useState('');
  const eerste = useRef<HTMLSelectElement>(null);
  useEffect(() => eerste.current?.focus(), []);
  const groepen = [...new Set(blokken.map((b) => b.groep))];
  const submit = (e: FormEvent) => {
    e.preventDefault();
    const blok = blokken.find((b) => b.type === type);
    if (!blok) return;
    const nieuw = newStap(ontwerp.toestand.definitie, type, naam.trim() || blok.label.replace(/ …$/, ''));
    ontwerp.edit(`Toegevoegd: ${titelOf(nieuw)}`, (d) => addAfter(d, stap.id, uitkomst, nieuw, verderMet(blok)));
    ontwerp.goTo(nieuw.id);
    klaar();
  };
  if (uitkomsten.length === 0) return <p>Na deze stap komt niets meer: ze beëindigt de weg.</p>;
  return (
    <form className="filterbalk" onSubmit={submit} aria-label={`Stap toevoegen na ${titelOf(stap)}`}>
      <Veld label="Wat voor stap">{(id) => (
        <select id={id} ref={eerste} value={type} onChange={(e) => setType(e.target.value)}>
          {groepen.map((groep) => <optgroup key={groep} label={groep}>{blokken.filter((b) => b.groep === groep).map((b) => <option key={b.type} value={b.type}>{b.label}</option>)}</optgroup>)}
        </select>
      )}</Veld>
      <Veld label="Hoe heet ze">{(id) => <input id={id} value={naam} onChange={(e) => setNaam(e.target.value)} maxLength={200} />}</Veld>
      {uitkomsten.length > 1 && <Kies label="Na welke uitkomst" waarde={uitkomst} zet={setUitkomst} keuzes={uitkomsten.map((u) => [u, poortLabel(u)])} />}
      <button type="submit" className="knop knop-klein">Voeg toe</button>
    </form>
  );
}

// A block with outcomes of its own making goes on by the first one; an end goes nowhere.
const verderMet = (blok: PaletStap): string | null => (/\.(Complete|Finish|End)$/.test(blok.type) ? null : (blok.uitkomsten[0] ?? 'Klaar'));

function Verplaatsen({ stap, sluit }: { stap: ElsaActiviteit; sluit: () => void }) {
  const ontwerp = useOntwerp();
  const definitie = useToestand((t) => t.definitie);
  const andere = inVolgorde(definitie).filter((s) => s.id !== stap.id && !/\.(Complete|Finish|End)$/.test(s.type));
  const [van, setVan] = useState(andere[0]?.id ?? '');
  const uitkomsten = useUitkomsten(van);
  const eigen = useUitkomsten(stap.id);
  const [keuze, setKeuze] = useState('');
  const uitkomst = uitkomsten.includes(keuze) ? keuze : (uitkomsten[0] ?? '');
  if (stap.type === 'Elsa.Start' || eigen.length === 0) return <p>Een begin of een einde verplaats je niet: teken de pijl ernaartoe anders.</p>;
  const submit = (e: FormEvent) => {
    e.preventDefault();
    ontwerp.edit(`Verplaatst: ${titelOf(stap)}`, (d) => moveAfter(d, stap.id, van, uitkomst, eigen[0]!));
    sluit();
  };
  return (
    <form className="filterbalk" onSubmit={submit} aria-label={`${titelOf(stap)} verplaatsen`}>
      <Kies eerst label="Zet de stap na" waarde={van} zet={setVan} keuzes={andere.map((s) => [s.id, titelOf(s)])} />
      {uitkomsten.length > 1 && <Kies label="Na welke uitkomst" waarde={uitkomst} zet={setKeuze} keuzes={uitkomsten.map((u) => [u, poortLabel(u)])} />}
      <button type="submit" className="knop knop-klein">Verplaats</button>
    </form>
  );
}

/** Every arrow out of the step: where it leads, another goal, gone; and a new one. */
function Pijlen({ stap }: { stap: ElsaActiviteit }) {
  const ontwerp = useOntwerp();
  const definitie = useToestand((t) => t.definitie);
  const uitkomsten = useUitkomsten(stap.id);
  const uit = pijlen(definitie).filter((p) => p.van === stap.id);
  const doelen = inVolgorde(definitie).filter((s) => s.type !== 'Elsa.Start').map((s): [string, string] => [s.id, titelOf(s)]);
  const [poort, setPoort] = useState(() => uitkomsten.find((u) => !uit.some((p) => p.poort === u)) ?? uitkomsten[0] ?? '');
  const [naar, setNaar] = useState(doelen[0]?.[0] ?? '');
  const titel = (id: string) => titelOf(findStap(definitie, id) ?? stap);
  const teken = (e: FormEvent) => {
    e.preventDefault();
    ontwerp.edit(`Pijl getekend: ${poortLabel(poort)} naar ${titel(naar)}`, (d) => connect(d, { van: stap.id, poort, naar }));
  };
  return (
    <div className="pijlen">
      <ul className="kaartlijst" aria-label={`Pijlen uit ${titelOf(stap)}`}>
        {uit.map((p) => (
          <li key={idOf(p)} className="filterbalk">
            <Kies label={`Bij ${poortLabel(p.poort)} naar`} waarde={p.naar} keuzes={doelen} zet={(ander) => ontwerp.edit(`Pijl verlegd: ${poortLabel(p.poort)} naar ${titel(ander)}`, (d) => rewire(d, p, { ...p, naar: ander }))} />
            <button type="button" className="knop knop-stil knop-klein" onClick={() => ontwerp.edit(`Pijl weg: ${poortLabel(p.poort)} naar ${titel(p.naar)}`, (d) => disconnect(d, p))}>
              Verwijder<span className="alleen-lezer"> de pijl bij {poortLabel(p.poort)} naar {titel(p.naar)}</span>
            </button>
          </li>
        ))}
      </ul>
      {uitkomsten.length > 0 && (
        <form className="filterbalk" onSubmit={teken} aria-label="Pijl tekenen">
          <Kies eerst label="Nieuwe pijl bij" waarde={poort} zet={setPoort} keuzes={uitkomsten.map((u) => [u, poortLabel(u)])} />
          <Kies label="naar" waarde={naar} zet={setNaar} keuzes={doelen} />
          <button type="submit" className="knop knop-klein">Teken pijl</button>
        </form>
      )}
    </div>
  );
}
