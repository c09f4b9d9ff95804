import type { MentionAddress } from '../model/curation.ts';
import type { Mention } from '../model/mention.ts';
import { slugOfKey } from '../text/name-key.ts';
import type { Amendments, NumberedMention } from './amend.ts';
import type { NameGroup } from './name-groups.ts';
import type { NamedCorpus } from './named-corpus.ts';

/** Finds again the mentions that decisions name by article and span. */
export class MentionFinder {
  private readonly corpus: NamedCorpus;
  private readonly amendments: Amendments;
  private articleOf: ReadonlyMap<string, number> | undefined;

  constructor(corpus: NamedCorpus, amendments: Amendments) {
    this.corpus = corpus;
    this.amendments = amendments;
  }

  knows(article: string): boolean {
    return this.indexOf(article) !== undefined;
  }

  /** The mentions at these places; says how many are no longer there. */
  find(addresses: readonly MentionAddress[], say: (message: string) => void): NumberedMention[] {
    const found = addresses.flatMap((address) => this.findOne(address) ?? []);
    const lost = addresses.length - found.length;
    if (lost > 0) say(lost === 1 ? 'one mention is no longer found' : `${lost} mentions are no longer found`);
    return found;
  }

  /** A group's mentions in one article that are printed as this key. */
  printed(group: NameGroup, key: string, article: string): NumberedMention[] {
    const at = this.indexOf(article);
    if (at === undefined) return [];
    const slug = slugOfKey(key);
    const found: NumberedMention[] = [];
    for (const { printed, articles, mentions } of group.usages) {
      if (printed.slice(printed.indexOf(':') + 1) !== slug) continue;
      for (const [i, own] of articles.entries()) if (own === at) found.push({ article: at, number: mentions[i]! });
    }
    return found;
  }

  private indexOf(article: string): number | undefined {
    this.articleOf ??= new Map(this.corpus.articles.map(({ id }, at) => [id, at]));
    return this.articleOf.get(article);
  }

  private findOne({ article: id, from, to }: MentionAddress): NumberedMention | undefined {
    const article = this.indexOf(id);
    if (article === undefined) return undefined;
    const isIt = (mention: Mention): boolean => mention.from === from && mention.to === to;
    const amended = this.amendments.articles.get(article);
    if (!amended) {
      const number = this.corpus.recognitions[article]!.mentions.findIndex(isIt);
      return number < 0 ? undefined : { article, number };
    }
    const index = amended.recognition.mentions.findIndex(isIt);
    return index < 0 ? undefined : { article, number: amended.indexOf.indexOf(index) };
  }
}
