import { sameViews } from '../../../index.ts';
import { sameDecisions } from './project.ts';
import type { SavedWork, State } from './state.ts';

/** Whether a map of one's own articles would be lost with the page. */
export function isUnsaved({ atlas, project, saved }: State): boolean {
  const work = describeWork({ atlas, project });
  if (!work) return false;
  return (
    saved?.files !== work.files ||
    saved.columns !== work.columns ||
    saved.layout !== work.layout ||
    JSON.stringify(saved.reach) !== JSON.stringify(work.reach) ||
    !sameDecisions(saved.decisions, work.decisions) ||
    !sameViews(saved.views, work.views)
  );
}

/** Whether decisions on a map that is served would be lost with the page: they lie in it alone. */
export function isUnwritten({ atlas, project }: Pick<State, 'atlas' | 'project'>): boolean {
  if (!atlas || atlas.own) return false;
  const { decisions } = project.present;
  return decisions !== undefined && !sameDecisions(decisions, atlas.written);
}

/** Undefined where the open map is nobody's own, or is a graph file that lies where it came from. */
export function describeWork({ atlas, project }: Pick<State, 'atlas' | 'project'>): SavedWork | undefined {
  if (!atlas?.own || atlas.source.imported) return undefined;
  const { layout, decisions = atlas.decided, views = [] } = project.present;
  const { files, columns } = atlas.own;
  return { files, columns, reach: atlas.source.manifest.reach, layout, decisions, views };
}
