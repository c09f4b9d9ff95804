import '../styles/passages.css';
import { useMemo, useState } from 'preact/hooks';
import { type AtlasNode, type AtlasRoleRelation, isLeftOut, sliceSpan } from '../../../index.ts';
import { holdsText } from '../state/rows.ts';
import { ArticleRow } from './article-list.tsx';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useDecidable, useSession } from './context.ts';
import { nameKind } from './decision-words.ts';
import { Failed } from './failed.tsx';
import { Kept } from './hidden-note.tsx';
import { Lazy, later } from './lazy.tsx';
import { useLoaded } from './loading.ts';
import { NameTools } from './name-tools.tsx';
import { NodeGlyph } from './node-glyph.tsx';
import { PanelHead } from './panel-head.tsx';
import { PanelIcon } from './panel-icons.tsx';
import { KIND_NAMES, nameConfidence } from './proof-words.ts';
import { count, formatNumber } from './words.ts';

/** So many connected names can be looked through without a search. */
const SEARCHED_FROM = 20;

/** All that is known of one entity, and the ways on from it. */
export function EntityPanel({ node }: { readonly node: number }) {
  const session = useSession();
  const { scene, source } = useAtlas();
  const entity = scene.graph.nodes[node]!;
  const [wanted, setWanted] = useState('');
  const neighbours = useMemo(
    () => scene.adjacency[node]!.toSorted((a, b) => scene.compareTelling(a.edge, b.edge)),
    [scene, node],
  );
  const { edges } = scene.graph;
  const sight = session.sight.value;
  const isSeen = ({ edge }: { readonly edge: number }) => sight?.edges[edge] !== 0;
  const seen = neighbours.filter(isSeen).length;
  const most = neighbours.reduce((top, { edge }) => Math.max(top, edges[edge]!.weight), 1);
  const found = neighbours.filter(({ node: other }) => holdsText(scene.graph.nodes[other]!.label, wanted));
  return (
    <>
      <PanelHead
        over={
          <>
            <NodeGlyph node={node} /> {KIND_NAMES[entity.kind]}
          </>
        }
        title={entity.label}
        closeTo={{}}
        closeLabel="Close the details"
      />
      <div class="panel-body">
        {!source.imported && <Facts entity={entity} />}
        {!source.imported && <Lazy name="when" load={loadTimeline} target={{ type: 'node', node }} />}
        <NameTools node={node} />
        <PutRight node={node} />
        <Aliases entity={entity} />
        <Roles node={node} />
        <section>
          <h3>Connected with {neighbours.length > 0 && <span class="number">{formatNumber(seen)}</span>}</h3>
          {neighbours.length === 0 && <p class="quiet">No sentence names it together with another entity.</p>}
          {neighbours.length > SEARCHED_FROM && (
            <input
              type="search"
              class="filter"
              placeholder="Find among them"
              aria-label="Find among the connected names"
              value={wanted}
              onInput={(event) => setWanted(event.currentTarget.value)}
            />
          )}
          {neighbours.length > 0 && found.length === 0 && <p class="quiet">None of them goes by “{wanted.trim()}”.</p>}
          <Kept items={found} isKept={isSeen} noun="connection">
            {(shown) => (
              <CappedList key={wanted} items={shown} cap={12} class="rows">
                {({ node: other, edge }) => (
                  <a
                    class={isSeen({ edge }) ? 'row weighted' : 'row weighted unseen'}
                    style={{ '--share': String(edges[edge]!.weight / most) }}
                    href={session.linkTo({ selection: { type: 'edge', edge } })}
                  >
                    <NodeGlyph node={other} />
                    <span class="row-name">{scene.graph.nodes[other]!.label}</span>
                    <span class="number">{formatNumber(edges[edge]!.weight)}</span>
                  </a>
                )}
              </CappedList>
            )}
          </Kept>
        </section>
        {!source.imported && <Articles node={node} />}
        {!source.imported && <Lazy name="how this is known" load={loadKnown} node={node} />}
      </div>
    </>
  );
}

const loadWrongRole = later(async () => (await import('./wrong-role.tsx')).WrongRole);
const loadTimeline = later(async () => (await import('./timeline.tsx')).Timeline);
const loadKnown = later(async () => (await import('./how-known.tsx')).HowKnown);
const loadFixes = later(async () => (await import('./fix-entity.tsx')).FixEntity);

/** What can be put right about it, where somebody asks for it. */
function PutRight({ node }: { readonly node: number }) {
  const [isOpen, open] = useState(false);
  if (!useDecidable()) return null;
  return (
    <section class="put-right">
      <button
        type="button"
        class="small-button"
        aria-expanded={isOpen}
        aria-controls="put-right"
        onClick={() => open(!isOpen)}
      >
        <PanelIcon name="pen" /> Put right
      </button>
      <div id="put-right" hidden={!isOpen}>
        {isOpen && <Lazy name="what can be put right" load={loadFixes} node={node} />}
      </div>
    </section>
  );
}

