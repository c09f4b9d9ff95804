import '../styles/export.css';
import { signal, useSignal } from '@preact/signals';
import { formats } from '../../../index.ts';
import type { Extent } from '../export/graph-file.ts';
import { showsRoles } from '../state/filters.ts';
import { useAtlas, useSession } from './context.ts';
import { Failed } from './failed.tsx';
import { count } from './words.ts';

const SCALES = [1, 2, 4] as const;

/** The title of the picture: it stays for the next one. */
const title = signal('');

/** @param onDone once something was taken away. */
export function ExportChoices({ onDone }: { readonly onDone: () => void }) {
  const session = useSession();
  const trouble = useSignal('');
  const canHandOn = !session.isPublished && !useAtlas().source.imported;

  const act = (work: () => Promise<void>) => () => {
    trouble.value = '';
    work().then(onDone, (error: unknown) => {
      trouble.value = error instanceof Error ? error.message : String(error);
    });
  };
  const copyLink = act(async () => {
    const url = new URL(session.linkToView(), location.href);
    await navigator.clipboard.writeText(url.href);
    session.announce('Link copied');
  });

  return (
    <>
      <GraphFiles act={act} />
      <MapPicture act={act} />
      {canHandOn && (
        <>
          <h2 class="menu-title">The map to hand on</h2>
          <ul>
            <li>
              <button
                type="button"
                onClick={() => {
                  session.showsHandOn.value = true;
                  onDone();
                }}
              >
                <span>
                  Hand this map on…
                  <span class="menu-note">one page, or a folder for a web site, with as much text as you say</span>
                </span>
              </button>
            </li>
          </ul>
        </>
      )}
      <h2 class="menu-title">This view</h2>
      <ul>
        <li>
          <button type="button" onClick={copyLink}>
            <span>
              Copy a link
              <span class="menu-note">with filters, dates and what is looked at</span>
            </span>
          </button>
        </li>
        <li>
          <button
            type="button"
            onClick={act(async () => {
              const { printMap } = await import('../export/print-map.ts');
              const { captionMap } = await import('./map-caption.ts');
              await printMap(session, await captionMap(session, ''));
            })}
          >
            <span>
              Print
              <span class="menu-note">the map, then what stands beside it</span>
            </span>
          </button>
        </li>
      </ul>
      {trouble.value !== '' && <Failed message={trouble.value} />}
    </>
  );
}

type Act = (work: () => Promise<void>) => () => void;

/** The graph as a file: all of it, or what is in sight. */
function GraphFiles({ act }: { readonly act: Act }) {
  const session = useSession();
  const { scene } = useAtlas();
  const extent = useSignal<Extent>('filtered');
  const { nodes, edges } = scene.graph;
  const sight = session.sight.value;
  const drawn = session.page.value === 'graph' ? session.stage.value?.drawn() : undefined;
  const { picked } = session.state.value;
  const own = new Set(picked);
  const roles = showsRoles(scene, session.filters.value)
    ? 0
    : scene.types.filter((type, node) => type === 'role' && sight?.nodes[node] === 1).length;
  const tied = edges.filter(
    ({ source, target }, edge) => own.has(source) && own.has(target) && sight?.edges[edge] === 1,
  ).length;
  const sizes: readonly (readonly [Extent, string, number, number])[] = [
    ['all', 'Everything', nodes.length, edges.length],
    ['filtered', 'What the filters leave', sight?.nodeCount ?? 0, sight?.edgeCount ?? 0],
    ...(picked.length > 0 ? ([['picked', 'The picked names', picked.length, tied]] as const) : []),
    ...(drawn ? ([['screen', 'What is on the screen', drawn.nodes.size, drawn.edges.size]] as const) : []),
  ];
  return (
    <>
      <h2 class="menu-title">The graph as a file</h2>
      <fieldset class="export-extent">
        <legend class="sr-only">How much of it</legend>
        {sizes.map(([own, label, names, connections]) => (
          <label key={own}>
            <input
              type="radio"
              name="extent"
              checked={extent.value === own}
              onChange={() => {
                extent.value = own;
              }}
            />
            <span>
              {label}
              <span class="menu-note">
                {count(names, 'name')}, {count(connections, 'connection')}
                {own === 'filtered' && roles > 0 && `, with ${count(roles, 'role')} that the map leaves out`}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <ul>
        {formats.map((format) => (
          <li key={format.id}>
            <button
              type="button"
              onClick={act(async () => {
                const { saveGraph } = await import('../export/graph-file.ts');
                await saveGraph(session, format, extent.value);
              })}
            >
              <span>
                {format.name}
                <span class="menu-note">for {format.use}</span>
              </span>
              <span class="number">.{format.extension}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The map as a picture with its legend, a title, the dates and what it was made of. */
function MapPicture({ act }: { readonly act: Act }) {
  const session = useSession();
  const scale = useSignal<number>(2);
  const isTransparent = useSignal(false);
  if (session.page.value !== 'graph' || !session.stage.value) {
    return (
      <>
        <h2 class="menu-title">The map as a picture</h2>
        <p class="menu-text quiet">Show the graph first: the picture is taken from it.</p>
      </>
    );
  }
  const save = (type: 'png' | 'svg') =>
    act(async () => {
      const [{ makePng, makeSvg }, { captionMap }, { saveFile }] = await Promise.all([
        import('../export/map-picture.ts'),
        import('./map-caption.ts'),
        import('../export/save-file.ts'),
      ]);
      const standing = session.stage.value!.standing();
      const caption = await captionMap(session, title.value);
      const blob =
        type === 'png'
          ? await makePng(standing, caption, scale.value, isTransparent.value)
          : await makeSvg(standing, caption, isTransparent.value);
      saveFile(`dramatis.${type}`, blob);
      session.announce('Picture saved');
    });
  return (
    <>
      <h2 class="menu-title">The map as a picture</h2>
      <div class="export-picture">
        <input
          type="text"
          class="filter"
          placeholder="Title of the picture"
          aria-label="Title of the picture"
          value={title.value}
          onInput={(event) => {
            title.value = event.currentTarget.value;
          }}
        />
        <label>
          <input
            type="checkbox"
            checked={isTransparent.value}
            onChange={(event) => {
              isTransparent.value = event.currentTarget.checked;
            }}
          />
          without a background
        </label>
        <div class="export-kinds">
          <button type="button" class="button" onClick={save('png')}>
            Save PNG
          </button>
          <select
            aria-label="Size of the PNG"
            value={String(scale.value)}
            onChange={(event) => {
              scale.value = Number(event.currentTarget.value);
            }}
          >
            {SCALES.map((own) => (
              <option key={own} value={String(own)}>
                {own === 1 ? 'as on the screen' : `${own} times`}
              </option>
            ))}
          </select>
          <button type="button" class="button" onClick={save('svg')}>
            Save SVG
          </button>
        </div>
      </div>
    </>
  );
}
