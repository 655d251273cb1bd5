/**
 * Words of a question that name nothing: "what port does minecraft use by default". They are left out of a
 * query unless nothing else is asked. Folded (`fold`): lower case, no accents, Hebrew final letters plain.
 */
const FILLERS: ReadonlySet<string> = new Set(
  [
    // English
    'a an the of on is are be was in to by with for from and what which whats where when how do does did my your it its',
    'port ports number numbers default defaults standard usual use uses used using usage run runs running need needs',
    'listen listens listening tcp udp sctp dccp',
    // Spanish
    'el la los las un una unos unas de del en es son al a por para con que cual cuales como y su',
    'puerto puertos numero numeros defecto predeterminado predeterminada predeterminados estandar habitual',
    'usa usan usar uso utiliza utilizan escucha',
    // Polish
    'jaki jaka jakie jakich jakiego jakim ma ktory ktora ktore co to jest sa na w z dla do od i o przez',
    'port porty portu portow porcie portach numer numery domyslny domyslnie domyslna domyslne domyslnego standardowy',
    'uzywa uzywaja uzywany uzywane korzysta nasluchuje dziala',
    // Hebrew, final letters plain as `fold` makes them
    'מה איזה באיזה לאיזה איזו אילו של על עמ את הוא היא זה ב ל ה מ עבור בשביל',
    'פורט פורטימ הפורט הפורטימ בפורט לפורט מספר ברירת מחדל ברירת-המחדל המחדל רגיל משתמש משתמשת משתמשימ שימוש מאזינ מאזינה',
  ]
    .join(' ')
    .split(' '),
);

/**
 * Words that say what sort of thing is meant: part of some names ("mail server", "SQL Server"), said beside many others
 * ("ftp server", "base de datos oracle"). Folded.
 */
const SORTS: ReadonlySet<string> = new Set(
  [
    'server servers service services protocol daemon client app software program',
    'servidor servidores servicio protocolo cliente programa base datos',
    'serwer serwera serwery serwerze usluga uslugi protokol protokolu klient baza bazy danych',
    'שרת שרתי השרת שירות פרוטוקול תוכנה לקוח מסד נתונימ',
  ]
    .join(' ')
    .split(' '),
);

/** Said before a number, and no part of a name that stands beside one. */
const NUMBER_WORDS: ReadonlySet<string> = new Set(
  'port ports פורט פורטימ puerto puertos porty portu'.split(' '),
);

/** Whether the word is said before a number: `port 80`, `puerto 443`. */
export function isNumberWord(word: string): boolean {
  return NUMBER_WORDS.has(word);
}

/** The words that name something; all of them where none does. */
export function withoutFillers(words: readonly string[]): readonly string[] {
  return without(FILLERS, words);
}

/** … and that say more than what sort of thing it is. */
export function withoutSorts(words: readonly string[]): readonly string[] {
  return without(SORTS, words);
}

function without(left: ReadonlySet<string>, words: readonly string[]): readonly string[] {
  const naming = words.filter((word) => !left.has(word));
  return naming.length === 0 ? words : naming;
}
