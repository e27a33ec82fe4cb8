import { Handle, Position, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { poortLabel } from '../model/poorten';
import { useOntwerp } from '../store/context';
import { tekens } from './soorten';
import type { BaanNode, StapNode } from './tekenen';

export function Teken({ naam }: { naam: string }) {
  return <svg viewBox="0 0 24 24" aria-hidden="true" className="tt-teken"><path d={tekens[naam] ?? tekens.feit!} /></svg>;
}

/** One step: what kind, its name, who and when, and a way out for each outcome. */
export const StapVak = memo(function StapVak({ data, selected }: NodeProps<StapNode>) {
  const ontwerp = useOntwerp();
  const { merk, uitkomsten, getekend } = data;
  const meer = uitkomsten.length > 1;
  return (
    <div className="tt-stap" data-familie={data.familie} data-gekozen={selected || undefined} data-ernst={merk?.ernst} data-pad={merk?.beurt ?? undefined} data-einde={merk?.einde || undefined}>
      {data.familie !== 'begin' && <Handle type="target" position={data.baan ? Position.Left : Position.Top} id="In" />}
      <div className="tt-stap-kop">
        <Teken naam={data.familie} />
        <span>{data.soort}</span>
        {merk && (merk.beurt !== null || merk.einde) && <span className="tt-merk" aria-hidden="true">{merk.beurt ?? '!'}</span>}
      </div>
      <div className="tt-stap-titel">{data.titel}</div>
      {data.detail && <div className="tt-stap-detail">{data.detail}</div>}
      {data.fase && (
        <button type="button" className="tt-open nodrag" tabIndex={-1} onClick={() => void ontwerp.open(data.fase!)}>Open</button>
      )}
      {meer ? (
        <ul className="tt-uitgangen">
          {uitkomsten.map((u) => (
            <li key={u} data-los={getekend.includes(u) ? undefined : true}>
              {poortLabel(u)}
              <Handle type="source" position={Position.Right} id={u} />
            </li>
          ))}
        </ul>
      ) : uitkomsten.map((u) => <Handle key={u} type="source" position={data.baan ? Position.Right : Position.Bottom} id={u} data-los={getekend.includes(u) ? undefined : true} />)}
      {data.wie.length > 0 && <span className="tt-wie">{data.wie.join(', ')}</span>}
    </div>
  );
});

/** The band behind the steps of a Fase. */
export const BaanVak = memo(function BaanVak({ data }: NodeProps<BaanNode>) {
  const ontwerp = useOntwerp();
  const { baan, nr, flow } = data;
  return (
    <div className="tt-baan" data-even={nr % 2 === 0 || undefined} data-samen={baan.fase === null || undefined}>
      <div className="tt-baan-kop">
        <span>{baan.titel}</span>
        {flow && <button type="button" className="knop-link nodrag nopan" onClick={() => void ontwerp.open(flow)}>Open de fase {baan.titel}</button>}
      </div>
    </div>
  );
});
