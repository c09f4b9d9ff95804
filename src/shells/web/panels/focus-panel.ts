/**
 * Puts the focus on the title of the panel. Where the panel is still being fetched that is when it stands, unless the
 * person has gone elsewhere by then.
 */
export function focusPanel(): void {
  const panel = document.getElementById('panel');
  if (!panel) return;
  const focus = () => {
    const title = panel.querySelector('h2');
    title?.focus({ preventScroll: true });
    return title !== null;
  };
  if (focus()) return;
  const observer = new MutationObserver(() => {
    if (focus()) observer.disconnect();
  });
  observer.observe(panel, { childList: true, subtree: true });
  document.addEventListener('focusin', () => observer.disconnect(), { once: true });
}
