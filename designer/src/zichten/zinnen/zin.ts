import { tekstOf, titelOf, waardeOf } from '../../model/definitie';
import type { ElsaActiviteit } from '../../types';
import { type FormuleKennis, momentInWoorden, termijnInWoorden } from './formule';

/** Labels of codes, as the choices of the server give them. */
export type ZinKennis = FormuleKennis & { label: (lijst: string, code: string) => string };

const HOOFD = (zin: string) => zin.charAt(0).toUpperCase() + zin.slice(1);
const LAAG = (zin: string) => (/^[A-Z][a-z]/.test(zin) ? zin.charAt(0).toLowerCase() + zin.slice(1) : zin);

const metLidwoord = (wie: string) => (/^(de|het|een) /i.test(wie) ? LAAG(wie) : `de ${LAAG(wie)}`);

/** A step as one or more plain Dutch sentences. */
export function zinnenOf(stap: ElsaActiviteit, kennis: ZinKennis): string[] {
  const titel = titelOf(stap);
  const tekst = (naam: string) => tekstOf(stap, naam) || null;
  const op = (formule: string | null) => (formule === null || formule === 'hier' ? 'op die dag' : opWoorden(momentInWoorden(formule, kennis)));
  switch (stap.type) {
    case 'Elsa.Start':
      return ['Hier begint het.'];
    case 'Elsa.Finish':
    case 'Elsa.End':
      return ['Hier eindigt het traject.'];
    case 'Elsa.Complete':
      return [`Hier is dit deel af: ${LAAG(titel)}.`];
    case 'Leerwerk.Taak':
      return taakZinnen(stap, kennis);
    case 'Leerwerk.Wacht':
      return [`We wachten tot ${momentInWoorden(tekst('moment') ?? 'hier', kennis)}${waardeOf(stap, 'totEnMet') === true ? ', die dag telt nog mee' : ''}.${tekst('bijSchorsing') === 'wacht' ? ' Een schorsing schuift dit op.' : ''}`];
    case 'Leerwerk.WachtOpBericht':
      return [`We wachten op ${/^wacht op /i.test(titel) ? titel.slice(9) : `een bericht: ${LAAG(titel)}`}${tekst('uiterlijk') ? `, ten laatste ${momentInWoorden(tekst('uiterlijk')!, kennis)}` : ''}.`];
    case 'Leerwerk.Document':
      return [documentZin(stap, kennis)];
    case 'Leerwerk.Mijlpaal':
      return [`De mijlpaal “${titel}” is bereikt ${op(tekst('datum'))}.`];
    case 'Leerwerk.Melding':
      return [`VDAB krijgt een melding: ${kennis.label('mijlpalen', tekst('mijlpaal') ?? '').toLowerCase()}.`];
    case 'Leerwerk.Feit':
      return [`We leggen vast: ${LAAG(titel)}${tekst('soort') === 'formule' ? ` (${momentInWoorden(tekst('waarde') ?? 'hier', kennis)})` : ''}.`];
    case 'Leerwerk.Controle':
      return [titel.endsWith('?') ? titel : `We kijken na: ${LAAG(titel)}.`];
    case 'Leerwerk.Fase':
      return [`De fase “${titel}” begint.`];
    case 'Elsa.FlowDecision':
    case 'Elsa.FlowSwitch':
      return [titel.endsWith('?') ? titel : `We kiezen: ${LAAG(titel)}.`];
    case 'Elsa.FlowFork':
      return ['Vanaf hier loopt dit naast elkaar:'];
    case 'Elsa.FlowJoin':
      return [tekst('mode') === 'WaitAny' ? 'We gaan verder zodra één tak klaar is; de andere takken stoppen.' : 'We gaan verder als alle takken klaar zijn.'];
    default:
      return [HOOFD(titel).replace(/[.?!]?$/, '.')];
  }
}

const opWoorden = (moment: string) => (/^\d+ (dag|we|ma|ja)[a-z]* (na|voor|later)/.test(moment) ? moment : /^(de|het) (start|einde|geplande|begin)/.test(moment) ? `bij ${moment}` : `op ${moment}`);

