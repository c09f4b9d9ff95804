import { useEffect } from 'preact/hooks';
import { useSession } from './context.ts';

/** Has names and lines stand out on the map, and brings them into view, as long as what asks for it is shown. */
export function useRoute(nodes: readonly number[], edges: readonly number[]): void {
  const { route, stage } = useSession();
  useEffect(() => {
    if (nodes.length === 0) return;
    const own = { nodes, edges, brought: nodes };
    route.value = own;
    stage.peek()?.frameNodes(nodes);
    const leave = () => {
      if (route.peek() === own) route.value = undefined;
    };
    // Two frames on: by then the next answer has set its own, and the map is not drawn without any in between.
    return () => requestAnimationFrame(() => requestAnimationFrame(leave));
  }, [nodes.join(), edges.join()]);
}
