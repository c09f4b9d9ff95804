/** Hands the person a file; nothing is sent anywhere. */
export function saveFile(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A name for a file that every system takes. */
export function nameFile(title: string, extension: string): string {
  return `${title.replace(/[^\p{L}\p{N}._ -]/gu, '_')}.${extension}`;
}
