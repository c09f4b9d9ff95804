import '../styles/story.css';
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type NamedView, VIEWS_FILE, writeViews } from '../../../index.ts';
import { saveFile } from '../export/save-file.ts';
import { describeTarget } from '../scene/target.ts';
import type { ViewsDesk } from '../state/views-desk.ts';
import { useAtlas, useSession } from './context.ts';
import { Failed } from './failed.tsx';
import { KeepBox } from './keep-box.tsx';
import { PanelIcon } from './panel-icons.tsx';
import { count } from './words.ts';

/** The list of named views: made, renamed, put in order, deleted, and told as a story. */
export function StoryChoices({ onDone }: { readonly onDone: () => void }) {
  const session = useSession();
  const { source } = useAtlas();
  const views = session.views.value;
  const desk = useSignal<ViewsDesk | undefined>(undefined);
  /** Index of the view whose name and caption are being written; that of none yet is the number of views. */
  const writing = useSignal<number | undefined>(undefined);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    void session.viewsDesk().then((own) => {
      desk.value = own;
      return own.know();
    });
  }, [source]);
  const put = (next: readonly NamedView[], said: string) => {
    session.dispatch({ type: 'set-views', views: next });
    session.announce(said);
  };
  /** Puts the focus on the first of some buttons of a view that can be pressed. */
  const focusOn = (at: number, ...parts: readonly string[]) =>
    setTimeout(() => {
      const row = list.current?.children[at];
      const buttons = parts.map((part) => row?.querySelector<HTMLButtonElement>(`[data-part=${part}]:enabled`));
      buttons.find((button) => button)?.focus();
    });
  const move = (at: number, by: -1 | 1) => {
    const next = views.toSpliced(at, 1).toSpliced(at + by, 0, views[at]!);
    put(next, `${views[at]!.name} is now ${at + by + 1} of ${views.length}`);
    focusOn(at + by, ...(by < 0 ? ['up', 'down'] : ['down', 'up']));
  };
  const remove = (at: number) => {
    const { name } = views[at]!;
    put(views.toSpliced(at, 1), `${name} was deleted`);
    session.toast.value = { text: `“${name}” was deleted`, isView: true };
    focusOn(Math.min(at, views.length - 2), 'open');
  };
  const save = (at: number, name: string, caption: string) => {
    const address = views[at]?.address ?? session.linkToView();
    put(views.toSpliced(at, 1, { name, caption, address }), `${name} was saved`);
    writing.value = undefined;
    focusOn(at, 'open');
  };
  const tell = (at: number) => {
    onDone();
    session.story.value = at;
    // A browser that has no full screen for pages shows the story in the page.
    document.documentElement.requestFullscreen?.().catch(() => {});
  };
  const isMine = !session.isPublished;
  return (
    <div class="story-choices">
      <h2 class="menu-title">{views.length === 0 ? 'No views yet' : count(views.length, 'view')}</h2>
      {views.length === 0 && (
        <p class="menu-text">
          A view holds all that is seen now: place, filters, dates, selection and article. Give some a name and a
          caption, and they can be shown full screen one after the other.
        </p>
      )}
      <ol class="views" ref={list}>
        {views.map((view, at) => (
          <li key={at}>
            {writing.value === at ? (
              <ViewForm
                view={view}
                onSave={(name, caption) => save(at, name, caption)}
                onCancel={() => {
                  writing.value = undefined;
                  focusOn(at, 'write');
                }}
              />
            ) : (
              <>
                <button
                  type="button"
                  class="view-open"
                  data-part="open"
                  title="Show this view"
                  onClick={() => session.visit(view.address)}
                >
                  <span class="view-name">{view.name}</span>
                  {view.caption && <span class="view-caption">{view.caption}</span>}
                </button>
                {isMine && (
                  <span class="view-tools">
                    {tool('up', `Move ${view.name} up`, at > 0, () => move(at, -1), 'up')}
                    {tool('chevron', `Move ${view.name} down`, at < views.length - 1, () => move(at, 1), 'down')}
                    {tool(
                      'pen',
                      `Name and caption of ${view.name}`,
                      true,
                      () => {
                        writing.value = at;
                      },
                      'write',
                    )}
                    {tool('close', `Delete ${view.name}`, true, () => remove(at), 'delete')}
                  </span>
                )}
              </>
            )}
          </li>
        ))}
        {isMine && writing.value === views.length && (
          <li>
            <ViewForm
              view={{ name: suggestName(), caption: '' }}
              onSave={(name, caption) => save(views.length, name, caption)}
              onCancel={() => {
                writing.value = undefined;
              }}
            />
          </li>
        )}
      </ol>
      <div class="open-buttons">
        {isMine && writing.value !== views.length && (
          <button
            type="button"
            class="small-button"
            onClick={() => {
              writing.value = views.length;
            }}
          >
            Add what is seen now
          </button>
        )}
        {views.length > 0 && (
          <button type="button" class="small-button" onClick={() => tell(0)}>
            <PanelIcon name="play" /> Tell the story
          </button>
        )}
      </div>
      {isMine && views.length > 0 && <Keeping desk={desk.value} />}
    </div>
  );

  function tool(
    icon: 'up' | 'chevron' | 'pen' | 'close',
    label: string,
    isPossible: boolean,
    act: () => void,
    part: string,
  ) {
    return (
      <button
        type="button"
        class="icon-button"
        data-part={part}
        aria-label={label}
        title={label}
        disabled={!isPossible}
        onClick={act}
      >
        <PanelIcon name={icon} />
      </button>
    );
  }

  /** What is selected; else the number of the view. */
  function suggestName(): string {
    const selection = session.selection.value;
    return selection ? describeTarget(session.atlas.value!.scene, selection) : `View ${views.length + 1}`;
  }
}

