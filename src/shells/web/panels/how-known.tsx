import '../styles/passages.css';
import type { Merge, MergeReason } from '../../../index.ts';
import { CappedList } from './capped-list.tsx';
import { useAtlas } from './context.ts';
import { nameKind } from './decision-words.ts';
import { Failed } from './failed.tsx';
import { useLoaded } from './loading.ts';
import { FINDER_NAMES, nameConfidence, nameOdds } from './proof-words.ts';
import { WrongMerge } from './wrong-merge.tsx';

const REASONS: Readonly<Record<MergeReason, string>> = {
  lexicon: 'a list of names says so',
  acronym: 'its letters stand for the words, and an article writes both',
  'short-name': 'the short form of a name in the same articles',
  title: 'the same name with a title',
  spelling: 'spelt almost alike, in like company',
  decision: 'somebody decided so',
};

/** How the machine knows that this is a name of this kind, and what it took for the same: in words, to be doubted. */
export function HowKnown({ node }: { readonly node: number }) {
  const { scene, source } = useAtlas();
  const { id, kind, confidence, confirmed, finders = [] } = scene.graph.nodes[node]!;
  const loading = useLoaded(() => source.resolution(), [source]);
  const merges = loading.type === 'done' ? loading.value.merges.filter(({ entity }) => entity === id) : [];
  return (
    <section class="how-known">
      <h3>How this is known</h3>
      <p>
        {finders.length > 0 && `${listWords(finders.map((finder) => FINDER_NAMES[finder]))}. `}
        {confirmed
          ? 'Somebody confirmed it.'
          : `That it is ${nameKind(kind)} is ${nameConfidence(confidence)}: ${nameOdds(confidence)}.`}
      </p>
      {loading.type === 'failed' && <Failed message={loading.message} />}
      {merges.length > 0 && (
        <CappedList items={merges} cap={6} class="merge-reasons">
          {(merge) => (
            <>
              <MergeWords merge={merge} /> <WrongMerge key={`${id} ${merge.name}`} node={node} merge={merge} />
            </>
          )}
        </CappedList>
      )}
    </section>
  );
}

function MergeWords({ merge: { name, into, reason, confidence } }: { readonly merge: Merge }) {
  return (
    <>
      “{name}” is taken for “{into}”: {REASONS[reason]}
      {reason !== 'decision' && <span class="quiet"> · {nameConfidence(confidence)}</span>}
    </>
  );
}

/** "Found by the tagger, and in a list". */
function listWords(words: readonly string[]): string {
  const joined = words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words[0]!;
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}
