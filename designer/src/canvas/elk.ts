import type { ElkNode, ElkPort } from 'elkjs/lib/elk-api';
import { Breedte, hoogteOf, Tussen } from '../model/plaatsing';
import { pijlen, plekOf, stappen } from '../model/definitie';
import { withPlek, withSchema } from '../model/wijzigen';
import type { ElsaDefinitie, Punt } from '../types';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';

/** Automatic layout. ELK is large, so it comes only when it is asked for, and works aside in a worker. */

const options = {
  'elk.algorithm': 'layered', 'elk.direction': 'DOWN', 'elk.spacing.nodeNode': '52', 'elk.layered.spacing.nodeNodeBetweenLayers': `${Tussen}`, 'elk.spacing.edgeNode': '20',
  'elk.layered.spacing.edgeNodeBetweenLayers': '24', 'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX', 'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
};

let layout: Promise<(graph: ElkNode) => Promise<ElkNode>> | undefined;

function load() {
  layout ??= import('elkjs/lib/elk-api').then(({ default: Elk }) => {
    const elk = new Elk({ workerFactory: () => new Worker(workerUrl) });
    return (graph: ElkNode) => elk.layout(graph);
  });
  return layout;
}

/** Lays the steps out; a step that a person put somewhere stays there, and others make room for it. */
export async function layOut(definitie: ElsaDefinitie, uitkomsten: ReadonlyMap<string, string[]>): Promise<ElsaDefinitie> {
  const run = await load();
  return withPlaces(definitie, await run(graphOf(definitie, uitkomsten)), uitkomsten);
}

export function graphOf(definitie: ElsaDefinitie, uitkomsten: ReadonlyMap<string, string[]>): ElkNode {
  const known = new Set(stappen(definitie).map((s) => s.id));
  return {
    id: 'flow',
    layoutOptions: options,
    children: stappen(definitie).map((s) => {
      const uit = uitkomsten.get(s.id) ?? [];
      const height = hoogteOf(uit.length);
      const port = (id: string, x: number, y: number, side: string): ElkPort => ({ id, x, y, width: 1, height: 1, layoutOptions: { 'elk.port.side': side } });
      return {
        id: s.id, width: Breedte, height, layoutOptions: { 'elk.portConstraints': 'FIXED_POS' },
        ports: [
          port(`${s.id}|in`, Breedte / 2, 0, 'NORTH'),
          // As if all left below: what follows stands under the step, and the drawing stays narrow.
          ...uit.map((u, nr) => port(`${s.id}|${u}`, (Breedte * (nr + 1)) / (uit.length + 1), height, 'SOUTH')),
        ],
      };
    }),
    edges: pijlen(definitie).filter((p) => known.has(p.van) && known.has(p.naar)).map((p, nr) => ({ id: `e${nr}`, sources: [`${p.van}|${p.poort}`], targets: [`${p.naar}|in`] })),
  };
}

export function withPlaces(definitie: ElsaDefinitie, graph: ElkNode, uitkomsten: ReadonlyMap<string, string[]>): ElsaDefinitie {
  const plekken = new Map((graph.children ?? []).map((c) => [c.id, { x: c.x ?? 0, y: c.y ?? 0 }]));
  const hand = stappen(definitie).filter((s) => s.metadata?.designer?.handgemaakt && plekOf(s));
  const bezet = hand.map((s) => ({ plek: plekOf(s)!, hoogte: hoogteOf(uitkomsten.get(s.id)?.length ?? 1) }));
  const free = (plek: Punt, hoogte: number): Punt => {
    const p = { ...plek };
    for (let hit; (hit = bezet.find((b) => Math.abs(b.plek.x - p.x) < Breedte + 20 && p.y < b.plek.y + b.hoogte + 16 && b.plek.y < p.y + hoogte + 16));) p.x = hit.plek.x + Breedte + 40;
    return p;
  };
  return withSchema(definitie, stappen(definitie).map((s) => {
    const plek = plekken.get(s.id);
    return hand.includes(s) || !plek ? s : withPlek(s, free(plek, hoogteOf(uitkomsten.get(s.id)?.length ?? 1)), false);
  }));
}
