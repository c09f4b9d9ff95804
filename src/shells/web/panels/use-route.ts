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
    return () => {
      if (route.peek() === own) route.value = undefined;
    };
  }, [nodes.join(), edges.join()]);
}
