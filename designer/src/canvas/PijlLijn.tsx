import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, useInternalNode, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { poortHoogte } from '../model/plaatsing';
import { useOntwerp } from '../store/context';
import { routeOf, type Vlak } from './route';
import type { Lijn, StapNode } from './tekenen';

/** An arrow. While it is chosen it can take a step in between, or go away. */
export const PijlLijn = memo(function PijlLijn({ id, source, target, sourceHandleId, data, selected, markerEnd }: EdgeProps<Lijn>) {
  const ontwerp = useOntwerp();
  const [van, naar] = [useInternalNode<StapNode>(source), useInternalNode<StapNode>(target)];
  if (!van || !naar) return null;
  const [path, x, y] = pathOf(van, naar, sourceHandleId ?? '');
  const merk = data?.merk;
  const toon = selected || (merk?.beurt ?? null) !== null;
  return (
    <>
      <BaseEdge id={id} path={path} markerEnd={markerEnd} interactionWidth={22} className="tt-lijn" data-ernst={merk?.ernst} data-pad={merk?.beurt ?? undefined} data-gekozen={selected || undefined} />
      {toon && (
        <EdgeLabelRenderer>
          <div className="tt-pijl-label nodrag nopan" data-ernst={merk?.ernst} style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
            {data?.label && <span>{data.label}</span>}
            {selected && ontwerp.toestand.flow?.magTekenen && (
              <button type="button" aria-label={`Verwijder de pijl ${data?.titel}`} title="Verwijder deze pijl" onClick={() => ontwerp.removePijl(id)}>×</button>
            )}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
});

type Inner = NonNullable<ReturnType<typeof useInternalNode<StapNode>>>;

const vlakOf = ({ internals, width, height, measured }: Inner): Vlak => ({ ...internals.positionAbsolute, width: measured.width ?? width ?? 0, height: measured.height ?? height ?? 0 });

function pathOf(van: Inner, naar: Inner, poort: string) {
  const { uitkomsten } = van.data;
  const vast = uitkomsten.length > 1 ? poortHoogte(uitkomsten.indexOf(poort)) : null;
  return getSmoothStepPath({ ...routeOf(vlakOf(van), vlakOf(naar), vast), borderRadius: 12 });
}
