// A field as high as what is in it. Browsers that cannot do that by themselves have it measured, which takes an editor's opening some milliseconds a field.
import { Textarea, type TextareaProps } from "@mantine/core";
import css from "./GrowingTextarea.module.css";

export interface GrowingTextareaProps extends Omit<TextareaProps, "autosize" | "classNames" | "styles" | "minRows" | "maxRows"> {
  minRows: number;
  maxRows: number;
  /** Of the field itself. */
  inputClass?: string | undefined;
}

const growsByItself = typeof CSS !== "undefined" && "supports" in CSS && CSS.supports("field-sizing", "content");

export function GrowingTextarea({ minRows, maxRows, inputClass = "", ...props }: GrowingTextareaProps) {
  if (!growsByItself) return <Textarea {...props} autosize minRows={minRows} maxRows={maxRows} classNames={{ input: inputClass }} />;
  return (
    <Textarea
      {...props}
      classNames={{ input: `${css.grows ?? ""} ${inputClass}` }}
      styles={{ input: { "--min-rows": String(minRows), "--max-rows": String(maxRows) } }}
    />
  );
}
