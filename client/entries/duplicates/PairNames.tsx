// Two entries that are a pair, one below the other, in a row of a list.
import css from "./Pairs.module.css";

export function PairNames({ first, second }: { first: string; second: string }) {
  return (
    <span className={css.names}>
      <span className="ellipsis" dir="auto" title={first}>
        {first}
      </span>
      <span className="ellipsis text-2" dir="auto" title={second}>
        {second}
      </span>
    </span>
  );
}
