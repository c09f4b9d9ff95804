/** The one door through which Sigma and graphology enter the page. */
export { default as Graph } from 'graphology';
export { default as Sigma } from 'sigma';
export { EdgeProgram, NodeProgram, type ProgramInfo } from 'sigma/rendering';
export type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
