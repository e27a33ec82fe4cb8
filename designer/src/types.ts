/** What travels between the designer and `/ontwerp/api`, and Elsa's own form of a flow. What the designer does not know it keeps as it came. */

export interface Punt { x: number; y: number }

/** An input of a step as Elsa writes it. */
export interface ElsaInvoer { typeName?: string; expression: { type: string; value?: unknown }; [rest: string]: unknown }

export interface ElsaTekening { position?: Punt; size?: { width: number; height: number }; handgemaakt?: boolean; [rest: string]: unknown }

export interface ElsaActiviteit {
  id: string;
  type: string;
  name?: string | null;
  metadata?: { designer?: ElsaTekening; displayText?: string; [rest: string]: unknown };
  [rest: string]: unknown;
}

export interface ElsaVerbinding {
  source: { activity: string; port?: string | null; [rest: string]: unknown };
  target: { activity: string; port?: string | null; [rest: string]: unknown };
  vertices?: Punt[];
  [rest: string]: unknown;
}

export interface ElsaSchema extends ElsaActiviteit { activities: ElsaActiviteit[]; connections: ElsaVerbinding[] }

export interface ElsaDefinitie { definitionId: string; name?: string | null; root: ElsaSchema; [rest: string]: unknown }

export interface FlowRegel { id: string; naam: string; top: boolean; versie: number; revisie: number | null; bijgewerkt: string; door: string; fasen: string[] }

export interface FlowLijst { flows: FlowRegel[] }

export interface FlowOpen {
  id: string;
  naam: string;
  versieId: string;
  isConcept: boolean;
  definitie: ElsaDefinitie;
  gepubliceerd: { versieId: string; definitie: ElsaDefinitie } | null;
  /** The flows it plays, the newest of each: names and outcomes of its Fasen. */
  delen: Record<string, ElsaDefinitie>;
  magTekenen: boolean;
  wie: { id: string; naam: string };
}

/** The answer to a stale save. */
export interface Verouderd {
  zin: string;
  huidig: { versieId: string; definitie: ElsaDefinitie; door: string; gepubliceerd: boolean };
  basis: ElsaDefinitie | null;
}

export interface Aanwezige { id: string; naam: string; stap: string | null; sinds: string }

export type InvoerSoort = 'tekst' | 'formule' | 'jaNee' | 'lijst' | 'voorwaarde' | 'flow' | 'waarde';

export interface PaletVeld { naam: string; label: string; soort: InvoerSoort; verplicht: boolean; keuzes?: string }

export interface PaletStap { type: string; label: string; help: string; groep: string; uitkomsten: string[]; zoek: string[]; invoer: PaletVeld[] }

export interface Palet { stappen: PaletStap[] }

export interface Keuze { code: string; label: string; uitkomsten?: string[] }

export type KeuzeLijst =
  | 'rollen' | 'formulieren' | 'brieven' | 'mijlpalen' | 'controles' | 'berichten' | 'feiten' | 'fasen' | 'uitkomsten' | 'kanalen' | 'ontvangers' | 'wachtOp'
  | 'plichten' | 'documenten' | 'timers' | 'scenarios';

export type Keuzes = Partial<Record<KeuzeLijst, Keuze[]>>;

export type Ernst = 'decreet' | 'praktijk' | 'tekening';

/** `pijl` is the arrow by which the path leaves the step, as `van:poort:naar`. */
export interface PadStap { flow: string; stap: string; pijl: string | null; tekst: string }

export interface Herstel { titel: string; flow: string; wijzigingen: Wijziging[] }

export interface Oordeel {
  code: string;
  zin: string;
  bron: string;
  ernst: Ernst;
  oordeel: 'kept' | 'broken' | 'unknown';
  uitleg: string;
  doe: string;
  pad: PadStap[];
  herstel: Herstel[];
}

export interface Nazicht { magGepubliceerd: boolean; milliseconden: number; oordelen: Oordeel[] }

/** One change that a repair makes. `bereik` says what is known of a fact, for a rule set; it changes no drawing. */
export type Wijziging =
  | { soort: 'invoer'; stap: string; naam: string; waarde: unknown }
  | { soort: 'pijl'; van: string; poort: string; naar: string }
  | { soort: 'pijl-weg'; van: string; poort: string; naar: string }
  | { soort: 'stap-na'; stap: string; poort: string; nieuw: ElsaActiviteit; nieuwePoort: string }
  | { soort: 'stap-weg'; stap: string }
  | { soort: 'bereik'; feit: string; van?: number; tot?: number };

export interface Tijdlijn {
  fout: string | null;
  regels: { datum: string; soort: string; stap: string; code: string; titel: string; waarom: string }[];
  beelden: { datum: string; open: string[]; gedaan: string | null }[];
  perMaand: Record<string, number>;
}

export interface DatumAntwoord { datum: string | null; waarom: string }

export interface VersieRegel { versieId: string; versie: number; moment: string; door: string; reden: string | null }

export interface Gevolgen {
  nazicht: Nazicht;
  betrokken: { fase: string; lopend: number; kanMee: number }[];
  werklast: { weken: string[]; nu: number[]; straks: number[]; verhuisd?: number[]; perCoach: { naam: string; nu: number[]; straks: number[]; verhuisd?: number[] }[] };
  openOpmerkingen: number;
  tweedePersoon: boolean;
}

export interface Gepubliceerd { versies: string[]; wachtOpTweede: boolean }

export interface Opmerking {
  id: string;
  stap: string;
  tekst: string;
  door: string;
  moment: string;
  antwoord: { tekst: string; door: string; moment: string } | null;
}

/** `aantal` is null when there are fewer than five. */
export interface Naspel { gespeeld: number | null; rijen: { wat: string; aantal: number | null }[] }
