import { Position } from '@xyflow/react';

/** A box on the drawing. */
export interface Vlak { x: number; y: number; width: number; height: number }

export interface Route { sourceX: number; sourceY: number; sourcePosition: Position; targetX: number; targetY: number; targetPosition: Position; offset: number }

/**
 * Where an arrow leaves and arrives. Down to what stands below, aside to what stands beside, and back along the right to what stands above, so that a flow reads from top to
 * bottom and lanes from left to right. An outcome of several always leaves at its own place on the right (`vast`).
 */
export function routeOf(van: Vlak, naar: Vlak, vast: number | null): Route {
  const onder = naar.y > van.y + van.height + 8;
  const boven = naar.y + naar.height < van.y + 8;
  const rechts = naar.x > van.x + van.width + 8;
  const midden = naar.x + naar.width / 2;
  const recht = vast === null && onder && !(rechts && naar.y < van.y + van.height + 40);
  const source = recht
    ? { sourceX: van.x + van.width / 2, sourceY: van.y + van.height, sourcePosition: Position.Bottom }
    : { sourceX: van.x + van.width, sourceY: van.y + (vast ?? van.height / 2), sourcePosition: Position.Right };
  if (onder && (recht || midden <= source.sourceX + 40 || naar.y > source.sourceY + 120))
    return { ...source, targetX: midden, targetY: naar.y, targetPosition: Position.Top, offset: 20 };
  if (rechts) return { ...source, targetX: naar.x, targetY: naar.y + naar.height / 2, targetPosition: Position.Left, offset: 20 };
  if (boven) return { ...source, targetX: naar.x + naar.width, targetY: naar.y + 22, targetPosition: Position.Right, offset: 28 };
  return { ...source, targetX: midden, targetY: naar.y, targetPosition: Position.Top, offset: 24 };
}
