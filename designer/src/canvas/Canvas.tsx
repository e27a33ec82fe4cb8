import { Background, Controls, MiniMap, ReactFlow, ReactFlowProvider, applyNodeChanges, type NodeChange } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import './canvas.css';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { idOf, pijlen } from '../model/definitie';
import { connect, moveStappen, rewire } from '../model/wijzigen';
import { useOntwerp, useToestand } from '../store/context';
import { PijlLijn } from './PijlLijn';
import { BaanVak, StapVak } from './StapVak';
import { SchikKnop } from './SchikKnop';
import { draw, type Lijn, type StapNode, type Tekening, type Vak } from './tekenen';
import { useCanvasToetsen } from './useCanvasToetsen';
import { useDoel } from './useDoel';
import { useNeerzetten } from './useNeerzetten';

const nodeTypes = { stap: StapVak, baan: BaanVak };
const edgeTypes = { pijl: PijlLijn };

const woorden = {
  'controls.ariaLabel': 'Zoomen', 'controls.zoomIn.ariaLabel': 'Groter', 'controls.zoomOut.ariaLabel': 'Kleiner', 'controls.fitView.ariaLabel': 'Toon alles', 'minimap.ariaLabel': 'Overzicht van de tekening',
  'handle.ariaLabel': 'Uitgang',
};

/** The drawing: steps, arrows, lanes, and what the checker found on them. */
export default function Canvas() {
  return <ReactFlowProvider><Blad /></ReactFlowProvider>;
}

function useTekening(): Tekening {
  const [definitie, flow, palet, keuzes] = [useToestand((t) => t.definitie), useToestand((t) => t.flow), useToestand((t) => t.palet), useToestand((t) => t.keuzes)];
  const [nazicht, bevinding, anderen] = [useToestand((t) => t.nazicht), useToestand((t) => t.bevinding), useToestand((t) => t.anderen)];
  return useMemo(
    () => draw({ definitie, flow: flow?.id ?? '', delen: flow?.delen ?? {}, palet, keuzes, nazicht, bevinding, anderen, magTekenen: flow?.magTekenen ?? false }),
    [definitie, flow, palet, keuzes, nazicht, bevinding, anderen],
  );
}

