import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  type AtlasSource,
  CURATION_FILE,
  type Curation,
  type Decision,
  FormatError,
  HOLDS,
  joinCurations,
  listContradictions,
  type Notice,
  readCuration,
  readOfDecision,
} from '../../../index.ts';
import type { DecisionDesk } from '../state/desk.ts';
import { CappedList } from './capped-list.tsx';
import { useAtlas, useSession } from './context.ts';
import { readLabels, sayDecision } from './decision-words.ts';
import { Icon } from './icons.tsx';
import { KeepBox } from './keep-box.tsx';
import { useLoaded } from './loading.ts';
import { formatDate } from './proof-words.ts';
import { useSaveDecisions } from './unwritten-note.tsx';
import { count } from './words.ts';

/** All decisions, the newest first: each can be withdrawn, whatever came after it. */
export function DecisionList() {
  const session = useSession();
  const { scene } = useAtlas();
  const { present, past, future } = session.project.value;
  const decisions = present.decisions;
  const file = useRef<HTMLInputElement>(null);
  useEffect(() => {
    void session.desk().then((desk) => desk.know());
  }, []);
  const label = readLabels(scene.graph.nodes, session.firstNames());
  const save = useSaveDecisions();
  const replace = async (next: Curation, said: string) => (await session.desk()).replace(next, said);
  const bring = async (event: Event & { readonly currentTarget: HTMLInputElement }) => {
    const input = event.currentTarget;
    const [chosen] = input.files ?? [];
    const text = await chosen?.text();
    input.value = '';
    if (!chosen || text === undefined) return;
    try {
      const brought = readCuration(chosen.name, text);
      const joined = joinCurations(decisions ?? [], brought);
      await replace(
        joined,
        `${count(joined.length - (decisions?.length ?? 0), 'decision')} brought in from ${chosen.name}`,
      );
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      session.dispatch({ type: 'tell-trouble', trouble: error.message });
    }
  };
  const { source } = useAtlas();
  const doubts = useMemo(() => listDoubts(decisions ?? [], source.manifest.notices, label), [decisions, source, scene]);
  const reading = useLoaded(() => readPrinted(source, decisions ?? []), [source, decisions]);
  const say = (decision: Decision) =>
    sayDecision(decision, label, reading.type === 'done' ? reading.value.get(decision) : undefined);
  const rows = (decisions ?? []).map((decision, at) => ({ decision, at })).reverse();
  return (
    <>
      <div class="answers">
        <button
          type="button"
          class="small-button"
          disabled={past.length === 0}
          onClick={() => session.dispatch({ type: 'undo' })}
        >
          <Icon name="undo" /> Undo
        </button>
        <button
          type="button"
          class="small-button"
          disabled={future.length === 0}
          onClick={() => session.dispatch({ type: 'redo' })}
        >
          <Icon name="redo" /> Redo
        </button>
        {!session.isUnwritten.value && (
          <button type="button" class="small-button" disabled={rows.length === 0} onClick={save}>
            <Icon name="download" /> Save as a file
          </button>
        )}
        <button type="button" class="small-button" onClick={() => file.current?.click()}>
          <Icon name="folder" /> Bring in a file…
        </button>
        <input ref={file} type="file" hidden accept=".json" aria-label="A file of decisions" onChange={bring} />
      </div>
      {rows.length === 0 ? (
        <p class="quiet">
          Nothing was decided yet. What you put right at a name, a line or in an article is listed here.
        </p>
      ) : (
        <CappedList items={rows} cap={50} class="decisions">
          {({ decision, at }) => (
            <div class="decision">
              <p>
                {say(decision)}
                {decision.on && (
                  <span class="origin">{[decision.by, formatDate(decision.on)].filter(Boolean).join(', ')}</span>
                )}
                {doubts.get(at) && <span class="origin">{doubts.get(at)}</span>}
              </p>
              <button
                type="button"
                class="small-button"
                aria-label={`Withdraw: ${say(decision)}`}
                onClick={() => replace(decisions!.toSpliced(at, 1), `Withdrawn: ${say(decision)}`)}
              >
                Withdraw
              </button>
            </div>
          )}
        </CappedList>
      )}
      <Kept />
      <p class="footnote">
        Decisions hold when the atlas is built again, with more articles or another model: keep the file as{' '}
        <code>{CURATION_FILE}</code> in the atlas folder.
      </p>
    </>
  );
}

/** What stands in the articles where decisions are about mentions: of each the first. */
async function readPrinted(source: AtlasSource, decisions: Curation): Promise<ReadonlyMap<Decision, string>> {
  const printed = new Map<Decision, string>();
  const addressed = decisions.flatMap((decision) =>
    'mentions' in decision && decision.mentions[0] ? [{ decision, at: decision.mentions[0] }] : [],
  );
  if (addressed.length === 0) return printed;
  const indexOf = new Map((await source.catalog()).map(({ id }, index) => [id, index]));
  for (const { decision, at } of addressed) {
    const index = indexOf.get(at.article);
    if (index !== undefined) printed.set(decision, (await source.article(index)).text.slice(at.from, at.to));
  }
  return printed;
}

/** Of decisions that do not hold, by their index, why: a later one says otherwise, or nothing is left to decide. */
function listDoubts(
  decisions: Curation,
  notices: readonly Notice[],
  label: (id: string) => string,
): ReadonlyMap<number, string> {
  const doubts = new Map<number, string>();
  for (const { message } of notices) {
    const { index, said } = readOfDecision(message) ?? {};
    if (index !== undefined && said !== undefined && index < decisions.length && !said.endsWith(HOLDS))
      doubts.set(index, `Not applied: ${said}.`);
  }
  for (const { earlier, later } of listContradictions(decisions)) {
    doubts.set(earlier, `Not applied: a later decision holds, “${sayDecision(decisions[later]!, label)}”.`);
    doubts.delete(later);
  }
  return doubts;
}

/** Where decisions are kept, in a plain sentence. */
function Kept() {
  const session = useSession();
  const { isOwn } = useAtlas();
  const [desk, setDesk] = useState<DecisionDesk | undefined>(undefined);
  useEffect(() => {
    void session.desk().then(setDesk);
  }, []);
  if (!desk || isOwn) return null;
  const place = desk.kept.value?.place;
  if (place === 'in the atlas folder') {
    return <p class="quiet">Each is written to the atlas folder as soon as it is made.</p>;
  }
  return (
    <div>
      <KeepBox class="check" isKept={() => desk.kept.value !== undefined} keep={desk.keepInBrowser}>
        Keep them in this browser
      </KeepBox>
      <p class="quiet">
        {place === undefined
          ? 'Until then they lie only in this tab: they are gone when it is closed. Kept, they lie in this browser’s storage on this machine, not encrypted, until you turn this off.'
          : 'Each is kept as soon as it is made, in this browser’s storage on this machine, not encrypted. Turning this off deletes them there.'}
      </p>
    </div>
  );
}
