import type { Kind } from '../model/mention.ts';

/** What a name is that a noun defines: an actor or place of a kind, or a work, product, event or species: neither. */
export type DefinedKind = Exclude<Kind, 'role'> | 'thing';

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Nouns of organisations. Not here: what is as often a building (`library`) or an occasion (`conference`). */
const ORGANIZATIONS = set(`
  agency airline alliance band bank broadcaster brewery brokerage business carrier cartel channel charity choir club
  coalition college company conglomerate consortium consultancy cooperative corporation distributor division duo
  ensemble fintech firm foundation franchise gang group institute insurer label lender maker manufacturer magazine
  militia ministry nonprofit newspaper ngo oem operator orchestra organisation organization outfit outlet party
  publisher quartet quintet regiment regulator retailer squadron startup start-up subsidiary supermarket syndicate
  tabloid team trio union university utility watchdog wholesaler hospital laboratory institution service corps
  authority body brand bureau commission committee council department gallery journal museum periodical publication
  studio trust unit academy conservatory broadsheet daily federation association chain league society brigade battalion automaker
  carmaker drugmaker chipmaker steelmaker miner airforce troupe collective`);

/** Nouns of places. Not here: what often belongs to an organisation (`church`, `school`, `station`). */
const PLACES = set(`
  airport archipelago atoll bay beach borough bridge canal canton capital city cove creek county commune district
  forest glacier hamlet harbour harbor highway hill island islet lake lagoon locality mountain municipality
  neighbourhood neighborhood oblast parish park peak peninsula plateau port prefecture province reservoir resort
  river settlement square state street stream suburb town township tributary valley village volcano waterfall
  arena constituency desert dock halt headland prison racecourse region shire stadium`);

/** Of these, what a place's name follows with "of": "the village of Baghouz", and not "the peak of the season". */
const DIVISIONS = set(`
  archipelago borough canton city commune county district hamlet island islet locality municipality neighbourhood
  neighborhood oblast parish prefecture province suburb town township village`);

/** Nouns of works, products, events and living things. */
const THINGS = set(`
  album aircraft airliner anime award ballad book cantata cartoon cocktail comedy comic console dance dessert
  destroyer dialect disease dish documentary drama ep episode essay exhibition experiment ferry festival
  film fish flower frigate fruit game genus helicopter herb holiday hymn insect instrument language
  locomotive manga medication method missile movie musical novel novella opera operation painting play poem
  protein protocol ritual rocket satellite series ship single sitcom smartphone soap software song
  soundtrack species spice spacecraft story submarine superhero symphony tournament trophy vaccine
  vegetable vessel war warship weapon yacht theorem treaty surname`);

/** Before "station": a broadcaster, or where one gets on. */
const BROADCASTING = set('radio television tv news fm am talk broadcasting');
const TRANSPORT = set('railway train rail bus metro subway underground tram power police fire');

/** "second team All-American" is a rank. */
const ORDINALS = new Set(['first', 'second', 'third']);

/** Persons and organisations alike are these. */
const EITHER = set(`
  ally broker champion dealer contender contractor contributor customer developer donor employer founder giant guarantor host
  leader member neighbour neighbor opponent owner partner participant player producer provider recipient rival
  shareholder signatory sponsor supplier supporter target user victim winner builder buyer seller insider pioneer
  star hit model guide guard private general major minor native subject character figure`);

/** What a noun phrase's head, in the singular or plural, says of a name; `before` is the word before it. */
export function kindOfNoun(
  noun: string,
  before: string,
  isPerson: (singular: string) => boolean,
): DefinedKind | undefined {
  for (const word of singularsOf(noun)) {
    if (word === 'tank') return before === 'think' ? 'organization' : undefined;
    if (word === 'station') {
      if (BROADCASTING.has(before)) return 'organization';
      return TRANSPORT.has(before) ? 'place' : undefined;
    }
    if (word === 'district' && before === 'school') return 'organization';
    if (word === 'team' && ORDINALS.has(before)) return undefined;
    if (ORGANIZATIONS.has(word)) return 'organization';
    if (PLACES.has(word)) return 'place';
    if (THINGS.has(word)) return 'thing';
    if (!EITHER.has(word) && isPerson(word)) return 'person';
  }
  return undefined;
}

/** Whether a noun says that a place's name follows after "of". */
export function isDivision(noun: string): boolean {
  return DIVISIONS.has(noun);
}

/** The noun itself, then what it may be the plural of. */
function singularsOf(noun: string): readonly string[] {
  if (noun.endsWith('ies')) return [noun, `${noun.slice(0, -3)}y`];
  if (/(?:s|x|z|ch|sh)es$/.test(noun)) return [noun, noun.slice(0, -2), noun.slice(0, -1)];
  return noun.endsWith('s') && !noun.endsWith('ss') ? [noun, noun.slice(0, -1)] : [noun];
}
