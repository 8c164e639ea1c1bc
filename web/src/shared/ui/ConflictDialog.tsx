import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Facts.module.css";
import type { Fact } from "./fact";
import { Blank } from "./values";

/** A fact that somebody else has changed meanwhile. */
export interface Conflict<T> {
  fact: Fact<T>;
  mine: string;
  theirs: T;
}

interface ConflictProps<T> {
  conflict: Conflict<T>;
  onMine: () => void;
  onTheirs: () => void;
  onClose: () => void;
}

/** A colleague was faster: both versions side by side, to choose. */
export function ConflictDialog<T>({ conflict, onMine, onTheirs, onClose }: ConflictProps<T>) {
  const { t } = useTranslation();
  const { fact, mine, theirs } = conflict;
  const choice = fact.edit?.choices?.find((it) => it.value === mine)?.label;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("conflict.title")}
      size={560}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <p className={classes.explain}>{t("conflict.explain", { field: fact.label })}</p>
      <div className={classes.versions}>
        <section className={classes.version} aria-label={t("conflict.mine")}>
          <h3>{t("conflict.mine")}</h3>
          <p>{choice ?? (mine.replaceAll("\n", ", ") || "–")}</p>
          <Button onClick={onMine}>{t("conflict.keepMine")}</Button>
        </section>
        <section className={classes.version} aria-label={t("conflict.theirs")}>
          <h3>{t("conflict.theirs")}</h3>
          <div>{fact.show(theirs) ?? <Blank />}</div>
          <Button variant="default" onClick={onTheirs} data-autofocus>
            {t("conflict.takeTheirs")}
          </Button>
        </section>
      </div>
    </Modal>
  );
}
