import { effect, signal } from '@preact/signals';
import { describeTarget, sameTarget } from '../scene/target.ts';
import type { Vantage } from '../stage/viewport.ts';
import { type Place, readAddress, type Stand, writeAddress } from './address.ts';
import type { CloseUp } from './close-up.ts';
import { NO_FILTERS } from './filters.ts';
import { canConnect, isReachPending } from './reach.ts';
import type { World } from './world.ts';

/** Milliseconds for which a view must stand before the address says it. */
const REST_MS = 400;

/** Goes where the address says, and has it say where the page is: the place, the filters, what is looked at. */
export function followAddress({ derived, browser, stage, showsTime, dispatch, isPublished }: World) {
  /** Where the map is to be looked at from when it is drawn, or was looked at before the table took its place. */
  const vantage = signal<Vantage | undefined>(undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What is set now, as of the address: only a change of it is a step for Back, not that one looked around. */
  let entered = '';
  /** The address as it was last read or written here. */
  let told = browser.readHash();

  /** An address that was read and cannot be followed before names are connected as it says. */
  let awaited: string | undefined;

  const present = (): Place => ({
    selection: derived.selection.peek(),
    reading: derived.reading.peek(),
    question: derived.question.peek(),
    filters: derived.filters.peek(),
  });
  const stand = (): Stand => ({
    page: derived.page.peek(),
    showsTime: showsTime.peek(),
    closeUp: derived.closeUp.peek(),
    picked: derived.picked.peek(),
    vantage: stage()?.held() ?? vantage.peek(),
  });
  const linkTo = (place: Place) => (derived.atlas.value ? writeAddress(derived.atlas.value.scene, place) : '#');
  /** The address of all that is seen now. */
  const addressNow = () => {
    const opened = derived.atlas.peek();
    return opened ? writeAddress(opened.scene, present(), stand()) : '#';
  };
  const settingsNow = () => addressNow().replace(/&?at=[^&]*/, '');

  function note() {
    clearTimeout(timer);
    // An address whose connections are still being made is not to be written over either.
    if (awaited !== undefined && awaited === browser.readHash() && isReachPending(derived)) return;
    // Somebody went elsewhere and `arrive` has not been told of it yet: its address is not to be written over.
    if (!derived.atlas.peek() || isElsewhere()) return;
    const address = addressNow();
    if (settingsNow() === entered) browser.replaceHash(address);
    else browser.pushHash(address);
    told = browser.readHash();
    entered = settingsNow();
  }

  const isElsewhere = () => browser.readHash() !== '' && browser.readHash() !== told;

  function noteLater() {
    clearTimeout(timer);
    // A hand that moves a filter is not there yet, and Back does not go through what it passes over.
    timer = setTimeout(() => (derived.isPassing.peek() ? noteLater() : note()), REST_MS);
  }

  function arrive() {
    clearTimeout(timer);
    const opened = derived.atlas.value;
    if (!opened) return;
    const before = derived.selection.value;
    const { counts } = opened.source.manifest;
    const there = readAddress(opened.scene, browser.readHash(), counts.articles);
    const { selection, reading, question } = there;
    const read = there.filters ?? (there.stand && NO_FILTERS);
    // What cannot be connected anew is shown as it is.
    const filters = read && !canConnect(opened, isPublished) ? { ...read, reach: undefined } : read;
    if (filters) dispatch({ type: 'set-filters', filters });
    awaited = undefined;
    if (canConnect(opened, isPublished) && isReachPending(derived)) {
      // What is selected may be a connection that is not there yet: `followReach` comes back here once it is.
      awaited = told = browser.readHash();
      return;
    }
    if (there.stand) {
      if (there.stand.page !== derived.page.value) dispatch({ type: 'show-page', page: there.stand.page });
      showsTime.value = there.stand.showsTime;
      if (!sameCloseUp(there.stand.closeUp, derived.closeUp.value)) {
        dispatch({ type: 'look-closely', closeUp: there.stand.closeUp });
      }
      dispatch({ type: 'pick', nodes: there.stand.picked });
      vantage.value = there.stand.vantage;
      if (there.stand.vantage) stage()?.look(there.stand.vantage);
      else if (stage()?.held()) stage()?.fit();
    }
    dispatch({ type: 'visit', selection, reading, question });
    entered = settingsNow();
    browser.replaceHash(addressNow());
    told = browser.readHash();
    if (!selection || sameTarget(before, selection)) return;
    if (!there.stand?.vantage) stage()?.reveal(selection);
    dispatch({ type: 'announce', text: describeTarget(opened.scene, selection) });
  }
  browser.watchHash(arrive);
  effect(() => {
    // What is set beside the place changes the address a little later, when it has come to rest.
    const settings = [
      derived.filters.value,
      derived.page.value,
      showsTime.value,
      derived.closeUp.value,
      derived.picked.value,
    ];
    if (settings.length > 0 && derived.atlas.peek()) noteLater();
  });
  return {
    arrive,
    note,
    linkTo,
    vantage,
    noteMoved: noteLater,
    /** Another map takes the place of this one: no address leads into it yet, and it is looked at as a whole. */
    leave() {
      clearTimeout(timer);
      vantage.value = undefined;
      browser.clearHash();
    },
    /** Says again where the page is, once names have other ids: no step for Back. */
    restate() {
      if (!derived.atlas.peek() || isElsewhere()) return;
      entered = settingsNow();
      browser.replaceHash(addressNow());
      told = browser.readHash();
    },
    /** The address of all that is seen: what is set, where one looks. */
    linkToView: addressNow,
    visit(address: string) {
      if (!derived.atlas.value) return;
      note();
      if (address === browser.readHash()) arrive();
      else browser.writeHash(address);
    },
    go(place: Place) {
      if (!derived.atlas.value) return;
      const { filters: _, ...here } = present();
      if (linkTo(place) === linkTo(here)) {
        if (place.selection) stage()?.centre(place.selection);
        return;
      }
      note();
      browser.writeHash(linkTo(place));
    },
  };
}

function sameCloseUp(a: CloseUp | undefined, b: CloseUp | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export type Addresses = ReturnType<typeof followAddress>;
