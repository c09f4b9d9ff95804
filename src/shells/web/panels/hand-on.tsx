import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type HandOn, KEPT_TEXTS, type KeptText, sayHandOn } from '../../../index.ts';
import type { HandOnOrder } from '../../worker/protocol.ts';
import { nameFile, saveFile } from '../export/save-file.ts';
import { findNews } from '../state/tell-news.ts';
import { useAtlas, useSession } from './context.ts';
import { Failed } from './failed.tsx';
import { useLoaded } from './loading.ts';
import { sayBytes } from './say-bytes.ts';
import { count } from './words.ts';
import '../styles/dialog.css';
import '../styles/hand-on.css';

const TEXT_NAMES: Readonly<Record<KeptText, string>> = {
  full: 'In full',
  sentences: 'Only the sentences that prove connections',
  none: 'Left out',
};

/** Where the page that goes with a map lies, beside this one. */
const PAGE_FOLDER = './single/';

/** What of the map is handed on: said before anything is written. */
export function HandOnDialog() {
  const session = useSession();
  const atlas = useAtlas();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useSignal(atlas.own?.name ?? `A map of ${count(atlas.source.manifest.counts.articles, 'article')}`);
  const text = useSignal<KeptText>('sentences');
  const said = useSignal('');
  const trouble = useSignal('');
  const running = useSignal<{ stop(): void } | undefined>(undefined);
  const found = useLoaded(() => session.describeHandOn(() => {}).result, [atlas.source]);
  const handOn = found.type === 'done' ? found.value : undefined;

  useEffect(() => {
    dialog.current?.showModal();
    // The story goes with the map, whether or not somebody looked at it here.
    void session.viewsDesk().then((desk) => desk.know());
    dialog.current?.querySelector<HTMLElement>('h2')?.focus();
  }, []);
  const close = () => {
    running.peek()?.stop();
    session.showsHandOn.value = false;
  };
  const save = async (form: HandOnOrder['form']) => {
    [said.value, trouble.value] = ['Writing…', ''];
    try {
      const order = {
        ...{ form, title: title.value, text: text.value },
        page: new URL(PAGE_FOLDER, location.href).href,
        views: session.views.value,
        news: await findNews(session),
        places: atlas.source.graph.nodes.map(({ id, x, y }) => ({ id, x, y })),
      };
      const task = session.handOn(order, ({ done }) => {
        said.value = `Writing… ${count(done, 'file')}`;
      });
      running.value = task;
      const file = await task.result;
      said.value = '';
      if (!file) return;
      const name = nameFile(title.value.trim() || 'dramatis', form === 'page' ? 'html' : 'zip');
      saveFile(name, file);
      said.value = `${name} is saved: ${sayBytes(file.size)}`;
    } catch (error) {
      said.value = '';
      trouble.value = error instanceof Error ? error.message : String(error);
    } finally {
      running.value = undefined;
    }
  };
  const saveButton = (form: HandOnOrder['form'], label: string) => (
    <button
      type="button"
      class={form === 'page' ? 'button' : 'small-button'}
      disabled={!handOn || running.value !== undefined}
      onClick={() => save(form)}
    >
      {label}
    </button>
  );

  return (
    <dialog ref={dialog} class="dialog hand-on" aria-labelledby="hand-on-title" onClose={close}>
      <h2 id="hand-on-title" tabIndex={-1}>
        Hand this map on
      </h2>
      <div class="dialog-body">
        <p class="quiet">
          To be looked at and not changed, by whoever gets it: nothing has to be installed, and nothing is fetched.
        </p>
        <label class="hand-on-title">
          Title
          <input
            type="text"
            class="filter"
            value={title.value}
            onInput={(event) => {
              title.value = event.currentTarget.value;
            }}
          />
        </label>
        <fieldset class="hand-on-text">
          <legend>Text of the articles</legend>
          {KEPT_TEXTS.map((own) => (
            <label key={own}>
              <input
                type="radio"
                name="hand-on-text"
                checked={text.value === own}
                onChange={() => {
                  text.value = own;
                }}
              />
              {TEXT_NAMES[own]}
              {handOn && <span class="number">{count(handOn.kept[own], 'sentence')}</span>}
            </label>
          ))}
        </fieldset>
        {found.type === 'waiting' && <p class="waiting">Looking at what it would hold…</p>}
        {found.type === 'failed' && <Failed message={found.message} />}
        {handOn && <Contents handOn={handOn} text={text.value} />}
      </div>
      <footer class="dialog-foot">
        <p role="status">{said.value}</p>
        {trouble.value !== '' && <Failed message={trouble.value} />}
        <div class="dialog-buttons">
          <button type="button" class="small-button" onClick={close}>
            {running.value ? 'Stop' : 'Close'}
          </button>
          {saveButton('folder', 'Save a folder (.zip)')}
          {saveButton('page', 'Save one page (.html)')}
        </div>
      </footer>
    </dialog>
  );
}

function Contents({ handOn, text }: { readonly handOn: HandOn; readonly text: KeptText }) {
  const { holds, leavesOut } = sayHandOn(handOn, text, useSession().views.value.length);
  const part = (name: string, lines: readonly string[]) => (
    <section aria-label={name}>
      <h3>{name}</h3>
      <ul class="hand-on-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
  return (
    <>
      {part('It holds', [...holds, 'all of the map, what filters hide now as well'])}
      {part('It leaves out', leavesOut)}
    </>
  );
}
