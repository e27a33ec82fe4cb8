import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { beginOf } from '../model/definitie';
import { Breedte } from '../model/plaatsing';
import { useToestand } from '../store/context';
import type { Tekening } from './tekenen';

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
    const hoogte = document.querySelector('.tt-blad')?.clientHeight ?? 600;
    const banen = plek !== undefined && plek.x < 60 && plekken.size > 0;
    if (plek) void setViewport({ x: 32 - plek.x * 0.8, y: banen ? 24 - (plek.y - 40) * 0.8 : hoogte / 2 - plek.y * 0.8, zoom: 0.8 });
  }, [flow, definitie, plekken, setViewport]);

  useEffect(() => {
    if (!doel || gezien.current === doel.nr) return;
    const plek = plekken.get(doel.stap);
    if (!plek) return;
    gezien.current = doel.nr;
    void setCenter(plek.x + Breedte / 2, plek.y + 50, { zoom: Math.max(getZoom(), 0.7), duration: rustig() ? 0 : 250 });
  }, [doel, plekken, setCenter, getZoom]);
}
