/** Whether the segments a–b and c–d cross at an inner point of both. */
export function cross(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const side = (px: number, py: number): number => (bx - ax) * (py - ay) - (by - ay) * (px - ax);
  const other = (px: number, py: number): number => (dx - cx) * (py - cy) - (dy - cy) * (px - cx);
  return side(cx, cy) * side(dx, dy) < 0 && other(ax, ay) * other(bx, by) < 0;
}

/** Whether a part of the segment a–b lies in a box (Liang and Barsky 1984). */
export function meetsBox(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  l: number,
  r: number,
  low: number,
  high: number,
): boolean {
  let [from, to] = [0, 1];
  const clip = (p: number, q: number): boolean => {
    if (p === 0) return q >= 0;
    const at = q / p;
    if (p < 0) from = Math.max(from, at);
    else to = Math.min(to, at);
    return from < to;
  };
  const [dx, dy] = [bx - ax, by - ay];
  return clip(-dx, ax - l) && clip(dx, r - ax) && clip(-dy, ay - low) && clip(dy, high - ay);
}
