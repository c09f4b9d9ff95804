/** Which of 0 .. order − 1 hang together, as ties between them become known: union-find with path halving. */
export class DisjointSets {
  private readonly above: Uint32Array;

  constructor(order: number) {
    this.above = Uint32Array.from({ length: order }, (_, at) => at);
  }

  /** The least of those that hang together with it. */
  find(member: number): number {
    const { above } = this;
    let at = member;
    while (above[at] !== at) {
      above[at] = above[above[at]!]!;
      at = above[at]!;
    }
    return at;
  }

  /** Whether the two did not hang together until now. */
  join(a: number, b: number): boolean {
    const [first, second] = [this.find(a), this.find(b)];
    this.above[Math.max(first, second)] = Math.min(first, second);
    return first !== second;
  }
}
