/** The browser gives no WebGL context: none is built in, it is switched off, or the graphics card is lost for good. */
export class NoWebglError extends Error {
  constructor() {
    super('This browser offers no WebGL.');
    this.name = 'NoWebglError';
  }
}

/** @throws NoWebglError where nothing can be drawn. */
export function demandWebgl(): void {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
  if (!gl) throw new NoWebglError();
  // A browser allows some sixteen at a time: this one is given back at once.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
}