function taakZinnen(stap: ElsaActiviteit, kennis: ZinKennis): string[] {
  const tekst = (naam: string) => tekstOf(stap, naam) || null;
  const rol = metLidwoord(kennis.label('rollen', tekst('rol') ?? 'coach'));
  const termijn = tekst('termijn') ? termijnInWoorden(tekst('termijn')!, kennis) : '';
  const titel = tekst('titel') ?? titelOf(stap);
  const doet = conjugate(titel, rol);
  const zinnen = [HOOFD(doet ? `${termijn ? `${termijn} ` : 'dan '}${doet}.` : `${termijn ? `${termijn} doet ${rol}` : `${rol} doet`} dit: “${titel}”.`)];
  if (tekst('formulier')) zinnen.push(`Het formulier is “${kennis.label('formulieren', tekst('formulier')!)}”.`);
  if (waardeOf(stap, 'outreach') === true) zinnen.push('De taak is zelf bellen of langsgaan.');
  if (tekst('herinnering')) zinnen.push(`Een herinnering komt er ${momentInWoorden(tekst('herinnering')!, kennis)}.`);
  if (tekst('escalatie')) zinnen.push(`De coördinator krijgt bericht ${momentInWoorden(tekst('escalatie')!, kennis)}.`);
  if (tekst('vierOgenMet')) zinnen.push('Iemand anders doet dit dan wie de vorige stap deed.');
  return zinnen;
}

const BRIEVEN: Record<string, (titel: string, wie: string) => string> = {
  dossier: (titel) => `“${titel}” komt in het dossier.`,
  gesprek: (titel, wie) => `“${titel}” gaat in een gesprek naar ${wie}.`,
  post: (titel, wie) => `“${titel}” gaat met de post naar ${wie}.`,
  'e-mail': (titel, wie) => `“${titel}” gaat per e-mail naar ${wie}.`,
};
const WACHT_OP: Record<string, string> = { nagelezen: 'tot iemand het nagelezen heeft', verstuurd: 'tot het verstuurd of gegeven is', ontvangen: 'tot het aangekomen is' };

function documentZin(stap: ElsaActiviteit, kennis: ZinKennis): string {
  const kanaal = tekstOf(stap, 'kanaal') || 'papier';
  const wie = tekstOf(stap, 'ontvanger') || 'deelnemer';
  const ontvanger = wie === 'vdab' ? 'VDAB' : metLidwoord(kennis.label('ontvangers', wie));
  const brief = BRIEVEN[kanaal]?.(titelOf(stap), ontvanger) ?? `“${titelOf(stap)}” gaat naar ${ontvanger}.`;
  const nalezen = waardeOf(stap, 'nalezen') === true ? ' De coach leest het eerst na.' : '';
  const wacht = WACHT_OP[tekstOf(stap, 'wachtOp')];
  return `${brief}${nalezen}${wacht ? ` We wachten ${wacht}.` : ''}`;
}

// The imperatives with which our taken begin. Another verb is quoted instead: better a quote than broken Dutch.
const DOE = ['bel', 'bereid', 'begin', 'bekijk', 'beslis', 'bespreek', 'bezoek', 'bezorg', 'controleer', 'geef', 'kies', 'laat', 'leg', 'maak', 'meld', 'nodig', 'noteer', 'open', 'overhandig', 'plan', 'regel', 'registreer', 'schrijf', 'sluit', 'stel', 'stuur', 'teken', 'vertel', 'verwerk', 'vraag', 'voer', 'vul', 'werk', 'wijs', 'zoek'];
const derde = (woord: string) => (woord.endsWith('t') ? woord : `${woord}t`);

/** “Voer het intakegesprek” with “de coach”: “voert de coach het intakegesprek”. Null when the sentence is no plain order. */
export function conjugate(titel: string, wie: string): string | null {
  const [doe, ...rest] = titel.replace(/\.$/, '').split(' ');
  if (!DOE.includes(doe.toLowerCase()) || rest.length === 0 || /[:;?!]|\b(je|jou|jouw|u|uw)\b/i.test(titel)) return null;
  const verder = rest.map((woord, i) => (rest[i - 1] === 'en' && DOE.includes(woord) ? derde(woord) : woord));
  return [derde(doe.toLowerCase()), wie, ...verder].join(' ');
}
