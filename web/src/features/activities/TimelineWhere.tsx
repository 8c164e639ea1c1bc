import { Link } from "@tanstack/react-router";
import type { TimelineItem } from "@/shared/api/types";
import classes from "./Timeline.module.css";
import { kindOf } from "./timeline";

/** The record that an entry is about, and the way there. */
export function TimelineWhere({ item }: { item: TimelineItem }) {
  const { subject } = kindOf(item.type);
  const { id, name } = item.resource;
  const data = item.data ?? {};
  const text = (value: unknown) => (typeof value === "string" && value ? value : undefined);
  switch (subject) {
    case "lead":
      return (
        <Link to="/leads/$id" params={{ id }} className={classes.link}>
          {name}
        </Link>
      );
    case "ticket":
      return (
        <Link to="/tickets/$id" params={{ id }} className={classes.link}>
          {`#${data.number ?? ""} ${name}`}
        </Link>
      );
    case "message":
      return (
        <Link to="/tickets/$id" params={{ id: text(data.ticketId) ?? "" }} className={classes.link}>
          {`#${data.ticketNumber ?? ""} ${name}`}
        </Link>
      );
    case "mail":
      return text(data.campaignId) ? (
        <Link to="/campaigns/$id" params={{ id: text(data.campaignId) ?? "" }} className={classes.link}>
          {name}
        </Link>
      ) : (
        <span className={classes.subject}>{name}</span>
      );
    case "run":
      return (
        <Link to="/rules/$id" params={{ id: text(data.ruleId) ?? "" }} className={classes.link}>
          {name}
        </Link>
      );
    case "submission":
      return (
        <Link to="/forms/$id" params={{ id: text(data.formId) ?? "" }} className={classes.link}>
          {name}
        </Link>
      );
    default:
      return null;
  }
}