function Blad() {
  const ontwerp = useOntwerp();
  const tekening = useTekening();
  const [selectie, pijl] = [useToestand((t) => t.selectie), useToestand((t) => t.pijl)];
  const magTekenen = useToestand((t) => t.flow?.magTekenen ?? false);
  const [vakken, setVakken] = useState<Vak[]>(tekening.vakken);
  useEffect(() => setVakken((was) => keepMeasured(was, tekening.vakken, selectie)), [tekening, selectie]);
  const lijnen = useMemo(() => tekening.lijnen.map((l): Lijn => (l.id === pijl ? { ...l, selected: true, zIndex: 3 } : l)), [tekening, pijl]);

  const onNodesChange = useCallback((changes: NodeChange<Vak>[]) => {
    setVakken((nu) => applyNodeChanges(changes.filter((c) => c.type !== 'select'), nu));
    const gekozen = changes.filter((c) => c.type === 'select');
    if (gekozen.length === 0) return;
    const next = new Set(ontwerp.toestand.selectie);
    for (const c of gekozen) if (c.selected) next.add(c.id); else next.delete(c.id);
    ontwerp.select(next);
  }, [ontwerp]);

  const onNodeDragStop = useCallback((_: unknown, __: Vak, moved: Vak[]) => {
    const plekken = Object.fromEntries(moved.filter((v): v is StapNode => v.type === 'stap').map((v) => [v.id, v.position]));
    ontwerp.edit('Verplaatst', (d) => moveStappen(d, plekken));
  }, [ontwerp]);

  const neerzetten = useNeerzetten();
  const toetsen = useCanvasToetsen(tekening);
  useDoel(tekening);

  return (
    <div className="tt-blad" onKeyDown={toetsen} {...neerzetten}>
      <ReactFlow<Vak, Lijn>
        nodes={vakken} edges={lijnen} nodeTypes={nodeTypes} edgeTypes={edgeTypes} onNodesChange={onNodesChange} onNodeDragStop={onNodeDragStop}
        onEdgeClick={(_, e) => ontwerp.select([], e.id)} onPaneClick={() => ontwerp.select([])}
        onNodeDoubleClick={(_, n) => n.type === 'stap' && n.data.fase && void ontwerp.open(n.data.fase)}
        onConnect={({ source, sourceHandle, target }) => ontwerp.edit('Pijl getekend', (d) => connect(d, { van: source, poort: sourceHandle ?? 'Klaar', naar: target }))}
        onReconnect={(old, c) => {
          const was = pijlen(ontwerp.toestand.definitie).find((p) => idOf(p) === old.id);
          if (was) ontwerp.edit('Pijl verlegd', (d) => rewire(d, was, { van: c.source, poort: c.sourceHandle ?? was.poort, naar: c.target }));
        }}
        onConnectEnd={(event, { isValid, fromHandle }) => {
          const naar = isValid || fromHandle?.type !== 'source' ? undefined : stapAt(event);
          if (naar) ontwerp.edit('Pijl getekend', (d) => connect(d, { van: fromHandle!.nodeId, poort: fromHandle!.id ?? 'Klaar', naar }));
        }}
        nodesConnectable={magTekenen} edgesReconnectable={magTekenen} edgesFocusable={false} disableKeyboardA11y deleteKeyCode={null} selectionKeyCode="Shift" multiSelectionKeyCode={['Control', 'Meta']}
        elevateNodesOnSelect={false} onlyRenderVisibleElements={false} minZoom={0.1} maxZoom={1.75} zoomOnDoubleClick={false} proOptions={{ hideAttribution: true }} ariaLabelConfig={woorden}
        defaultMarkerColor={null} defaultEdgeOptions={{ markerEnd: { type: 'arrowclosed' as never, width: 18, height: 18, markerUnits: 'userSpaceOnUse' } }} connectionRadius={32}
      >
        <Background gap={24} size={1.2} />
        <Controls showInteractive={false} position="bottom-left" />
        <MiniMap style={{ width: 150, height: 110 }} pannable zoomable position="bottom-right" nodeClassName={(n) => `tt-mini-${n.type} tt-mini-${String((n.data as { familie?: string }).familie ?? '')}`} />
        <SchikKnop />
      </ReactFlow>
    </div>
  );
}

// Anywhere on a step is good enough for the end of an arrow.
function stapAt(event: MouseEvent | TouchEvent): string | undefined {
  const at = 'changedTouches' in event ? event.changedTouches[0]! : event;
  return document.elementsFromPoint(at.clientX, at.clientY).map((e) => e.closest('.react-flow__node-stap')).find((e) => e !== null)?.getAttribute('data-id') ?? undefined;
}

// What React Flow measured stays, or every edit would draw everything anew.
function keepMeasured(was: Vak[], wordt: Vak[], selectie: ReadonlySet<string>): Vak[] {
  const before = new Map(was.map((v) => [v.id, v]));
  const entry = [...selectie][0];
  return wordt.map((v, nr) => {
    const old = before.get(v.id);
    const isEntry = entry === undefined ? v.type === 'stap' && wordt.findIndex((w) => w.type === 'stap') === nr : v.id === entry;
    const domAttributes = { ...v.domAttributes, tabIndex: v.type !== 'stap' ? undefined : isEntry ? 0 : -1 };
    const nieuw = { ...v, domAttributes, selected: selectie.has(v.id), ...(old?.measured && old.width === v.width && old.height === v.height ? { measured: old.measured } : {}) } as Vak;
    return old && old.selected === nieuw.selected && sameVak(old, nieuw) ? old : nieuw;
  });
}

const sameVak = (a: Vak, b: Vak) =>
  a.position.x === b.position.x && a.position.y === b.position.y && a.height === b.height && a.width === b.width && a.domAttributes?.tabIndex === b.domAttributes?.tabIndex
  && a.draggable === b.draggable && a.ariaLabel === b.ariaLabel && JSON.stringify(a.data) === JSON.stringify(b.data);
