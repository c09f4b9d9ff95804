import { type Document, DomHandler } from 'domhandler';
import { Parser } from 'htmlparser2';

/** Elements are nested no deeper than in browsers: what is opened further down holds nothing, its content goes on above. */
const DEEPEST = 512;

/**
 * Reads HTML as a tree, whatever it is. The parser looks through its stack of open elements at every tag, which takes a
 * time that grows as their depth does; with a limit to the depth all of it is linear.
 */
export function parsePage(html: string): Document {
  const handler = new PageHandler();
  new PageParser(handler).end(html);
  return handler.root;
}

class PageHandler extends DomHandler {
  get depth(): number {
    return this.tagStack.length;
  }
}

class PageParser extends Parser {
  private readonly handler: PageHandler;
  /** Whether the element whose tag is being read is too deep. */
  private isDeep = false;

  constructor(handler: PageHandler) {
    super(handler);
    this.handler = handler;
  }

  override onopentagname(start: number, end: number): void {
    this.isDeep = this.handler.depth > DEEPEST;
    super.onopentagname(start, end);
  }

  override onclosetag(start: number, end: number): void {
    this.isDeep = false;
    super.onclosetag(start, end);
  }

  protected override isVoidElement(name: string): boolean {
    return this.isDeep || super.isVoidElement(name);
  }
}
