import type { Conflict } from '../model/samenvoegen';
import type { Aanwezige, ElsaDefinitie, FlowOpen, Keuzes, Nazicht, Palet } from '../types';

/** How it stands with keeping the drawing. */
export interface Opslag { staat: 'bewaard' | 'wacht' | 'bezig' | 'fout' | 'botsing'; zin: string | null }

/** The merge that a person must decide on. */
export interface Botsing { basis: ElsaDefinitie; hun: ElsaDefinitie; versieId: string; door: string; gepubliceerd: boolean; conflicten: Conflict[] }

/** All that the screen shows. Replaced as a whole at each change, so that parts can be compared by reference. */
export interface Toestand {
  laadt: boolean;
  fout: string | null;
  flow: FlowOpen | null;
  /** What is being drawn. */
  definitie: ElsaDefinitie;
  versieId: string | null;
  opslag: Opslag;
  selectie: ReadonlySet<string>;
  /** The chosen arrow, as `van:poort:naar`. */
  pijl: string | null;
  /** A step to bring into sight; `nr` tells two wishes for one step apart. */
  doel: { stap: string; nr: number } | null;
  /** The step that was just added: its properties open at its name. */
  nieuw: string | null;
  /** What undo and redo would do. */
  terug: string | null;
  opnieuw: string | null;
  nazicht: Nazicht | null;
  kijktNa: boolean;
  nakijkFout: string | null;
  /** Place in the list of findings of the one whose path is shown; -1: none. */
  bevinding: number;
  anderen: Aanwezige[];
  palet: Palet | null;
  keuzes: Keuzes;
  /** The tab that is shown, and the dialog over it. */
  weergave: string;
  venster: string | null;
  botsing: Botsing | null;
  /** Told to a screen reader. */
  gezegd: string;
}

export const leegSchema: ElsaDefinitie = {
  definitionId: '', name: '', root: { id: 'leeg', type: 'Elsa.Flowchart', activities: [], connections: [] },
};

export const beginToestand: Toestand = {
  laadt: true, fout: null, flow: null, definitie: leegSchema, versieId: null, opslag: { staat: 'bewaard', zin: null }, selectie: new Set(), pijl: null, doel: null, nieuw: null, terug: null,
  opnieuw: null, nazicht: null, kijktNa: false, nakijkFout: null, bevinding: -1, anderen: [], palet: null, keuzes: {}, weergave: 'tekening', venster: null, botsing: null, gezegd: '',
};
