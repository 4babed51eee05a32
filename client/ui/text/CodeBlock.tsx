// Something to run or keep: monospaced lines with a button that copies them.
import { Button, CopyButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import css from "./CodeBlock.module.css";

export function CodeBlock({ label, code }: { label: string; code: string }) {
  const { t } = useTranslation();
  return (
    <figure className={css.block} aria-label={label}>
      <figcaption className={css.head}>
        <span className="grow xs text-2">{label}</span>
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              variant="subtle"
              leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
              onClick={copy}
              aria-label={`${t("common.action.copy")} ${label}`}
            >
              {copied ? t("common.action.copied") : t("common.action.copy")}
            </Button>
          )}
        </CopyButton>
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, so the keyboard must reach it */}
      <pre className={css.code} tabIndex={0} aria-label={label}>
        {code}
      </pre>
    </figure>
  );
}
