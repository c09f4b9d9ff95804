import { NoWebglError } from '../stage/webgl.ts';
import { useSession } from './context.ts';

/** Why there is no drawing; the table has the same content. */
export function Broken({ error }: { readonly error: unknown }) {
  const { dispatch } = useSession();
  const reason = error instanceof NoWebglError ? error.message : `Something went wrong: ${String(error)}.`;
  return (
    <div class="state" role="alert">
      <h2>The graph cannot be drawn here</h2>
      <p>{reason} The table has the same entities and connections.</p>
      <button type="button" class="button" onClick={() => dispatch({ type: 'show-page', page: 'table' })}>
        Show the table
      </button>
    </div>
  );
}
