/** What could not be fetched or read, in the place where it would stand. */
export function Failed({ message }: { readonly message: string }) {
  return (
    <p class="failed" role="alert">
      {message}
    </p>
  );
}
