import { Background, Controls, type Edge, Handle, MarkerType, type Node, type NodeProps, Position, ReactFlow, type ReactFlowInstance } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useEffect, useMemo, useState } from 'react';
import { idOf, type Pijl } from '../model/definitie';
import type { Punt } from '../types';

/** A step as it is only looked at. `merk` says in words what the colour says. */
export type DoekStap = { id: string; titel: string; plek: Punt; klasse: string; merk: string | null };
export type DoekPijl = Pijl & { klasse: string; merk: string | null };

type Blok = Node<{ titel: string; klasse: string; merk: string | null }, 'blok'>;

const nodeTypes = { blok: BlokTekening };
const WOORDEN = { 'controls.ariaLabel': 'Bediening van de tekening', 'controls.zoomIn.ariaLabel': 'Groter', 'controls.zoomOut.ariaLabel': 'Kleiner', 'controls.fitView.ariaLabel': 'Alles tonen' };

/** A drawing to look at: nothing in it can be changed, and what it shows stands beside it as a list too. `kijk` are the steps to bring into sight. */
export default function LeesDoek({ stappen, pijlen, naam, kijk }: { stappen: DoekStap[]; pijlen: DoekPijl[]; naam: string; kijk: string[] }) {
  const [doek, setDoek] = useState<ReactFlowInstance<Blok> | null>(null);
  const doel = kijk.join(' ');
  useEffect(() => {
    const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 300;
    if (doek && doel !== '') void doek.fitView({ nodes: doel.split(' ').map((id) => ({ id })), minZoom: 0.3, maxZoom: 0.9, padding: 0.25, duration });
  }, [doek, doel]);
  const nodes = useMemo<Blok[]>(() => stappen.map((s) => ({ id: s.id, type: 'blok', position: s.plek, data: { titel: s.titel, klasse: s.klasse, merk: s.merk }, focusable: false })), [stappen]);
  const edges = useMemo<Edge[]>(() => pijlen.map((p) => ({
    id: idOf(p), source: p.van, target: p.naar, type: 'smoothstep', className: p.klasse, label: p.merk ?? undefined,
    markerEnd: { type: MarkerType.ArrowClosed }, focusable: false,
  })), [pijlen]);
  return (
    <div className="leesdoek" role="group" aria-label={naam}>
      <ReactFlow nodes={nodes} edges={edges} nodeTypes={nodeTypes} onInit={setDoek} fitView minZoom={0.08} nodesDraggable={false} nodesConnectable={false} nodesFocusable={false} edgesFocusable={false}
        elementsSelectable={false} disableKeyboardA11y ariaLabelConfig={WOORDEN} proOptions={{ hideAttribution: true }}>
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

function BlokTekening({ data }: NodeProps<Blok>) {
  return (
    <div className={`leesblok ${data.klasse}`}>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <span>{data.titel}</span>
      {data.merk && <strong className="merkje">{data.merk}</strong>}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}