function ViewForm({
  view,
  onSave,
  onCancel,
}: {
  readonly view: Pick<NamedView, 'name' | 'caption'>;
  onSave(name: string, caption: string): void;
  onCancel(): void;
}) {
  const name = useRef<HTMLInputElement>(null);
  const caption = useRef<HTMLTextAreaElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  // Before anybody can write: a focus that came later would take the hand away.
  useLayoutEffect(() => name.current?.select(), []);
  return (
    <form
      class="view-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(name.current!.value.trim() || view.name, caption.current!.value.trim());
      }}
      onKeyDown={(event) => {
        // The form and not the menu around it.
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        // What was written is dropped by the button alone.
        const isWritten = name.current!.value !== view.name || caption.current!.value !== view.caption;
        if (isWritten) cancel.current?.focus();
        else onCancel();
      }}
    >
      <label>
        Name
        <input ref={name} required maxLength={NAME_LETTERS} defaultValue={view.name} />
      </label>
      <label>
        Caption
        <textarea ref={caption} rows={4} maxLength={CAPTION_LETTERS} defaultValue={view.caption} />
      </label>
      <span class="open-buttons">
        <button type="submit" class="small-button">
          Save
        </button>
        <button ref={cancel} type="button" class="small-button" onClick={onCancel}>
          Cancel
        </button>
      </span>
    </form>
  );
}

/** A name stands on a line, a caption beside the map. */
const NAME_LETTERS = 120;
const CAPTION_LETTERS = 1200;

/** Where the views are when this page is closed. */
function Keeping({ desk }: { readonly desk: ViewsDesk | undefined }) {
  const session = useSession();
  const { isOwn, source } = useAtlas();
  const trouble = useSignal('');
  if (desk?.isInFolder.value && !isOwn) {
    return (
      <p class="menu-text menu-note">
        Written to <code>{VIEWS_FILE}</code> in the atlas folder{' '}
        <span class="quiet" role="status">
          {desk.isWritten.value ? 'as soon as they change' : '…'}
        </span>
      </p>
    );
  }
  if (isOwn && !source.imported) {
    return <p class="menu-text menu-note">They are part of this project: save or keep it under “Open articles”.</p>;
  }
  return (
    <>
      <div class="open-buttons">
        {desk && !isOwn && (
          <KeepBox
            class="keep-views"
            isKept={() => desk.isKept.value}
            keep={async (keeps) => {
              trouble.value = '';
              await desk.keep(keeps, document.title).catch((error: unknown) => {
                trouble.value = (error as Error).message;
              });
            }}
          >
            Keep in this browser
            {desk.isKept.value && (
              <span class="quiet" role="status">
                {desk.isWritten.value ? 'kept' : 'keeping…'}
              </span>
            )}
          </KeepBox>
        )}
        <button
          type="button"
          class="small-button"
          onClick={() =>
            saveFile(VIEWS_FILE, new Blob([writeViews(session.views.value)], { type: 'application/json' }))
          }
        >
          Save as a file
        </button>
      </div>
      <p class="menu-text menu-note">
        Put the file <code>{VIEWS_FILE}</code> into the atlas folder: then whoever opens the map finds the story, and{' '}
        <code>dramatis publish</code> hands it on.
      </p>
      {trouble.value !== '' && <Failed message={trouble.value} />}
    </>
  );
}
