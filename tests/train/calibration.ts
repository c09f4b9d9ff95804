/** How sure a model was of a name, and whether it was right. */
export interface Outcome {
  readonly probability: number;
  readonly right: boolean;
}

/** Slope and offset of the logistic curve from log-odds of a probability to those of being right (Platt 1999). */
export function fitCalibration(outcomes: readonly Outcome[]): [slope: number, offset: number] {
  let slope = 1;
  let offset = 0;
  const rows = outcomes.map(({ probability, right }) => {
    const inside = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
    return { x: Math.log(inside / (1 - inside)), y: right ? 1 : 0 };
  });
  for (let step = 0; step < 50; step++) {
    // Newton's method on the log-likelihood, with a little ridge.
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-3, 0, 1e-3];
    for (const { x, y } of rows) {
      const p = 1 / (1 + Math.exp(-(slope * x + offset)));
      const w = p * (1 - p);
      g0 += (y - p) * x;
      g1 += y - p;
      h00 += w * x * x;
      h01 += w * x;
      h11 += w;
    }
    const determinant = h00 * h11 - h01 * h01;
    slope += (h11 * g0 - h01 * g1) / determinant;
    offset += (h00 * g1 - h01 * g0) / determinant;
  }
  return [Math.round(slope * 1e4) / 1e4, Math.round(offset * 1e4) / 1e4];
}
