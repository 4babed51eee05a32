// A trend in one line, without axes: the numbers stand beside it. Decoration for screen readers.
import css from "./Sparkline.module.css";

export function Sparkline({ values, width = 40, height = 12 }: { values: readonly number[]; width?: number; height?: number }) {
  const most = Math.max(1, ...values);
  const step = values.length > 1 ? (width - 2) / (values.length - 1) : 0;
  const points = values.map((v, i) => `${(1 + i * step).toFixed(1)},${(height - 1 - (v / most) * (height - 2)).toFixed(1)}`).join(" ");
  return (
    <svg width={width} height={height} className={css.line} aria-hidden>
      <polyline points={points} />
    </svg>
  );
}
