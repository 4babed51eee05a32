// Somebody as a disc with the first character of the name; the name itself for screen readers and on hover.
import css from "./Person.module.css";

/** The first character, not the first UTF-16 unit. */
export const initial = (name: string): string => ([...name.trim()][0] ?? "?").toUpperCase();

export function Person({ name, small = false }: { name: string; small?: boolean }) {
  return (
    <span className={css.person} data-small={small || undefined} title={name} role="img" aria-label={name}>
      {initial(name)}
    </span>
  );
}

/** The black square with the first character of a knowledge base, or ours. */
export function Logo({ name }: { name: string }) {
  return (
    // Drawn by CSS: the letter is no text, so that it does not become part of a button's name.
    <span className={css.logo} data-letter={initial(name)} aria-hidden />
  );
}
