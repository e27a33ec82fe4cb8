import { BaseEdge, EdgeLabelRenderer, getSmoothStepPath, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useOntwerp } from '../store/context';
import type { Lijn } from './tekenen';

/** An arrow. While it is chosen it can take a step in between. */
export const PijlLijn = memo(function PijlLijn(props: EdgeProps<Lijn>) {
  const ontwerp = useOntwerp();
  const { id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, data, selected, markerEnd } = props;
  const [path, x, y] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, borderRadius: 14, offset: 22 });
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
