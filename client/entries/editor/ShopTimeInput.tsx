// A date and time by the shop's clock. Its calendar is 30 kB of script, fetched after the editor stands; until then the field keeps its place.
import { TextInput } from "@mantine/core";
import { lazy, Suspense } from "react";
import { showClock } from "./clockText.ts";

const ShopTimePicker = lazy(() => import("./ShopTimePicker.tsx").then((m) => ({ default: m.ShopTimePicker })));

export interface ShopTimeInputProps {
  label: string;
  /** "2026-11-11 08:30:00", or null = no limit. */
  value: string | null;
  onChange: (value: string | null) => void;
  readOnly?: boolean;
  error?: string | undefined;
  /** The end of a period: a day typed or picked is the last one in it. */
  isEnd?: boolean;
  /** Stands in a popover itself: its calendar then stays within it, or clicking it would close the popover. */
  inside?: boolean;
}

export function ShopTimeInput(props: ShopTimeInputProps) {
  return (
    <Suspense
      fallback={
        <TextInput
          className="grow"
          label={props.label}
          value={props.value === null ? "" : showClock(props.value, props.isEnd ?? false)}
          error={props.error}
          readOnly
        />
      }
    >
      <ShopTimePicker {...props} />
    </Suspense>
  );
}
