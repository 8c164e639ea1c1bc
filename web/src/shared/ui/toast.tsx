import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import i18next from "i18next";
import type { ReactNode } from "react";
import classes from "./toast.module.css";

interface Toast {
  message: ReactNode;
  title?: string;
  bad?: boolean;
  /** Takes back what has just been done. */
  undo?: () => void;
}

/** Says what has happened, in a corner, without asking for anything. */
export function toast({ message, title, bad, undo }: Toast) {
  const id = notifications.show({
    title,
    color: bad ? "red" : "accent",
    autoClose: undo || bad ? 8000 : 4000,
    closeButtonProps: { "aria-label": i18next.t("action.close") },
    message: undo ? (
      <span className={classes.line}>
        <span>{message}</span>
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          {i18next.t("action.undo")}
        </Button>
      </span>
    ) : (
      message
    ),
  });
}