function Facts({ entity }: { readonly entity: AtlasNode }) {
  return (
    <p class="facts">
      {count(entity.mentions, 'mention')} in {count(entity.articles, 'article')}
      <span class={entity.confidence < 0.75 ? 'confidence unsure' : 'confidence'}>
        {nameConfidence(entity.confidence)} {nameKind(entity.kind)}
      </span>
    </p>
  );
}

function Aliases({ entity }: { readonly entity: AtlasNode }) {
  if (entity.aliases.length < 2) return null;
  return (
    <section>
      <h3>Also called</h3>
      <CappedList items={entity.aliases} cap={12} class="aliases">
        {({ name, count: times }) => (
          <>
            {name} <span class="number">{formatNumber(times)}</span>
          </>
        )}
      </CappedList>
    </section>
  );
}

function Roles({ node }: { readonly node: number }) {
  const session = useSession();
  const roles = session.roles.value;
  const counts = session.seen.value?.articles;
  const loading = useLoaded(() => roles, [roles]);
  if (loading.type !== 'done') return null;
  const own = loading.value.flatMap((relation) => {
    const { role, holder, organization } = relation;
    if (role !== node && holder !== node && organization !== node) return [];
    const proofs = relation.proofs.filter(({ article }) => counts?.[article] !== 0);
    return proofs.length > 0 ? [{ ...relation, proofs }] : [];
  });
  if (own.length === 0) return null;
  return (
    <section>
      <h3>Roles</h3>
      <CappedList items={own} cap={6} class="role-list">
        {(relation) => <RoleRelation relation={relation} node={node} />}
      </CappedList>
    </section>
  );
}

function RoleRelation({ relation, node }: { readonly relation: AtlasRoleRelation; readonly node: number }) {
  const session = useSession();
  const { source } = useAtlas();
  const proof = relation.proofs[0];
  const loading = useLoaded(
    async () => (proof ? await source.article(proof.article) : undefined),
    [source, proof?.article],
  );
  const article = loading.type === 'done' ? loading.value : undefined;
  const mention = proof && article?.mentions[proof.mention];
  const sentence = mention && article?.sentences[mention.sentence];
  return (
    <>
      <p class="role-line">
        <RoleWords relation={relation} node={node} />
        {relation.proofs.length > 1 && <span class="number">{formatNumber(relation.proofs.length)}</span>}
        <Lazy name="" load={loadWrongRole} relation={relation} />
      </p>
      {proof && article && sentence && (
        <a
          class="quote"
          href={session.linkTo({
            selection: { type: 'node', node },
            reading: { article: proof.article, sentence: mention.sentence },
          })}
        >
          {isLeftOut(article.text, sentence) ? `In “${article.title}”` : sliceSpan(article.text, sentence)}
        </a>
      )}
    </>
  );
}

/** What the sentence below says, as the machine read it: "called spokesman of the SDF here". */
function RoleWords({ relation, node }: { readonly relation: AtlasRoleRelation; readonly node: number }) {
  const session = useSession();
  const { nodes } = useAtlas().scene.graph;
  const { role, holder, organization } = relation;
  const name = (other: number) => (
    <a href={session.linkTo({ selection: { type: 'node', node: other } })}>{nodes[other]!.label}</a>
  );
  const of = organization === undefined ? null : <> of {name(organization)}</>;
  if (node === holder) {
    return (
      <span>
        called {name(role)}
        {of} here
      </span>
    );
  }
  if (node === role)
    return (
      <span>
        {holder === undefined ? (
          of
        ) : (
          <>
            {name(holder)} is called this{of}
          </>
        )}{' '}
        here
      </span>
    );
  return (
    <span>
      {holder === undefined ? 'has a' : <>{name(holder)} is called</>} {name(role)}
      {holder === undefined ? ' here' : ' of it here'}
    </span>
  );
}

function Articles({ node }: { readonly node: number }) {
  const { source } = useAtlas();
  const counts = useSession().seen.value?.articles;
  const loading = useLoaded(() => source.nodeArticles(node), [source, node]);
  return (
    <section>
      <h3>Articles</h3>
      {loading.type === 'failed' && <Failed message={loading.message} />}
      {loading.type === 'waiting' && <p class="waiting">Fetching…</p>}
      {loading.type === 'done' && (
        <Kept items={loading.value} isKept={({ article }) => counts?.[article] !== 0} noun="article">
          {(shown) => (
            <CappedList items={shown} cap={8} class="rows">
              {({ article, mentions }) => <ArticleRow key={article} article={article} aside={formatNumber(mentions)} />}
            </CappedList>
          )}
        </Kept>
      )}
    </section>
  );
}
