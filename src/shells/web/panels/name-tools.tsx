import '../styles/map-bars.css';
import { lookAround } from '../state/close-up.ts';
import { useSession } from './context.ts';

/** What can be done on the map with a name. */
export function NameTools({ node }: { readonly node: number }) {
  const session = useSession();
  const { closeUp, picked } = session.state.value;
  const isAlone = closeUp?.around.length === 1 && closeUp.around[0] === node;
  const isPicked = picked.includes(node);
  return (
    <p class="name-tools">
      <button
        type="button"
        class="small-button"
        aria-pressed={isAlone}
        title="Its connections by themselves (F on the map)"
        onClick={() =>
          session.dispatch(
            isAlone ? { type: 'look-closely' } : { type: 'look-closely', closeUp: lookAround([node], 1) },
          )
        }
      >
        Look at it by itself
      </button>
      <button
        type="button"
        class="small-button"
        aria-pressed={isPicked}
        title="Several picked names can be hidden, framed, compared or listed (X on the map)"
        onClick={() =>
          session.dispatch({
            type: 'pick',
            nodes: isPicked ? picked.filter((own) => own !== node) : [...picked, node],
          })
        }
      >
        {isPicked ? 'Picked' : 'Pick'}
      </button>
      <button
        type="button"
        class="small-button"
        title="Until it is undone (H on the map)"
        onClick={() => {
          session.dispatch({ type: 'put-away', nodes: [node] });
          session.go({});
        }}
      >
        Hide
      </button>
    </p>
  );
}
