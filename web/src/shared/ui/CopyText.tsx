import { Button, CopyButton } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./CopyText.module.css";

/** A text to be taken elsewhere: shown as it is, with a button that copies it. */
export function CopyText({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation();
  return (
    <section className={classes.box} aria-label={label}>
      <header className={classes.head}>
        <h3 className={classes.label}>{label}</h3>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              size="compact-xs"
              leftSection={copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
              onClick={copy}
            >
              {copied ? t("action.copied") : t("action.copy")}
            </Button>
          )}
        </CopyButton>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={classes.text} tabIndex={0}>
        {value}
      </pre>
    </section>
  );
}
