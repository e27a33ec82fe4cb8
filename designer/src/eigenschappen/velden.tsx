import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useOntwerp, useToestand } from '../store/context';
import type { Keuze } from '../types';

/** Fields of the forms. Each writes at every change; letters typed one after another are undone as one. */

interface VeldProps { id?: string; label: string; waarde: string; set: (waarde: string) => void; hulp?: ReactNode; verplicht?: boolean }

export function Veld({ id, label, hulp, verplicht, children }: { id: string; label: string; hulp?: ReactNode; verplicht?: boolean; children: ReactNode }) {
  return (
    <div className="veld">
      <label htmlFor={id}>{label}{verplicht === false && <span className="optioneel"> (mag leeg)</span>}</label>
      {children}
      {hulp && <div className="hulp" id={`${id}-hulp`}>{hulp}</div>}
    </div>
  );
}

export function TekstVeld({ id, label, waarde, set, hulp, verplicht, lang, lijst, focus }: VeldProps & { lang?: boolean; lijst?: Keuze[]; focus?: boolean }) {
  const own = useId();
  const ontwerp = useOntwerp();
  const mag = useToestand((t) => t.flow?.magTekenen ?? false);
  const veld = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!focus) return;
    veld.current?.focus({ preventScroll: true });
    veld.current?.select();
  }, [focus]);
  const props = {
    id: id ?? own, ref: veld, value: waarde, readOnly: !mag, required: verplicht, 'aria-describedby': hulp ? `${id ?? own}-hulp` : undefined, autoComplete: 'off',
    onChange: (e: { target: { value: string } }) => set(e.target.value), onBlur: () => ontwerp.pauseTyping(),
  };
  return (
    <Veld id={props.id} label={label} hulp={hulp} verplicht={verplicht}>
      {lang ? <textarea {...props} rows={3} /> : <input {...props} list={lijst ? `${props.id}-lijst` : undefined} />}
      {lijst && <datalist id={`${props.id}-lijst`}>{lijst.map((k) => <option key={k.code} value={k.code}>{k.label}</option>)}</datalist>}
    </Veld>
  );
}

/** A list to choose from. What stands in the flow and is not in the list stays to be seen and chosen. */
export function KiesVeld({ id, label, waarde, set, hulp, verplicht, keuzes, leeg }: VeldProps & { keuzes: Keuze[]; leeg?: string }) {
  const own = useId();
  const mag = useToestand((t) => t.flow?.magTekenen ?? false);
  const bekend = waarde === '' || keuzes.some((k) => k.code === waarde);
  return (
    <Veld id={id ?? own} label={label} hulp={hulp} verplicht={verplicht}>
      <select id={id ?? own} value={waarde} disabled={!mag} required={verplicht} onChange={(e) => set(e.target.value)} aria-describedby={hulp ? `${id ?? own}-hulp` : undefined}>
        {(!verplicht || waarde === '') && <option value="">{leeg ?? 'Kies…'}</option>}
        {!bekend && <option value={waarde}>{waarde} (onbekend)</option>}
        {keuzes.map((k) => <option key={k.code} value={k.code}>{k.label}</option>)}
      </select>
    </Veld>
  );
}

export function VinkVeld({ label, waarde, set }: { label: string; waarde: boolean; set: (waarde: boolean) => void }) {
  const id = useId();
  const mag = useToestand((t) => t.flow?.magTekenen ?? false);
  return (
    <div className="keuze">
      <input id={id} type="checkbox" checked={waarde} disabled={!mag} onChange={(e) => set(e.target.checked)} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}

/** Any number of a list, behind a line that says how many. */
export function VinkLijst({ label, waarde, set, keuzes }: { label: string; waarde: string[]; set: (waarde: string[]) => void; keuzes: Keuze[] }) {
  const onbekend = waarde.filter((w) => keuzes.every((k) => k.code !== w)).map((code) => ({ code, label: `${code} (onbekend)` }));
  return (
    <details className="veld">
      <summary>{label}: {waarde.length === 0 ? 'geen' : waarde.length}</summary>
      <fieldset>
        <legend className="alleen-lezer">{label}</legend>
        {[...keuzes, ...onbekend].map((k) => <VinkVeld key={k.code} label={k.label} waarde={waarde.includes(k.code)} set={(aan) => set(aan ? [...waarde, k.code] : waarde.filter((w) => w !== k.code))} />)}
      </fieldset>
    </details>
  );
}
