import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { beginOf } from '../model/definitie';
import { Breedte } from '../model/plaatsing';
import { useToestand } from '../store/context';
import type { Tekening } from './tekenen';

const Zoom = 0.85;

const rustig = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Brings into sight: the beginning when a flow opens, after that the step that someone goes to. */
export function useDoel({ plekken }: Tekening): void {
  const { setCenter, setViewport, getZoom } = useReactFlow();
  const definitie = useToestand((t) => t.definitie);
  const flow = useToestand((t) => t.flow?.id);
  const doel = useToestand((t) => t.doel);
  const gezien = useRef<number | null>(null);
  const shown = useRef<string | undefined>(undefined);

  useEffect(() => {
    if (flow === undefined || shown.current === flow) return;
    shown.current = flow;
    const begin = beginOf(definitie);
    const plek = begin && plekken.get(begin.id);
    const breed = document.querySelector('.tt-blad')?.clientWidth ?? 800;
    // Lanes begin at the left; a flow that reads downward begins in the middle.
    const links = plek !== undefined && plek.x < 60 ? 24 : Math.max(24, breed / 2 - (Breedte / 2) * Zoom);
    if (plek) void setViewport({ x: links - plek.x * Zoom, y: 56 - Math.max(0, plek.y - 40) * Zoom, zoom: Zoom });
  }, [flow, definitie, plekken, setViewport]);

  useEffect(() => {
    if (!doel || gezien.current === doel.nr) return;
    const plek = plekken.get(doel.stap);
    if (!plek) return;
    gezien.current = doel.nr;
    void setCenter(plek.x + Breedte / 2, plek.y + 50, { zoom: Math.max(getZoom(), 0.7), duration: rustig() ? 0 : 250 });
  }, [doel, plekken, setCenter, getZoom]);
}
