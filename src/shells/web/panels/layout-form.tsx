import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { type AtlasSource, DEFAULT_LAYOUT, LAYOUT_SETTINGS, type LayoutSetting } from '../../../index.ts';
import type { History } from '../state/history.ts';
import type { LayoutChoice } from '../state/layout-link.ts';
import type { Project } from '../state/project.ts';
import { useAtlas, useSession } from './context.ts';
import { Icon } from './icons.tsx';

/** A value for each of `LAYOUT_SETTINGS`, by key. */
type Draft = Readonly<Record<LayoutSetting['key'], number | boolean>>;

const DEFAULTS = Object.fromEntries(LAYOUT_SETTINGS.map((setting) => [setting.key, setting.default])) as Draft;

function draftOf({ layout, seed }: AtlasSource['manifest']): Draft {
  return { ...DEFAULT_LAYOUT, ...layout, seed };
}

const PICTURES = import.meta.glob<string>('../layout-pictures/*.svg', {
  eager: true,
  query: '?url',
  import: 'default',
});

/** What a layout can be told, each with what it does; nothing moves before it is asked for. */
export function LayoutForm() {
  const session = useSession();
  const { source } = useAtlas();
  const shown = useRef(source.manifest);
  const draft = useSignal(draftOf(source.manifest));
  // Runs first when the form has long been drawn and may have been filled in: only another map takes that away.
  useSignalEffect(() => {
    const manifest = session.atlas.value?.source.manifest;
    if (!manifest || manifest === shown.current) return;
    shown.current = manifest;
    draft.value = draftOf(manifest);
  });
  const work = session.work.value;
  const isNew = LAYOUT_SETTINGS.some(({ key }) => draft.value[key] !== DEFAULTS[key]);
  return (
    <form
      class="layout-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!work) void session.layOut(chooseFrom(draft.value));
      }}
    >
      <div class="layout-settings">
        {LAYOUT_SETTINGS.map((setting) => (
          <Setting key={setting.key} setting={setting} draft={draft} />
        ))}
      </div>
      <div class="layout-actions">
        {work ? (
          <button
            type="button"
            class="small-button"
            onClick={(event) => {
              // By the end of this press the button may be the one that submits.
              event.preventDefault();
              session.stopWork();
            }}
          >
            Stop
          </button>
        ) : (
          <button type="submit" class="small-button main-action">
            Lay out again
          </button>
        )}
        <button
          type="button"
          class="small-button"
          disabled={!isNew}
          onClick={() => {
            draft.value = DEFAULTS;
          }}
        >
          Reset
        </button>
        <button
          type="button"
          class="small-button"
          disabled={!isLayoutLast(session.project.value) || work !== undefined}
          aria-label="Undo the layout"
          onClick={() => session.dispatch({ type: 'undo' })}
        >
          <Icon name="undo" /> Undo
        </button>
      </div>
      {source.imported && (
        <p class="layout-note">A new layout replaces the positions of the file; Undo brings them back.</p>
      )}
    </form>
  );
}

function Setting({ setting, draft }: { readonly setting: LayoutSetting; readonly draft: Signal<Draft> }) {
  const { key, name, sentence } = setting;
  const id = `layout-${key}`;
  const set = (value: number | boolean) => {
    draft.value = { ...draft.value, [key]: value };
  };
  const value = draft.value[key];
  return (
    <div class="layout-setting">
      <div class="layout-name">
        <label for={id}>{name}</label>
        {setting.type === 'factor' && <output for={id}>{String(value)}</output>}
        {setting.type === 'switch' && (
          <input
            id={id}
            type="checkbox"
            aria-describedby={`${id}-words`}
            checked={value === true}
            onChange={(event) => set(event.currentTarget.checked)}
          />
        )}
        {setting.type === 'integer' && (
          <input
            id={id}
            type="number"
            min={0}
            max={0xffffffff}
            step={1}
            required
            aria-describedby={`${id}-words`}
            value={Number(value)}
            onChange={(event) => {
              if (event.currentTarget.checkValidity()) set(event.currentTarget.valueAsNumber);
            }}
          />
        )}
      </div>
      <div class="layout-pair">
        <Picture of={setting} end="less" />
        {setting.type === 'factor' && (
          <input
            id={id}
            type="range"
            min={setting.min}
            max={setting.max}
            step={setting.step}
            aria-describedby={`${id}-words`}
            value={Number(value)}
            onInput={(event) => set(event.currentTarget.valueAsNumber)}
          />
        )}
        <Picture of={setting} end="more" />
      </div>
      <p id={`${id}-words`}>{sentence}</p>
    </div>
  );
}

const CAPTIONS: Readonly<Record<LayoutSetting['type'], { readonly less: string; readonly more: string }>> = {
  factor: { less: 'less', more: 'more' },
  switch: { less: 'off', more: 'on' },
  integer: { less: 'one', more: 'another' },
};

function Picture({ of: { key, type }, end }: { readonly of: LayoutSetting; readonly end: 'less' | 'more' }) {
  return (
    <figure>
      <img src={PICTURES[`../layout-pictures/${key}-${end}.svg`]} width="90" height="60" alt="" loading="lazy" />
      <figcaption>{CAPTIONS[type][end]}</figcaption>
    </figure>
  );
}

/** Whether the last step was a layout. */
function isLayoutLast({ past, present }: History<Project>): boolean {
  const before = past.at(-1);
  return before !== undefined && before.layout !== present.layout;
}

function chooseFrom({ seed, spread, shape, gravity, separateCommunities, preventOverlap }: Draft): LayoutChoice {
  return {
    seed: Number(seed),
    layout: {
      spread: Number(spread),
      shape: Number(shape),
      gravity: Number(gravity),
      separateCommunities: separateCommunities === true,
      preventOverlap: preventOverlap === true,
    },
  };
}
