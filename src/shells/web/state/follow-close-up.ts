import { effect } from '@preact/signals';
import { endsOf } from '../scene/target.ts';
import type { Vantage } from '../stage/viewport.ts';
import { layOutAt } from './project.ts';
import type { World } from './world.ts';

/** Lays a close-up out whenever it, or what the filters leave, changes; and gives the map back as it was. */
export function followCloseUp(world: World): void {
  const { derived, stage, dispatch } = world;
  let turn = 0;
  /** What was looked at before, 'all' = all of the map; undefined while nothing is looked at closely. */
  let before: Vantage | 'all' | undefined;
  effect(() => {
    const closeUp = derived.closeUp.value;
    const sight = derived.plainSight.value;
    const own = ++turn;
    if (!closeUp) {
      derived.shownCloseUp.value = undefined;
      if (before === 'all') stage()?.fit();
      else if (before) stage()?.look(before);
      before = undefined;
      return;
    }
    const [atlas, opened] = [derived.atlas.peek(), derived.opened.peek()];
    if (!atlas || !opened || !sight) return;
    const of = opened.source.graph;
    before ??= stage()?.held() ?? 'all';
    const lay = async () =>
      (await import('./lay-out-close-up.ts')).layOutCloseUp(world.startLayout, { ...atlas, of }, sight, closeUp);
    lay().then(
      (shown) => {
        if (own !== turn || !shown) return;
        derived.shownCloseUp.value = shown;
        stage()?.fit();
        dispatch({ type: 'announce', text: `${shown.names} names by themselves` });
      },
      (error: unknown) => dispatch({ type: 'announce', text: `The names could not be laid out: ${String(error)}` }),
    );
  });
  effect(() => {
    // Whatever is selected in a close-up belongs to it.
    const selection = derived.selection.value;
    const shown = derived.shownCloseUp.value;
    const closeUp = derived.closeUp.peek();
    const scene = derived.atlas.peek()?.scene;
    if (!selection || !shown || !closeUp || !scene) return;
    const outside = endsOf(scene, selection).filter((node) => !shown.has(node) && !closeUp.added.includes(node));
    if (outside.length === 0) return;
    dispatch({ type: 'look-closely', closeUp: { ...closeUp, added: [...closeUp.added, ...outside] } });
  });
}

/** Moves a name on from where it is meant to be by now, which may be further than what is drawn: keys come faster than frames. */
export function nudgeByHand(world: World, node: number, dx: number, dy: number): void {
  const scene = world.derived.atlas.peek()?.scene;
  if (!scene) return;
  const { x, y } = world.derived.shownCloseUp.peek()?.place(scene) ?? scene;
  placeByHand(world, node, x[node]! + dx, y[node]! + dy);
}

/** A layout like the one that is shown, with one name elsewhere: a step that can be taken back. */
export function placeByHand({ derived, dispatch }: World, node: number, x: number, y: number): void {
  const atlas = derived.atlas.peek();
  if (!atlas) return;
  const near = derived.shownCloseUp.peek();
  if (near) {
    // A close-up is laid out anew each time it changes: nothing of it is kept in the project.
    derived.shownCloseUp.value = near.move(node, x, y);
    return;
  }
  const { scene, source } = atlas;
  const moved = (from: readonly number[], to: number) => from.map((own, at) => (at === node ? to : own));
  dispatch({ type: 'lay-out', layout: layOutAt(source, moved(scene.x, x), moved(scene.y, y)) });
}
