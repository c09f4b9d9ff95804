import { type Command, InvalidArgumentError } from 'commander';
import { LAYOUT_SETTINGS, type LayoutSettings } from '../../index.ts';

/** What commander makes of the options about the layout. */
export interface LayoutOptions {
  readonly spread: number;
  readonly shape: number;
  readonly gravity: number;
  readonly separateCommunities?: true;
  readonly allowOverlap?: true;
}

/** Adds an option for each of `LAYOUT_SETTINGS` but the seed, in its words. */
export function addLayoutOptions(command: Command): Command {
  for (const setting of LAYOUT_SETTINGS) {
    const words = setting.sentence.replace(/^./, (first) => first.toLowerCase()).replace(/\.$/, '');
    if (setting.type === 'factor') {
      const { key, min, max } = setting;
      const parse = (text: string) => parseFactor(text, min, max);
      command.option(`--${key} <factor>`, `${min} to ${max}: ${words}`, parse, setting.default);
    } else if (setting.key === 'separateCommunities') {
      command.option('--separate-communities', words);
    } else if (setting.key === 'preventOverlap') {
      command.option('--allow-overlap', `do without what else ${words}`);
    }
  }
  return command;
}

export function readLayoutOptions(options: LayoutOptions): LayoutSettings {
  const { spread, shape, gravity, separateCommunities, allowOverlap } = options;
  return {
    spread,
    shape,
    gravity,
    separateCommunities: separateCommunities === true,
    preventOverlap: allowOverlap !== true,
  };
}

function parseFactor(text: string, min: number, max: number): number {
  const factor = Number(text);
  if (text.trim() === '' || !(factor >= min && factor <= max)) {
    throw new InvalidArgumentError(`Expected a number from ${min} to ${max}.`);
  }
  return factor;
}
