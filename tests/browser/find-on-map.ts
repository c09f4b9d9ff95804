import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** A name by keys: selected, centred, and where it then is on the page. */
export async function findOnMap(page: Page, name: string) {
  await page.locator('#search').fill(name);
  await page.locator('.hit').first().waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('#panel h2').first().textContent()).toBe(name);
  await page.locator('#search').fill(name);
  await page.locator('.hit').first().waitFor();
  await page.keyboard.press('Enter');
  const area = (await page.locator('.graph-page').boundingBox())!;
  const at = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
  await page.mouse.move(at.x, at.y);
  await expect.poll(() => page.locator('.hint').textContent()).toContain(name);
  return at;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Where another name, or that of this one, lies near a point, by the pointer that rests on it: looked for in the direction in which it is known
 * to lie, and else in wider and wider circles, which takes long.
 *
 * @param toward from the point, as the screen has it, of any length.
 */
export async function findBeside(page: Page, { x, y }: Point, name = '', toward?: Point): Promise<Point> {
  if (toward) {
    const length = Math.hypot(toward.x, toward.y);
    for (let radius = 30; radius < 480; radius += 4) {
      const at = { x: x + (radius * toward.x) / length, y: y + (radius * toward.y) / length };
      if (await isThere(page, at, name)) return at;
    }
  }
  for (let radius = 50; radius < 380; radius += 14) {
    for (let angle = 0; angle < 2 * Math.PI; angle += 14 / radius) {
      const at = { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
      if (await isThere(page, at, name)) return at;
    }
  }
  throw new Error(`no name lies near: ${name}`);
}

async function isThere(page: Page, at: Point, name: string): Promise<boolean> {
  await page.mouse.move(at.x, at.y);
  const under = await page.evaluate(
    () =>
      new Promise<string>((done) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => done(document.querySelector<HTMLElement>('.stage')!.dataset.under ?? '')),
        ),
      ),
  );
  if (under !== 'node') return false;
  await page.locator('.stage[data-told=true]').waitFor();
  await page.locator('.hint').waitFor();
  return (await page.locator('.hint').textContent())?.includes(name) ?? false;
}
