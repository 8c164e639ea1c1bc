import { createContext, type ReactNode, use } from "react";
import { useTitle } from "./Page";
import classes from "./Record.module.css";
import { Star } from "./Star";

/** Which record a page shows, so that it can be made a favourite. */
export const RecordContext = createContext<{ resource: string; record: { id: string; name: string } } | undefined>(
  undefined,
);

interface Props {
  title: string;
  subtitle?: ReactNode;
  avatar?: ReactNode;
  actions?: ReactNode;
  /** What spans the whole width above the three columns, such as the stages of a deal. */
  banner?: ReactNode;
  facts: ReactNode;
  middle: ReactNode;
  related: ReactNode;
  /** On a phone, what happened comes before the facts. */
  mainFirst?: boolean;
}

/** A record: facts on the left, what happened in the middle, related records on the right. */
export function RecordPage({ title, subtitle, avatar, actions, banner, facts, middle, related, mainFirst }: Props) {
  useTitle(title);
  const shown = use(RecordContext);
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        {avatar}
        <div className={classes.names}>
          <h1 className={classes.title}>{title}</h1>
          {subtitle && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        {shown && <Star resource={shown.resource} record={shown.record} />}
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {banner}
      <div className={classes.columns} data-main-first={mainFirst || undefined}>
        <div className={classes.facts}>{facts}</div>
        <div className={classes.middle}>{middle}</div>
        <div className={classes.related}>{related}</div>
      </div>
    </div>
  );
}
