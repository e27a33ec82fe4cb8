import {
  BaseEdge, Background, Controls, type Edge, type EdgeProps, getSmoothStepPath, Handle, MarkerType, type Node, type NodeProps, Position, ReactFlow, type ReactFlowInstance, useInternalNode,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useEffect, useMemo, useState } from 'react';
import { routeOf } from '../canvas/route';
import { layBanen } from '../model/banen';
import { idOf, pijlen, plekOf, stappen, titelOf } from '../model/definitie';
import { Breedte } from '../model/plaatsing';
import type { ElsaDefinitie } from '../types';

/** How a step or an arrow is looked at: a colour, and the word that says the same. */
export type Merk = { klasse: string; woord: string };
type Blok = Node<{ titel: string; merk: Merk | undefined }, 'blok'>;
type Lijn = Edge<{ merk: Merk | undefined }, 'lijn'>;

const nodeTypes = { blok: BlokTekening };
const edgeTypes = { lijn: LijnTekening };
const HOOGTE = 66;
const WOORDEN = { 'controls.ariaLabel': 'Zoomen', 'controls.zoomIn.ariaLabel': 'Groter', 'controls.zoomOut.ariaLabel': 'Kleiner', 'controls.fitView.ariaLabel': 'Toon alles' };

type Props = { definitie: ElsaDefinitie; merken: ReadonlyMap<string, Merk>; pijlMerken?: ReadonlyMap<string, Merk>; kijk: string[]; naam: string };

/** A drawing to look at: nothing in it can be changed, and what it shows stands beside it in words too. `kijk` are the steps to bring into sight. */
export default function LeesDoek({ definitie, merken, pijlMerken, kijk, naam }: Props) {
  const [doek, setDoek] = useState<ReactFlowInstance<Blok, Lijn> | null>(null);
  const doel = kijk.join(' ');
  useEffect(() => {
    const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 300;
    if (doek && doel !== '') void doek.fitView({ nodes: doel.split(' ').map((id) => ({ id })), minZoom: 0.3, maxZoom: 0.9, padding: 0.25, duration });
  }, [doek, doel]);
  const plekken = useMemo(() => layBanen(definitie, () => 1)?.plekken, [definitie]);
  const nodes = useMemo(() => stappen(definitie).map((s): Blok => ({
    id: s.id, type: 'blok', width: Breedte, height: HOOGTE, focusable: false, data: { titel: titelOf(s), merk: merken.get(s.id) },
    position: (s.metadata?.designer?.handgemaakt ? plekOf(s) : plekken?.get(s.id)) ?? plekOf(s) ?? { x: 0, y: 0 },
  })), [definitie, plekken, merken]);
  const edges = useMemo(() => pijlen(definitie).map((p): Lijn => ({
    id: idOf(p), source: p.van, target: p.naar, type: 'lijn', focusable: false, className: pijlMerken?.get(idOf(p))?.klasse, data: { merk: pijlMerken?.get(idOf(p)) }, markerEnd: { type: MarkerType.ArrowClosed },
  })), [definitie, pijlMerken]);
  return (
    <div className="leesdoek" role="group" aria-label={naam}>
      <ReactFlow nodes={nodes} edges={edges} nodeTypes={nodeTypes} edgeTypes={edgeTypes} onInit={setDoek} fitView minZoom={0.08} nodesDraggable={false} nodesConnectable={false} nodesFocusable={false}
        edgesFocusable={false} elementsSelectable={false} disableKeyboardA11y zoomOnScroll={false} preventScrolling={false} ariaLabelConfig={WOORDEN} proOptions={{ hideAttribution: true }}>
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

function BlokTekening({ data: { titel, merk } }: NodeProps<Blok>) {
  return (
    <div className={`leesblok ${merk?.klasse ?? ''}`}>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <span>{titel}</span>
      {merk && <strong className="merkje">{merk.woord}</strong>}
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}

function LijnTekening({ id, source, target, data, markerEnd }: EdgeProps<Lijn>) {
  const [van, naar] = [useInternalNode(source), useInternalNode(target)];
  if (!van || !naar) return null;
  const vlak = (n: NonNullable<typeof van>) => ({ ...n.internals.positionAbsolute, width: Breedte, height: HOOGTE });
  const [path, labelX, labelY] = getSmoothStepPath({ ...routeOf(vlak(van), vlak(naar), null), borderRadius: 12 });
  return <BaseEdge id={id} path={path} markerEnd={markerEnd} label={data?.merk?.woord} labelX={labelX} labelY={labelY} />;
}
