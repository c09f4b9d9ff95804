/** A binary heap of names: the one of greatest gain first, of equals the lower node. */
export class NameHeap {
  private readonly nodes: number[] = [];
  private readonly gains: number[] = [];

  push(node: number, gain: number): void {
    this.nodes.push(node);
    this.gains.push(gain);
    let at = this.nodes.length - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(node, gain, this.nodes[above]!, this.gains[above]!)) break;
      this.move(above, at);
      at = above;
    }
    this.nodes[at] = node;
    this.gains[at] = gain;
  }

  /** The gain of the name that `pop` gives next. */
  get greatest(): number {
    return this.gains[0] ?? -Infinity;
  }

  /** Takes the first name out; -1 where there is none. */
  pop(): number {
    if (this.nodes.length === 0) return -1;
    const first = this.nodes[0]!;
    const node = this.nodes.pop()!;
    const gain = this.gains.pop()!;
    if (this.nodes.length > 0) this.sink(node, gain);
    return first;
  }

  /** Lets a name take the place of the first, then fall to where it belongs: the others move up, each once. */
  private sink(node: number, gain: number): void {
    const count = this.nodes.length;
    let at = 0;
    for (let below = 1; below < count; below = 2 * at + 1) {
      const right = below + 1;
      const isRight =
        right < count && isBefore(this.nodes[right]!, this.gains[right]!, this.nodes[below]!, this.gains[below]!);
      const best = isRight ? right : below;
      if (!isBefore(this.nodes[best]!, this.gains[best]!, node, gain)) break;
      this.move(best, at);
      at = best;
    }
    this.nodes[at] = node;
    this.gains[at] = gain;
  }

  private move(from: number, to: number): void {
    this.nodes[to] = this.nodes[from]!;
    this.gains[to] = this.gains[from]!;
  }
}

function isBefore(node: number, gain: number, other: number, otherGain: number): boolean {
  return gain === otherGain ? node < other : gain > otherGain;
}
