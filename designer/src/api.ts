import type {
  Aanwezige, DatumAntwoord, ElsaDefinitie, FlowLijst, FlowOpen, Gepubliceerd, Gevolgen, Keuzes, Naspel, Nazicht, Opmerking, Palet, Tijdlijn, VersieRegel, Verouderd,
} from './types';

/** A refusal of the server, with the Dutch sentence for the person and, for a stale save, what stands there now. */
export class Geweigerd extends Error {
  constructor(readonly status: number, zin: string, readonly bevindingen: string[] = [], readonly verouderd: Verouderd | null = null) {
    super(zin);
  }
}

const weg = (flow: string, rest = '') => `/ontwerp/api/flows/${encodeURIComponent(flow)}${rest}`;

async function ask<T>(method: string, url: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(url, {
      method,
      signal,
      credentials: 'same-origin',
      headers: body === undefined ? { accept: 'application/json' } : { accept: 'application/json', 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (fault) {
    if (signal?.aborted) throw fault;
    throw new Geweigerd(0, 'De server antwoordt niet. Wat je tekende staat nog op je scherm; we proberen het opnieuw.');
  }
  const text = await answer.text();
  const said = isJson(answer) && text !== '' ? JSON.parse(text) : null;
  if (answer.ok && !answer.redirected) return said as T;
  throw new Geweigerd(answer.redirected ? 401 : answer.status, said?.zin ?? zinOf(answer), said?.bevindingen ?? [], said?.huidig ? said : null);
}

const isJson = (answer: Response) => (answer.headers.get('content-type') ?? '').includes('json');

function zinOf(answer: Response): string {
  if (answer.redirected || answer.status === 401) return 'Je bent niet meer aangemeld. Meld je aan in een ander tabblad en ga dan hier verder.';
  if (answer.status === 403) return 'Je mag dit niet.';
  return `De server kon dit niet doen (${answer.status}). Probeer het straks opnieuw.`;
}

/** The routes of `/ontwerp/api`, one function each. */
export const api = {
  flows: () => ask<FlowLijst>('GET', '/ontwerp/api/flows'),
  open: (flow: string) => ask<FlowOpen>('GET', weg(flow)),
  save: (flow: string, versieId: string | null, definitie: ElsaDefinitie) => ask<{ versieId: string }>('PUT', weg(flow), { versieId, definitie }),
  discard: (flow: string, versieId: string) => ask<void>('DELETE', weg(flow, `?versieId=${encodeURIComponent(versieId)}`)),
  present: (flow: string, stap: string | null, away = false) =>
    ask<{ anderen: Aanwezige[]; versieId: string }>('POST', weg(flow, '/aanwezig'), away ? { stap, weg: true } : { stap }),
  palet: () => ask<Palet>('GET', '/ontwerp/api/palet'),
  keuzes: () => ask<Keuzes>('GET', '/ontwerp/api/keuzes'),
  check: (flow: string, definitie: ElsaDefinitie, signal?: AbortSignal) => ask<Nazicht>('POST', weg(flow, '/nakijken'), { definitie }, signal),
  simulate: (flow: string, definitie: ElsaDefinitie, scenario: string, start: string) =>
    ask<{ nieuw: Tijdlijn; oud: Tijdlijn | null }>('POST', weg(flow, '/simuleer'), { definitie, scenario, start }),
  date: (formule: string, feiten?: Record<string, unknown>, signal?: AbortSignal) => ask<DatumAntwoord>('POST', '/ontwerp/api/datum', { formule, feiten }, signal),
  versies: (flow: string) => ask<VersieRegel[]>('GET', weg(flow, '/versies')),
  versie: (flow: string, versieId: string) => ask<{ definitie: ElsaDefinitie }>('GET', weg(flow, `/versies/${encodeURIComponent(versieId)}`)),
  gevolgen: (flow: string, definitie: ElsaDefinitie) => ask<Gevolgen>('POST', weg(flow, '/gevolgen'), { definitie }),
  publish: (flow: string, versieId: string, definitie: ElsaDefinitie, reden: string) =>
    ask<Gepubliceerd>('POST', weg(flow, '/publiceren'), { versieId, definitie, reden }),
  opmerkingen: (flow: string) => ask<Opmerking[]>('GET', weg(flow, '/opmerkingen')),
  comment: (flow: string, stap: string, tekst: string) => ask<Opmerking>('POST', weg(flow, '/opmerkingen'), { stap, tekst }),
  answer: (flow: string, opmerking: string, tekst: string) => ask<Opmerking>('POST', weg(flow, `/opmerkingen/${encodeURIComponent(opmerking)}/antwoord`), { tekst }),
  replay: (flow: string, definitie: ElsaDefinitie) => ask<Naspel>('POST', weg(flow, '/naspelen'), { definitie }),
};

export type Api = typeof api;
