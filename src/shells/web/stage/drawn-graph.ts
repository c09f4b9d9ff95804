/** What Sigma may know of a node; the rest is asked of the looks when the node is dressed. */
interface DrawnNode {
  x: number;
  y: number;
}

/** What Sigma may know of an edge: the program that draws it. */
interface DrawnEdge {
  readonly type: string;
}

/**
 * The graph that Sigma is given: filled once, drawn in the order in which things were added, and never changed but for
 * the places of its nodes. Sigma asks for a graphology graph, reads ten methods of it, and listens to changes that
 * never come here. The package is a sixth of what the page would load first, so those ten stand here; the tests hold
 * each against graphology, and draw with it.
 */
export class DrawnGraph {
  private readonly placed = new Map<string, DrawnNode>();
  private readonly drawn = new Map<string, { readonly look: DrawnEdge; readonly ends: [string, string] }>();

  addNode(key: string, place: DrawnNode): void {
    this.placed.set(key, place);
  }

  /** Both ends must have been added before. */
  addEdge(key: string, source: string, target: string, look: DrawnEdge): void {
    if (!this.placed.has(source) || !this.placed.has(target)) {
      throw new RangeError(`edge ${key} needs the nodes ${source} and ${target}; add them first`);
    }
    this.drawn.set(key, { look, ends: [source, target] });
  }

  get order(): number {
    return this.placed.size;
  }

  nodes(): string[] {
    return [...this.placed.keys()];
  }

  edges(): string[] {
    return [...this.drawn.keys()];
  }

  hasNode(key: string): boolean {
    return this.placed.has(key);
  }

  hasEdge(key: string): boolean {
    return this.drawn.has(key);
  }

  getNodeAttributes(key: string): DrawnNode {
    return this.placed.get(key)!;
  }

  getEdgeAttributes(key: string): DrawnEdge {
    return this.drawn.get(key)!.look;
  }

  extremities(key: string): [string, string] {
    return this.drawn.get(key)!.ends;
  }

  forEachNode(visit: (key: string, place: DrawnNode) => void): void {
    for (const [key, place] of this.placed) visit(key, place);
  }

  forEachEdge(visit: (key: string, look: DrawnEdge, source: string, target: string) => void): void {
    for (const [key, { look, ends }] of this.drawn) visit(key, look, ends[0], ends[1]);
  }

  /** Sigma tells by these and the next two that it was given a graph; it calls neither function. */
  readonly multi = false;
  addUndirectedEdgeWithKey(): never {
    throw new RangeError('a drawn graph is filled by addEdge, before it is drawn');
  }
  dropNode(): never {
    throw new RangeError('a drawn graph does not change; draw another');
  }

  /** Nothing is ever told: a drawing with other things in it is another graph. */
  on(): this {
    return this;
  }
  removeListener(): this {
    return this;
  }
}
