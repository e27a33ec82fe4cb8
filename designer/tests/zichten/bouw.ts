import type { ElsaActiviteit, ElsaDefinitie } from '../../src/types';

/** A step with literal inputs. */
export function stap(id: string, type: string, invoer: Record<string, unknown> = {}, titel = id): ElsaActiviteit {
  const waarden = Object.fromEntries(Object.entries(invoer).map(([naam, value]) => [naam, { typeName: 'String', expression: { type: 'Literal', value } }]));
  return { id, type, name: titel, metadata: { displayText: titel }, ...waarden };
}

/** A flow of steps and of arrows written as `van:poort>naar`. */
export function flow(activities: ElsaActiviteit[], ...pijlen: string[]): ElsaDefinitie {
  const connections = pijlen.map((pijl) => {
    const [, van, poort, naar] = /^(.+):(.+)>(.+)$/.exec(pijl) as unknown as [string, string, string, string];
    return { source: { activity: van, port: poort }, target: { activity: naar, port: 'In' }, vertices: [] };
  });
  return { definitionId: 'proef', name: 'Proef', root: { id: 'proef.flowchart', type: 'Elsa.Flowchart', activities, connections } };
}
