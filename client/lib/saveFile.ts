// A file that is already in the page, given to the person.

/** As a download. */
export function saveFile({ name, blob }: { name: string; blob: Blob }): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of it once the click is dealt with.
  setTimeout(() => URL.revokeObjectURL(url));
}
