import type { Task, WorkerLink } from './worker-link.ts';

/** A link to the worker that is fetched when something is first asked of it: a map is looked at without one. */
export function createLazyLink(load: () => Promise<WorkerLink>): WorkerLink {
  let loaded: Promise<WorkerLink> | undefined;
  const open = () => {
    loaded ??= load();
    return loaded;
  };
  const later =
    <Given extends readonly unknown[], Result>(pick: (link: WorkerLink) => (...given: Given) => Task<Result>) =>
    (...given: Given): Task<Result> => {
      const begun = open().then((link) => pick(link)(...given));
      return {
        result: begun.then(({ result }) => result),
        // What could not be begun says so by its result.
        stop: () =>
          void begun.then(
            ({ stop }) => stop(),
            () => {},
          ),
      };
    };
  return {
    connect: later(({ connect }) => connect),
    build: later(({ build }) => build),
    prepare: later(({ prepare }) => prepare),
    decide: later(({ decide }) => decide),
    settle: later(({ settle }) => settle),
    review: later(({ review }) => review),
    describeHandOn: later(({ describeHandOn }) => describeHandOn),
    handOn: later(({ handOn }) => handOn),
    unpack: later(({ unpack }) => unpack),
    pack: later(({ pack }) => pack),
    reopen: later(({ reopen }) => reopen),
    packMap: later(({ packMap }) => packMap),
    survey: async (...given) => (await open()).survey(...given),
  };
}
