import type { ElsaActiviteit, Keuze, Keuzes, Palet } from '../types';
import { lijstOf, tekstOf } from '../model/definitie';

/** How kinds of steps look: a colour by what they do, and a small drawing. */

export type Familie = 'taak' | 'wacht' | 'brief' | 'melding' | 'feit' | 'keuze' | 'fase' | 'begin' | 'einde';

const Families: Record<string, Familie> = {
  'Leerwerk.Taak': 'taak', 'Leerwerk.Wacht': 'wacht', 'Leerwerk.WachtOpBericht': 'wacht', 'Leerwerk.Document': 'brief', 'Leerwerk.Melding': 'melding', 'Leerwerk.Mijlpaal': 'melding',
  'Leerwerk.Feit': 'feit', 'Elsa.WriteLine': 'feit', 'Leerwerk.Controle': 'keuze', 'Elsa.FlowDecision': 'keuze', 'Elsa.FlowSwitch': 'keuze', 'Elsa.FlowFork': 'keuze',
  'Elsa.FlowJoin': 'keuze', 'Leerwerk.Fase': 'fase', 'Elsa.Start': 'begin', 'Elsa.Complete': 'einde', 'Elsa.Finish': 'einde', 'Elsa.End': 'einde',
};

export const familieOf = (type: string): Familie => Families[type] ?? 'feit';

/** Paths in a square of 24, drawn with a line. */
export const tekens: Record<string, string> = {
  taak: 'M5 5h14v14H5z M8.5 12l2.5 2.5 4.5-5',
  wacht: 'M12 4a8 8 0 1 0 .01 0z M12 8v4.5l3 2',
  brief: 'M4 6h16v12H4z M4 7l8 6 8-6',
  melding: 'M12 4v10 M8 10l4 4 4-4 M5 19h14',
  feit: 'M6 4h9l4 4v12H6z M9 12h7 M9 16h7',
  keuze: 'M12 3l9 9-9 9-9-9z',
  fase: 'M4 6h16 M4 12h16 M4 18h16 M8 4v16',
  begin: 'M8 5l10 7-10 7z',
  einde: 'M6 4v17 M6 5h12l-3 4 3 4H6',
};

const label = (lijst: Keuze[] | undefined, code: string) => lijst?.find((k) => k.code === code)?.label ?? code;

export const soortLabel = (stap: ElsaActiviteit, palet: Palet | null): string =>
  (palet?.stappen.find((s) => s.type === stap.type)?.label ?? stap.type.slice(stap.type.lastIndexOf('.') + 1)).replace(/ …$/, '');

/** One line that says the most of a step: who and by when, until when, to whom. */
export function detailOf(stap: ElsaActiviteit, keuzes: Keuzes): string {
  const t = (naam: string) => tekstOf(stap, naam);
  switch (stap.type) {
    case 'Leerwerk.Taak': return [label(keuzes.rollen, t('rol')), t('termijn')].filter(Boolean).join(' · ');
    case 'Leerwerk.Wacht': return t('moment');
    case 'Leerwerk.WachtOpBericht': return [label(keuzes.berichten, t('soort')), t('uiterlijk')].filter(Boolean).join(' · uiterlijk ');
    case 'Leerwerk.Document': return `aan ${label(keuzes.ontvangers, t('ontvanger'))}`;
    case 'Leerwerk.Mijlpaal': return label(keuzes.mijlpalen, t('code'));
    case 'Leerwerk.Melding': return label(keuzes.mijlpalen, t('mijlpaal'));
    case 'Leerwerk.Feit': return `${t('feit')} = ${t('waarde')}`;
    case 'Leerwerk.Controle': return label(keuzes.controles, t('regel'));
    case 'Elsa.FlowDecision': return t('condition');
    case 'Elsa.Complete': return lijstOf(stap, 'outcomes').map((u) => label(keuzes.uitkomsten, u)).join(', ');
    case 'Elsa.WriteLine': return t('text');
    default: return '';
  }
}
