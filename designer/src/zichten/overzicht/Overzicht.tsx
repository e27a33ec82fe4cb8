import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { bevindingenOf, blokkeert } from '../../bevindingen/ernst';
import { idOf, stappen, titelOf } from '../../model/definitie';
import { poortLabel } from '../../model/poorten';
import { removeStappen } from '../../model/wijzigen';
import { useOntwerp, useToestand } from '../../store/context';
import type { ElsaActiviteit, Nazicht, Oordeel, Palet } from '../../types';
import type { WeergaveProps } from '../../weergaven';
import { soortLabel } from '../kennis';
import { readingOrder } from '../volgorde';
import { rowsOf, targetOf, type Rij } from './rijen';
import { toForm, Werktuigen, type Werktuig } from './Werktuigen';
import '../zichten.css';

/** The same flow as a tree that needs no mouse and no sight. */
export default function Overzicht(_: WeergaveProps) {
  const ontwerp = useOntwerp();
  const definitie = useToestand((t) => t.definitie);
  const [selectie, pijl, doel, magTekenen] = [useToestand((t) => t.selectie), useToestand((t) => t.pijl), useToestand((t) => t.doel), useToestand((t) => t.flow!.magTekenen)];
  const [palet, nazicht, flow] = [useToestand((t) => t.palet), useToestand((t) => t.nazicht), useToestand((t) => t.flow!.id)];
  const bevindingen = useMemo(() => byStap(nazicht, flow), [nazicht, flow]);
  const [dicht, setDicht] = useState<ReadonlySet<string>>(new Set());
  const [werktuig, setWerktuig] = useState<Werktuig | null>(null);
  const boom = useRef<HTMLUListElement>(null);
  const inBoom = useRef(false);
  const eerst = useRef(doel);
  const byId = useMemo(() => new Map(stappen(definitie).map((s) => [s.id, s])), [definitie]);
  const rijen = useMemo(() => rowsOf(readingOrder(definitie), dicht), [definitie, dicht]);
  const [huidig, setHuidig] = useState(() => rowOf([...selectie][0]) ?? rijen[0]?.sleutel ?? '');
  const rij = rijen.find((r) => r.sleutel === huidig) ?? rijen[0];

  const focus = (sleutel: string, erbij = false) => {
    setHuidig(sleutel);
    setWerktuig(null);
    const nieuw = rijen.find((r) => r.sleutel === sleutel);
    if (nieuw?.soort === 'stap') ontwerp.select(erbij ? [...selectie, nieuw.stap] : [nieuw.stap]);
    else if (!erbij) ontwerp.select([], nieuw?.stap ? idOf({ van: nieuw.stap, poort: nieuw.poort, naar: nieuw.naar }) : null);
    toRow(sleutel);
  };
  const toRow = (sleutel: string) => requestAnimationFrame(() => boom.current?.querySelector<HTMLElement>(`[data-sleutel="${CSS.escape(sleutel)}"]`)?.focus());
  const fold = (sleutel: string, toe: boolean) => setDicht((d) => new Set(toe ? [...d, sleutel] : [...d].filter((s) => s !== sleutel)));
  // A finding leads to a step: it unfolds, and the focus goes there. A step that was just added opens at its name instead.
  useEffect(() => {
    if (!doel || doel === eerst.current) return;
    setDicht(new Set());
    setHuidig(`stap ${doel.stap}`);
    requestAnimationFrame(() => {
      if (ontwerp.toestand.nieuw !== doel.stap || !document.activeElement?.closest('.tt-eigenschappen')) toRow(`stap ${doel.stap}`);
    });
  }, [doel]);

  useEffect(() => {
    const back = (e: globalThis.KeyboardEvent) => {
      if (e.key === 'Escape' && (e.target as HTMLElement).closest('.tt-zij')) toRow(huidig);
    };
    addEventListener('keydown', back);
    return () => removeEventListener('keydown', back);
  }, [huidig]);

  // A step that undo or a colleague took away takes the focus along: it goes to what stands first, not to nowhere.
  useEffect(() => {
    if (inBoom.current && document.activeElement === document.body && rij) focus(rij.sleutel);
  }, [rijen]);

  const remove = (r: Rij) => {
    const at = rijen.indexOf(r);
    const buur = rijen.slice(0, at).findLast((x) => x.soort === 'stap') ?? rijen[at + 1];
    if (r.soort === 'stap') ontwerp.edit(`Verwijderd: ${titelOf(byId.get(r.stap)!)}`, (d) => removeStappen(d, [r.stap]));
    else ontwerp.removePijl(idOf({ van: r.stap, poort: r.poort, naar: r.naar }));
    if (buur) focus(buur.sleutel);
  };
  const onKeyDown = (e: KeyboardEvent) => {
    if (!rij || e.ctrlKey || e.metaKey) return;
    const naar = targetOf(rijen, rij.sleutel, e.key);
    if (naar) focus(naar, e.shiftKey);
    else if (e.key === 'ArrowLeft' && rij.open) fold(rij.sleutel, true);
    else if (e.key === 'ArrowRight' && rij.open === false) fold(rij.sleutel, false);
    else if (e.key === 'Enter' && rij.soort === 'ganaar') focus(`stap ${rij.naar}`);
    else if ((e.key === 'Enter' || e.key === 'F2') && rij.stap) toForm();
    else if ((e.key === 'Insert' || e.key === '+') && rij.stap && magTekenen) setWerktuig('toevoegen');
    else if (e.key === 'Delete' && rij.stap && magTekenen) remove(rij);
    else return;
    e.preventDefault();
  };
  return (
    <div className="overzicht">
      <header className="zichtkop">
        <h2 id="overzicht-kop">Overzicht</h2>
        <p className="hulp" id="overzicht-hulp">
          {magTekenen ? 'Pijltjes: lopen. Enter: aanpassen. Insert of +: een stap erbij. Delete: weg. Shift+pijltje: er meer kiezen. Ctrl+Z: terug. Escape: weer hierheen.' : 'Pijltjes: lopen. Enter: alles over de stap. Escape: weer hierheen.'}
        </p>
      </header>
      {magTekenen && rij?.stap && byId.has(rij.stap) && (
        <Werktuigen stap={byId.get(rij.stap)!} pijl={rij.soort === 'stap' ? null : { van: rij.stap, poort: rij.poort, naar: rij.naar }} open={werktuig} setOpen={setWerktuig}
          remove={() => remove(rij)} terug={() => focus(rij.sleutel)} />
      )}
      <ul role="tree" aria-labelledby="overzicht-kop" aria-describedby="overzicht-hulp" aria-multiselectable className="boom" ref={boom} onKeyDown={onKeyDown}
        onFocus={() => (inBoom.current = true)} onBlur={(e) => (inBoom.current = e.relatedTarget === null)}>
        {rijen.map((r) => (
          <li key={r.sleutel} role="treeitem" data-sleutel={r.sleutel} data-niveau={Math.min(r.niveau, 9)} className={`rij ${r.soort}`} aria-level={r.niveau} aria-posinset={r.plaats} aria-setsize={r.aantal}
            aria-expanded={r.open ?? undefined} aria-selected={r.soort === 'stap' ? selectie.has(r.stap) : pijl === idOf({ van: r.stap, poort: r.poort, naar: r.naar })} tabIndex={r.sleutel === rij?.sleutel ? 0 : -1} onClick={(e) => focus(r.sleutel, e.shiftKey)}>
            {r.open !== null && <span className="vouw" aria-hidden="true" onClick={(e) => (e.stopPropagation(), fold(r.sleutel, r.open!))}>{r.open ? '▾' : '▸'}</span>}
            <Regel rij={r} byId={byId} palet={palet} hier={r.soort === 'stap' ? (bevindingen.get(r.stap) ?? []) : []} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const rowOf = (stap: string | undefined) => (stap === undefined ? null : `stap ${stap}`);

/** The findings whose path passes a step of this flow, by step. */
function byStap(nazicht: Nazicht | null, flow: string): Map<string, Oordeel[]> {
  const uit = new Map<string, Oordeel[]>();
  for (const o of bevindingenOf(nazicht)) for (const stap of new Set(o.pad.filter((p) => p.flow === flow).map((p) => p.stap))) uit.set(stap, [...(uit.get(stap) ?? []), o]);
  return uit;
}

function Regel({ rij, byId, palet, hier }: { rij: Rij; byId: Map<string, ElsaActiviteit>; palet: Palet | null; hier: Oordeel[] }) {
  if (rij.soort === 'los') return <>Losse stappen: hier komt niemand</>;
  if (rij.soort === 'tak') return <><span className="zacht">Bij</span> {poortLabel(rij.poort)}</>;
  if (rij.soort === 'ganaar') return <><span className="zacht">Bij</span> {poortLabel(rij.poort)}: ga naar “{titelOf(byId.get(rij.naar)!)}”</>;
  const stap = byId.get(rij.stap)!;
  return (
    <>
      <span className="naam">{titelOf(stap)}</span> <span className="zacht klein">{soortLabel(palet, stap.type)}</span>
      {hier.length > 0 && <> <span className={`badge ${hier.some(blokkeert) ? 'badge-fout' : 'badge-let'}`}>{hier.length === 1 ? '1 bevinding' : `${hier.length} bevindingen`}</span></>}
    </>
  );
}
