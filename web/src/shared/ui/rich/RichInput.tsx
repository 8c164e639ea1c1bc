import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import classes from "./Rich.module.css";

const RichEditor = lazy(() => import("./RichEditor"));

export interface RichProps {
  label: string;
  /** Shown above it; else the label is for those alone who do not see it. */
  labelled?: boolean;
  placeholder?: string;
  /** HTML; empty where nothing is written. */
  value: string;
  onChange: (html: string) => void;
  error?: string | undefined;
}

/** A text with formatting, in which an @ speaks to colleagues. Its editor is loaded when it is needed. */
export function RichInput(props: RichProps) {
  return (
    <Suspense fallback={<Skeleton height={76} className={classes.waiting as string} />}>
      <RichEditor {...props} />
    </Suspense>
  );
}
