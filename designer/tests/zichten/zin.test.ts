import { describe, expect, it } from 'vitest';
import { momentInWoorden, termijnInWoorden } from '../../src/zichten/zinnen/formule';
import { conjugate, type ZinKennis, zinnenOf } from '../../src/zichten/zinnen/zin';
import { stap } from './bouw';

const LABELS: Record<string, string> = { coach: 'Coach', coordinator: 'Coördinator', intake: 'Intakegesprek', WERKERVARING_GESTART: 'Werkervaring gestart', DOELGROEPATTEST: 'Doelgroepattest', deelnemer: 'de deelnemer' };
const kennis: ZinKennis = { feiten: new Map([['iets.eigens', 'Een eigen dag']]), instellingen: new Map([['intake.termijn', 5]]), label: (_, code) => LABELS[code] ?? code };

describe('a formula in words', () => {
  it.each([
    ['start + 5 werkdagen', 'binnen 5 werkdagen na de start'],
    ['start + intake.termijn werkdagen', 'binnen 5 werkdagen na de start'],
    ['start + iup.termijn dagen', 'binnen zoveel dagen als ‘iup termijn’ zegt na de start'],
    ['hier + 1 maand', 'binnen 1 maand'],
    ['binnen 10 werkdagen', 'binnen 10 werkdagen'],
    ['einde - 2 maanden', 'uiterlijk op 2 maanden voor het einde'],
    ['2010-03-01', 'uiterlijk op 1 maart 2010'],
    ['start +', 'uiterlijk op ‘start +’'],
  ])('as a last day: %s', (formule, woorden) => expect(termijnInWoorden(formule, kennis)).toBe(woorden));

  it.each([
    ['start', 'de start'],
    ['einde + 1 dag', '1 dag na het einde'],
    ['start + beurt maanden', 'de volgende maand, gerekend vanaf de start'],
    ['vroegste(start + 6 maanden, halfweg(start, einde.gepland))', '6 maanden na de start of halfweg tussen de start en het geplande einde, wat eerst komt'],
    ['hier + 2 weken - 1 dag', '1 dag voor 2 weken later'],
    ['iets.eigens', '‘Een eigen dag’'],
    ['start + 5', '‘start + 5’'],
    ['halfweg(start, einde', '‘halfweg(start, einde’'],
  ])('as a moment: %s', (formule, woorden) => expect(momentInWoorden(formule, kennis)).toBe(woorden));
});

describe('a step in words', () => {
  it('says within which term who does what', () => {
    const taak = stap('intake', 'Leerwerk.Taak', { titel: 'Voer het intakegesprek', rol: 'coach', formulier: 'intake', termijn: 'start + 5 werkdagen', herinnering: 'start + 3 werkdagen' });

    expect(zinnenOf(taak, kennis)).toEqual(['Binnen 5 werkdagen na de start voert de coach het intakegesprek.', 'Het formulier is “Intakegesprek”.', 'Een herinnering komt er 3 werkdagen na de start.']);
  });

  it('bends both verbs, and quotes what it cannot bend', () => {
    expect(conjugate('Bel de deelnemer en maak een afspraak', 'de coach')).toBe('belt de coach de deelnemer en maakt een afspraak');
    expect(conjugate('Laat de overeenkomst tekenen', 'de coach')).toBe('laat de coach de overeenkomst tekenen');
    expect(conjugate('Geen attest: vraag je VDAB een afwijking?', 'de coach')).toBeNull();
    expect(zinnenOf(stap('x', 'Leerwerk.Taak', { titel: 'Er is geen plaats', rol: 'coordinator', termijn: 'hier + 5 werkdagen' }), kennis)[0]).toBe('Binnen 5 werkdagen doet de coördinator dit: “Er is geen plaats”.');
  });

  it.each([
    [stap('w', 'Leerwerk.Wacht', { moment: 'einde', totEnMet: true }), 'We wachten tot het einde, die dag telt nog mee.'],
    [stap('b', 'Leerwerk.WachtOpBericht', { soort: 'DOELGROEPATTEST', uiterlijk: 'hier + 1 maand' }, 'Wacht op het doelgroepattest'), 'We wachten op het doelgroepattest, ten laatste 1 maand later.'],
    [stap('d', 'Leerwerk.Document', { kanaal: 'post', ontvanger: 'deelnemer', nalezen: true }, 'Uitnodiging'), '“Uitnodiging” gaat met de post naar de deelnemer. De coach leest het eerst na.'],
    [stap('m', 'Leerwerk.Melding', { mijlpaal: 'WERKERVARING_GESTART' }), 'VDAB krijgt een melding: werkervaring gestart.'],
    [stap('p', 'Leerwerk.Mijlpaal', { datum: 'einde + 1 dag' }, 'Nazorg gestart'), 'De mijlpaal “Nazorg gestart” is bereikt 1 dag na het einde.'],
    [stap('q', 'Leerwerk.Mijlpaal', { datum: 'einde' }, 'Klaar'), 'De mijlpaal “Klaar” is bereikt bij het einde.'],
    [stap('j', 'Elsa.FlowJoin', { mode: 'WaitAny' }), 'We gaan verder zodra één tak klaar is; de andere takken stoppen.'],
  ])('%#', (s, zin) => expect(zinnenOf(s, kennis)).toEqual([zin]));
});
