import { useReactFlow } from '@xyflow/react';
import { useMemo, type DragEvent } from 'react';
import { Breedte } from '../model/plaatsing';
import { useOntwerp } from '../store/context';

/** The palette's own kind of drag. */
export const Soort = 'application/x-leerwerk-blok';

/** A block dropped on an arrow comes in between; dropped beside, it lies loose there. */
export function useNeerzetten() {
  const ontwerp = useOntwerp();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(() => ({
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(Soort)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      const pijl = pijlAt(event);
      if (pijl !== ontwerp.toestand.pijl) ontwerp.select([], pijl);
    },
    onDrop: (event: DragEvent) => {
      const type = event.dataTransfer.getData(Soort);
      const blok = ontwerp.toestand.palet?.stappen.find((s) => s.type === type);
      if (!blok) return;
      event.preventDefault();
      const pijl = pijlAt(event);
      const plek = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      ontwerp.insert(blok, pijl !== null ? { pijl } : { plek: { x: plek.x - Breedte / 2, y: plek.y - 36 } });
    },
  }), [ontwerp, screenToFlowPosition]);
}

function pijlAt(event: DragEvent): string | null {
  const edge = document.elementsFromPoint(event.clientX, event.clientY).map((e) => e.closest('.react-flow__edge')).find((e) => e !== null);
  return edge?.getAttribute('data-id') ?? null;
}
