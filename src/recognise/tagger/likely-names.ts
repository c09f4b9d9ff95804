import type { Chain, Posterior } from './chain.ts';
import { labelOf, NAME_KINDS, type TokenRun } from './names.ts';

/** A name and the probability, 0..1, that these very tokens are a name of this kind. */
export interface LikelyName extends TokenRun {
  readonly probability: number;
}

/** What is less likely is not looked at: far below any `least` that makes sense. */
const NEGLIGIBLE = 0.02;

/**
 * The disjoint names, in text order, whose probabilities exceed `least` by most in sum. The best label sequence asks which
 * single reading of the whole sentence is likeliest, and leaves a name out that several readings share; this asks it of each
 * name (Goodman 1996), which is what precision and recall count.
 */
export function findLikelyNames(chain: Chain, posterior: Posterior, least: number): LikelyName[] {
  const { length } = posterior;
  const ending = listNames(chain, posterior);
  /** The most that names up to each token sum to, and the name that ends there in that reading. */
  const best = new Float64Array(length + 1);
  const last: (LikelyName | undefined)[] = [];
  for (let to = 1; to <= length; to++) {
    best[to] = best[to - 1]!;
    for (const name of ending[to] ?? []) {
      const sum = best[name.from]! + name.probability - least;
      if (sum <= best[to]!) continue;
      best[to] = sum;
      last[to] = name;
    }
  }
  const names: LikelyName[] = [];
  for (let to = length; to > 0; ) {
    const name = last[to];
    if (name) names.push(name);
    to = name ? name.from : to - 1;
  }
  return names.reverse();
}

/** Every name that is not negligible, by where it ends. */
function listNames({ labels }: Chain, posterior: Posterior): (LikelyName[] | undefined)[] {
  const { length, forward, backward, local, norms, steps } = posterior;
  const ending: (LikelyName[] | undefined)[] = [];
  if (length === 0) return ending;
  let total = 0;
  for (let at = (length - 1) * labels; at < length * labels; at++) total += forward[at]! * backward[at]!;
  if (!(total > 0)) return ending;
  const add = (from: number, to: number, kind: number, probability: number): void => {
    if (probability < NEGLIGIBLE) return;
    ending[to] ??= [];
    ending[to].push({ from, to, kind, probability: Math.min(1, probability) });
  };
  for (let from = 0; from < length; from++) {
    const outside = (forward[from * labels]! * backward[from * labels]!) / total;
    if (1 - outside < NEGLIGIBLE) continue;
    for (let kind = 0; kind < NAME_KINDS.length; kind++) {
      const [begin, inside, end, single] = [
        labelOf(kind, 'B'),
        labelOf(kind, 'I'),
        labelOf(kind, 'E'),
        labelOf(kind, 'S'),
      ];
      const first = from * labels;
      add(from, from + 1, kind, (forward[first + single]! * backward[first + single]!) / total);
      /** Of all label sequences the share that open the name here and go on with it up to `at`. */
      let share = forward[first + begin]! / total;
      let label = begin;
      for (let at = from + 1; at < length; at++) {
        const base = at * labels;
        // What goes on beyond here is no likelier than this.
        if (share * backward[base - labels + label]! < NEGLIGIBLE) break;
        const ends = (share * steps[label * labels + end]! * local[base + end]!) / norms[at]!;
        add(from, at + 1, kind, ends * backward[base + end]!);
        share *= (steps[label * labels + inside]! * local[base + inside]!) / norms[at]!;
        label = inside;
      }
    }
  }
  return ending;
}
