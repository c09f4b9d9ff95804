/** A binary heap of names: the one of greatest gain first, of equals the lower node. */
export class NameHeap {
  private readonly nodes: number[] = [];
  private readonly gains: number[] = [];

  push(node: number, gain: number): void {
    let at = this.nodes.push(node) - 1;
    this.gains.push(gain);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.isBefore(at, above)) return;
      this.swap(at, above);
      at = above;
    }
  }

  /** The gain of the name that `pop` gives next. */
  get greatest(): number {
    return this.gains[0] ?? -Infinity;
  }

  /** Takes the first name out; -1 where there is none. */
  pop(): number {
    const last = this.nodes.length - 1;
    if (last < 0) return -1;
    this.swap(0, last);
    const node = this.nodes.pop()!;
    this.gains.pop();
    for (let at = 0; ; ) {
      let best = at;
      for (let below = 2 * at + 1; below <= 2 * at + 2 && below < last; below++) {
        if (this.isBefore(below, best)) best = below;
      }
      if (best === at) return node;
      this.swap(at, best);
      at = best;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const difference = this.gains[a]! - this.gains[b]!;
    return difference === 0 ? this.nodes[a]! < this.nodes[b]! : difference > 0;
  }

  private swap(a: number, b: number): void {
    [this.nodes[a], this.nodes[b]] = [this.nodes[b]!, this.nodes[a]!];
    [this.gains[a], this.gains[b]] = [this.gains[b]!, this.gains[a]!];
  }
}
