import type { ElsaDefinitie } from '../src/types';

const files = import.meta.glob<ElsaDefinitie>(['../../workflows/*.json', '../../workflows/fasen/*.json'], { eager: true, import: 'default' });

/** A flow as it ships. */
export const shipped = (naam: string): ElsaDefinitie => structuredClone(files[`../../workflows/${naam}.json`]!);

/** A small flow: `a>b:Ja` is an arrow from a to b by Ja; without an outcome by Klaar. */
export function flow(...arrows: string[]): ElsaDefinitie {
  const parts = arrows.map((a) => /^(\w+)>(\w+)(?::(\w+))?$/.exec(a)!);
  const ids = [...new Set(parts.flatMap((p) => [p[1]!, p[2]!]))];
  return {
    definitionId: 'proef',
    name: 'Proef',
    root: {
      id: 'proef.flowchart',
      type: 'Elsa.Flowchart',
      activities: ids.map((id, nr) => ({ id, type: 'Leerwerk.Taak', name: id, metadata: { displayText: id, designer: { position: { x: nr * 260, y: 40 } } } })),
      connections: parts.map((p) => ({ source: { activity: p[1]!, port: p[3] ?? 'Klaar' }, target: { activity: p[2]!, port: 'In' } })),
    },
  };
}
