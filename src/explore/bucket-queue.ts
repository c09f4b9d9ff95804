/**
 * A priority queue for whole numbers of which none is ever pushed below the one popped last, and none more than `span`
 * above it: Dial's circle of buckets (1969). Push and pop take constant time, but for empty buckets on the way.
 */
export class BucketQueue {
  private readonly buckets: number[][];
  private priority = 0;
  private size = 0;

  /** @param span the most by which a priority may lie above the one popped last. */
  constructor(span: number) {
    this.buckets = Array.from({ length: span + 1 }, () => []);
  }

  push(item: number, priority: number): void {
    if (this.size === 0 && priority > this.priority + this.buckets.length - 1) this.priority = priority;
    this.buckets[priority % this.buckets.length]!.push(item);
    this.size++;
  }

  /** An item of the least priority, or undefined where none is left. Its priority is `least`. */
  pop(): number | undefined {
    if (this.size === 0) return undefined;
    while (this.buckets[this.priority % this.buckets.length]!.length === 0) this.priority++;
    this.size--;
    return this.buckets[this.priority % this.buckets.length]!.pop();
  }

  /** The priority of the item popped last. */
  get least(): number {
    return this.priority;
  }
}
