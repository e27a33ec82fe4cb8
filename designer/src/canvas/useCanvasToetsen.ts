import { useCallback, type KeyboardEvent } from 'react';
import { findStap, pijlen, titelOf } from '../model/definitie';
import { moveStappen } from '../model/wijzigen';
import { useOntwerp } from '../store/context';
import type { Tekening } from './tekenen';

/**
 * The canvas by keyboard. Arrow keys walk: right and left along the arrows, up and down to what stands there. With Alt they move the step. Enter opens its properties,
 * Delete takes it away, Escape chooses nothing.
 */
export function useCanvasToetsen({ plekken }: Tekening) {
  const ontwerp = useOntwerp();
  return useCallback((event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (target.closest('input, textarea, select') || event.ctrlKey || event.metaKey) return;
    const { selectie, pijl, definitie } = ontwerp.toestand;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      if (pijl !== null) ontwerp.removePijl(pijl);
      else ontwerp.removeSelected();
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape') {
      ontwerp.select([]);
      return;
    }
    const id = target.closest('.react-flow__node')?.getAttribute('data-id');
    if (!id || target.tagName === 'BUTTON') return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (event.shiftKey) ontwerp.select(selectie.has(id) ? [...selectie].filter((s) => s !== id) : [...selectie, id]);
      else if (selectie.has(id) && selectie.size === 1) document.querySelector<HTMLElement>('.tt-zij input, .tt-zij select')?.focus();
      else ontwerp.select([id]);
      const fase = findStap(definitie, id);
      if (fase && event.key === 'Enter') ontwerp.say(`Gekozen: ${titelOf(fase)}`);
      return;
    }
    const richting = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] as [number, number] | undefined;
    const plek = plekken.get(id);
    if (!richting || !plek) return;
    event.preventDefault();
    if (event.altKey) {
      const plekNu = { x: plek.x + richting[0] * 20, y: plek.y + richting[1] * 20 };
      ontwerp.edit('Verplaatst', (d) => moveStappen(d, { [id]: plekNu }), `plek:${id}`);
      return;
    }
    const next = richting[0] !== 0 ? along(id, richting[0], definitie) : nearest(id, richting[1], plekken);
    if (!next) return;
    ontwerp.goTo(next);
    document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(next)}"]`)?.focus({ preventScroll: true });
  }, [ontwerp, plekken]);
}

function along(id: string, zin: number, definitie: Parameters<typeof pijlen>[0]): string | undefined {
  const arrow = pijlen(definitie).find((p) => (zin > 0 ? p.van : p.naar) === id && p.van !== p.naar);
  return arrow && (zin > 0 ? arrow.naar : arrow.van);
}

function nearest(id: string, zin: number, plekken: Tekening['plekken']): string | undefined {
  const hier = plekken.get(id)!;
  const afstand = (p: { x: number; y: number }) => Math.abs(p.x - hier.x) * 2 + Math.abs(p.y - hier.y);
  return [...plekken].filter(([, p]) => (p.y - hier.y) * zin > 20).sort(([, a], [, b]) => afstand(a) - afstand(b))[0]?.[0];
}
