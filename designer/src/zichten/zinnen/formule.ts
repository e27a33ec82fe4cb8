/** What the words of a formula need to know beside its text. */
export type FormuleKennis = { feiten: Map<string, string>; instellingen: Map<string, number> };

export const GEEN_KENNIS: FormuleKennis = { feiten: new Map(), instellingen: new Map() };

type Deel = { soort: 'hier' } | { soort: 'dag'; tekst: string };

const DAGEN = new Map([
  ['start', 'de start'],
  ['einde', 'het einde'],
  ['einde.gepland', 'het geplande einde'],
  ['nazorg.einde', 'het einde van de nazorg'],
  ['contract.datum', 'de dag van het contract'],
  ['intake.afspraak', 'de afgesproken dag van de intake'],
  ['attest.datum', 'de dag van het attest'],
  ['tbs.start', 'de eerste dag van de TBS'],
  ['tbs.einde', 'de laatste dag van de TBS'],
  ['tbs.voorstel', 'de dag van het voorstel van TBS'],
  ['werk.start', 'de eerste dag in de nieuwe job'],
  ['proef.einde', 'de laatste dag van de proefperiode'],
  ['sollicitatie.start', 'het begin van de tweede helft'],
]);
const EENHEDEN: Record<string, [string, string]> = { dag: ['dag', 'dagen'], week: ['week', 'weken'], werkdag: ['werkdag', 'werkdagen'], maand: ['maand', 'maanden'], jaar: ['jaar', 'jaar'] };
const EENHEID = new Map(Object.entries({ ...Object.fromEntries(Object.keys(EENHEDEN).map((e) => [e, e])), dagen: 'dag', weken: 'week', werkdagen: 'werkdag', maanden: 'maand', jaren: 'jaar' }));
const MAANDEN = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'];

/** A date in Dutch words: 1 maart 2010. */
export function dagInWoorden(iso: string): string {
  const [jaar, maand, dag] = iso.split('-').map(Number);
  return `${dag} ${MAANDEN[maand - 1]} ${jaar}`;
}

/** The last day of a term: “binnen 5 werkdagen na de start”. A formula that cannot be read is shown as it stands. */
export function termijnInWoorden(formule: string, kennis = GEEN_KENNIS): string {
  const kop = /^\s*hier\s*\+\s*([\w.]+)\s+(\w+)\s*$/i.exec(formule) ?? /^\s*binnen\s+([\w.]+)\s+(\w+)\s*$/i.exec(formule);
  if (kop && EENHEID.has(kop[2].toLowerCase())) return `binnen ${aantal(kop[1], kop[2], kennis)}`;
  const na = /^\s*([\w.]+)\s*\+\s*([\w.]+)\s+(\w+)\s*$/.exec(formule);
  if (na && EENHEID.has(na[3].toLowerCase())) return `binnen ${aantal(na[2], na[3], kennis)} na ${naam(na[1], kennis)}`;
  const woorden = lees(formule, kennis);
  return woorden === null ? `uiterlijk op ‘${formule}’` : woorden.soort === 'hier' ? 'dezelfde dag' : `uiterlijk op ${woorden.tekst}`;
}

/** The day that a step waits for: “6 maanden na de start”. */
export function momentInWoorden(formule: string, kennis = GEEN_KENNIS): string {
  const woorden = lees(formule, kennis);
  return woorden === null ? `‘${formule}’` : woorden.soort === 'hier' ? 'dezelfde dag' : woorden.tekst;
}

function lees(formule: string, kennis: FormuleKennis): Deel | null {
  const woorden = formule.match(/\d{4}-\d{2}-\d{2}|\d+|[A-Za-z_][\w.]*|[+\-−–(),]|\S/g) ?? [];
  let at = 0;
  const som = (): Deel => {
    let deel = anker();
    while (['+', '-', '−', '–'].includes(woorden[at] ?? '')) {
      const erbij = woorden[at++] === '+';
      const [getal, eenheid] = [neem(), neem()];
      if (getal.toLowerCase() === 'beurt') {
        deel = { soort: 'dag', tekst: `de volgende ${EENHEDEN[EENHEID.get(eenheid.toLowerCase()) ?? ''][0]}, gerekend vanaf ${deel.soort === 'hier' ? 'deze dag' : deel.tekst}` };
        continue;
      }
      const hoeveel = aantal(getal, eenheid, kennis);
      deel = { soort: 'dag', tekst: deel.soort === 'hier' ? `${hoeveel} ${erbij ? 'later' : 'eerder'}` : `${hoeveel} ${erbij ? 'na' : 'voor'} ${deel.tekst}` };
    }
    return deel;
  };
  const anker = (): Deel => {
    const woord = neem();
    const klein = woord.toLowerCase();
    if (/^\d{4}-/.test(woord)) return { soort: 'dag', tekst: dagInWoorden(woord) };
    if (klein === 'hier') return { soort: 'hier' };
    if (klein === 'binnen') return { soort: 'dag', tekst: `${aantal(neem(), neem(), kennis)} later` };
    if (klein === 'halfweg') return { soort: 'dag', tekst: `halfweg tussen ${lijst().join(' en ')}` };
    if (klein === 'vroegste' || klein === 'laatste') return { soort: 'dag', tekst: `${lijst().join(' of ')}, wat ${klein === 'vroegste' ? 'eerst' : 'laatst'} komt` };
    if (!/^[A-Za-z_]/.test(woord) || EENHEID.has(klein)) throw new SyntaxError(woord);
    return { soort: 'dag', tekst: naam(woord, kennis) };
  };
  const lijst = (): string[] => {
    const delen: string[] = [];
    if (neem() !== '(') throw new SyntaxError('(');
    do delen.push(((d) => (d.soort === 'hier' ? 'deze dag' : d.tekst))(som()));
    while (neem() === ',');
    if (woorden[at - 1] !== ')') throw new SyntaxError(')');
    return delen;
  };
  const neem = (): string => {
    if (at >= woorden.length) throw new SyntaxError('einde');
    return woorden[at++];
  };
  try {
    const deel = som();
    return at === woorden.length ? deel : null;
  } catch {
    return null;
  }
}

function aantal(hoeveel: string, eenheid: string, kennis: FormuleKennis): string {
  const soort = EENHEID.get(eenheid.toLowerCase());
  if (!soort || !/^(\d+|[A-Za-z_][\w.]*)$/.test(hoeveel)) throw new SyntaxError(eenheid);
  const [een, meer] = EENHEDEN[soort];
  const getal = /^\d+$/.test(hoeveel) ? Number(hoeveel) : kennis.instellingen.get(hoeveel);
  return getal === undefined ? `zoveel ${meer} als ‘${hoeveel.replace(/[._]/g, ' ')}’ zegt` : `${getal} ${getal === 1 ? een : meer}`;
}

function naam(feit: string, kennis: FormuleKennis): string {
  return DAGEN.get(feit) ?? `‘${kennis.feiten.get(feit) ?? feit.replace(/[._]/g, ' ')}’`;
}
