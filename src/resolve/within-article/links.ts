import type { MergeReason } from '../../model/entity.ts';
import { firstSurface, type LocalName } from './local-name.ts';

/** That a name of the article stands for another of it. */
export interface LocalLink {
  readonly from: string;
  /** How the article prints it. */
  readonly name: string;
  readonly to: string;
  readonly reason: MergeReason;
  /** 0..1. */
  readonly confidence: number;
}

/** What has been found to stand for what in one article: the first that is said of a name holds. */
export class LocalLinks {
  /** A name's id → the link that replaces it. Never leads in a circle. */
  readonly links = new Map<string, LocalLink>();
  /** Likely, but unsure: offered to a person. */
  readonly doubts: LocalLink[] = [];

  link(from: LocalName, to: LocalName, reason: MergeReason, confidence: number): void {
    if (from.id === to.id || this.links.has(from.id) || this.target(to.id) === from.id) return;
    this.links.set(from.id, { from: from.id, name: firstSurface(from), to: to.id, reason, confidence });
  }

  doubt(from: LocalName, to: LocalName, reason: MergeReason, confidence: number): void {
    this.doubts.push({ from: from.id, name: firstSurface(from), to: to.id, reason, confidence });
  }

  /** The name that a name stands for in the end: itself where nothing replaces it. */
  target(id: string): string {
    let at = id;
    for (let next = this.links.get(at); next; next = this.links.get(at)) at = next.to;
    return at;
  }
}
