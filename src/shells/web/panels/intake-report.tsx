import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type AtlasSource, listNews, type Notice, type Surveyed, sayNews } from '../../../index.ts';
import type { Report } from '../state/state.ts';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useSession } from './context.ts';
import { Icon } from './icons.tsx';
import { useLoaded } from './loading.ts';
import { count } from './words.ts';
import '../styles/intake.css';

/** What came of opening files: in a line, and in full. */
export function ReportBar() {
  const { report, canUndo, dispatch } = useSession();
  const isOpen = useSignal(false);
  const now = report.value;
  if (!now) return null;
  return (
    <section class="work-bar" role="status" aria-label="What was read">
      <p>
        {sayReport(now)}
        {now.before && <NewsLine before={now.before} />}
      </p>
      <button
        type="button"
        class="small-button"
        onClick={() => {
          isOpen.value = true;
        }}
      >
        Details
      </button>
      {now.isShown && canUndo.value && (
        <button type="button" class="small-button" onClick={() => dispatch({ type: 'undo' })}>
          Back to the map before
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label="Put this report away"
        onClick={() => dispatch({ type: 'dismiss-report' })}
      >
        <Icon name="close" />
      </button>
      {isOpen.value && (
        <Details
          report={now}
          onClose={() => {
            isOpen.value = false;
          }}
        />
      )}
    </section>
  );
}

async function survey(source: AtlasSource): Promise<Surveyed> {
  const [{ nodes, edges }, catalog] = await Promise.all([source.wholeGraph(), source.catalog()]);
  return { articles: catalog.map(({ id }) => id), nodes, edges };
}

/** What the map has that the one before had not; undefined while it is looked for, or where that is no longer there. */
function useNews(before: AtlasSource) {
  const { source } = useAtlas();
  const find = async () => {
    const [earlier, now] = await Promise.all([survey(before), survey(source)]);
    return listNews(earlier, now);
  };
  const news = useLoaded(find, [before, source]);
  return news.type === 'done' ? news.value : undefined;
}

function NewsLine({ before }: { readonly before: AtlasSource }) {
  const news = useNews(before);
  if (!news) return null;
  return <> {`New: ${sayNews(news) || 'nothing'}.`}</>;
}

/** New names, to go to. */
function NewNames({ before, onGo }: { readonly before: AtlasSource; readonly onGo: () => void }) {
  const session = useSession();
  const { scene } = useAtlas();
  const news = useNews(before);
  if (!news || news.names.length === 0) return null;
  const nodeOf = new Map(scene.graph.nodes.map(({ id }, node) => [id, node]));
  return (
    <section>
      <h3>
        New names <span class="quiet">{news.names.length}</span>
      </h3>
      <CappedList items={news.names.filter(({ id }) => nodeOf.has(id))} cap={20} class="rows">
        {({ id, label }) => (
          <a class="row" href={session.linkTo({ selection: { type: 'node', node: nodeOf.get(id)! } })} onClick={onGo}>
            <span class="row-name">{label}</span>
          </a>
        )}
      </CappedList>
    </section>
  );
}

function sayReport({ files, filesRead, articles, isShown }: Report): string {
  if (files === 0) return `The atlas was built anew from ${count(articles, 'article')}.`;
  const left = files - filesRead;
  const read = `${count(articles, 'article')} read from ${count(filesRead, 'file')}`;
  const rest = left > 0 ? `, ${count(left, 'file')} gave none` : '';
  if (isShown) return `${read}${rest}.`;
  if (articles === 0) return `No article could be read from ${count(files, 'file')}. The map is as it was.`;
  return `${read}${rest}, but no name in them was sure enough to be drawn. The map is as it was.`;
}

function Details({ report, onClose }: { readonly report: Report; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="report-title" onClose={onClose}>
      <h2 id="report-title">What was read</h2>
      <div class="dialog-body">
        <p>{sayReport(report)}</p>
        {report.before && <NewNames before={report.before} onGo={() => dialog.current?.close()} />}
        {groupNotices(report.notices).map(({ title, notices }) => (
          <section key={title}>
            <h3>
              {title} <span class="quiet">{notices.length}</span>
            </h3>
            <CappedList items={notices} cap={50} class="notice-list">
              {({ where, message }) => (
                <>
                  <strong>{where}</strong> {message}
                </>
              )}
            </CappedList>
          </section>
        ))}
      </div>
      <footer class="dialog-foot">
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
      </footer>
    </dialog>
  );
}

/** Dates first, for a wrong one is seen nowhere else; then the rest as it was met. */
function groupNotices(
  notices: readonly Notice[],
): readonly { readonly title: string; readonly notices: readonly Notice[] }[] {
  const dates = notices.filter(({ message }) => message.startsWith('its date '));
  const rest = notices.filter(({ message }) => !message.startsWith('its date '));
  return [
    { title: 'Doubtful dates', notices: dates },
    { title: 'Left out, or read with care', notices: rest },
  ].filter((group) => group.notices.length > 0);
}
