/** While an atlas is opened. */
export function Loading() {
  return (
    <section class="state">
      <h2>Opening the map</h2>
      <p class="waiting" role="status">
        Reading the atlas…
      </p>
    </section>
  );
}
