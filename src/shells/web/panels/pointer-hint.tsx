import { describeTarget, type Target } from '../scene/target.ts';
import { useAtlas } from './context.ts';
import { LineWords } from './line-words.tsx';
import { KIND_NAMES, nameWeight } from './proof-words.ts';
import { count } from './words.ts';

/** What lies under the pointer, and where that is on the canvas. */
export interface Hint {
  readonly target: Target;
  readonly x: number;
  readonly y: number;
  /** What is held over it. */
  readonly dropped?: number;
}

/** What lies under the pointer, in words; it stands still while the pointer stays on the same thing. */
export function PointerHint({ hint: { target, x, y, dropped } }: { readonly hint: Hint }) {
  const { scene, source } = useAtlas();
  const place = `translate(${x + 14}px, ${y + 16}px)`;
  if (target.type === 'node') {
    const { label, kind, mentions, articles } = scene.graph.nodes[target.node]!;
    const facts = source.imported
      ? count(scene.adjacency[target.node]!.length, 'connection')
      : `${count(mentions, 'mention')} in ${count(articles, 'article')}`;
    return (
      <div class="hint" style={{ transform: place }} aria-hidden="true">
        {dropped === undefined ? label : `Is ${scene.graph.nodes[dropped]!.label} the same as ${label}?`}
        <span>
          {dropped === undefined ? `${KIND_NAMES[kind]} · ${facts}` : 'Drop it here to look at both side by side'}
        </span>
      </div>
    );
  }
  const { weight, articles } = scene.graph.edges[target.edge]!;
  return (
    <div class="hint" style={{ transform: place }} aria-hidden="true">
      {describeTarget(scene, target)}
      <span>
        {nameWeight(source, weight)}
        {!source.imported && ` in ${count(articles, 'article')}`}
      </span>
      <LineWords edge={target.edge} />
    </div>
  );
}
