import { useState } from 'preact/hooks';
import type { AtlasRoleRelation } from '../../../index.ts';
import { useAtlas, useDecidable, useSession } from './context.ts';

/** Says that a role is not said of somebody; the sentence stays, and the role with whom else it is said of. */
export function WrongRole({ relation }: { readonly relation: AtlasRoleRelation }) {
  const session = useSession();
  const { scene, source } = useAtlas();
  const { nodes } = scene.graph;
  const whose = relation.holder ?? relation.organization;
  const of = whose === undefined ? undefined : nodes[whose];
  const role = nodes[relation.role];
  const isDecidable = useDecidable();
  const [isOpen, open] = useState(false);
  if (!of || !role || !isDecidable) return null;
  const deny = async () => {
    const mentions = await Promise.all(
      relation.proofs.map(async ({ article, mention }) => {
        const { id, mentions: all } = await source.article(article);
        const { from, to } = all[mention]!;
        return { article: id, from, to };
      }),
    );
    const desk = await session.desk();
    await desk.decide([{ type: 'not-a-role', mentions, of: of.id }], `${of.label} is not ${role.label}`);
  };
  if (!isOpen) {
    return (
      <button
        type="button"
        class="side-link wrong"
        aria-expanded={false}
        aria-label={`Wrong? ${of.label}, ${role.label}`}
        onClick={() => open(true)}
      >
        Wrong?
      </button>
    );
  }
  return (
    <span class="wrong-role">
      <span class="effect">
        Takes “{role.label}” from {of.label}, and the line between them where nothing else proves it.
      </span>
      <button type="button" class="small-button" onClick={deny}>
        {of.label} is not {role.label}
      </button>
    </span>
  );
}
