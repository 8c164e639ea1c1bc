import { useTranslation } from "react-i18next";
import type { FieldChange, TimelineItem } from "@/shared/api/types";
import { EmailFiles } from "./EmailFiles";
import type { EmailFile } from "./emails";
import classes from "./Timeline.module.css";
import { kindOf } from "./timeline";
import { isChanges, plain } from "./timelineWords";

/** What was written or went wrong, in the words of whoever said it. */
export function TimelineTold({ item }: { item: TimelineItem }) {
  const { subject, verb } = kindOf(item.type);
  const data = item.data ?? {};
  if (subject === "message" && typeof data.text === "string") {
    return (
      <p className={classes.body} data-note={data.kind === "note" || undefined}>
        {data.text}
      </p>
    );
  }
  if (subject === "email" && typeof data.excerpt === "string") {
    return (
      <div className={classes.body}>
        {data.excerpt}
        <EmailFiles emailId={item.resource.id} files={(data.files as EmailFile[] | undefined) ?? []} />
      </div>
    );
  }
  if (subject === "lead" && verb === "created" && typeof data.message === "string") {
    return <p className={classes.body}>{data.message}</p>;
  }
  if (subject === "submission" && isChanges(data.values)) {
    const values = Object.entries(data.values as unknown as Record<string, string>).slice(0, 6);
    return <p className={classes.body}>{values.map(([key, value]) => `${key}: ${value}`).join("\n")}</p>;
  }
  if (subject === "run" && Array.isArray(data.steps)) {
    const answers = (data.steps as { answer?: string | null }[]).flatMap((step) => step.answer ?? []);
    return (
      <ul className={classes.changes}>
        {answers.slice(0, 4).map((answer, index) => (
          <li key={index}>{answer}</li>
        ))}
      </ul>
    );
  }
  const said = data.problem ?? data.url;
  return typeof said === "string" ? <p className={classes.changes}>{said}</p> : null;
}

/** Which fields have changed, and from what to what. */
export function TimelineChanges({ changes }: { changes: Record<string, FieldChange> }) {
  const { t, i18n } = useTranslation();
  const shown = Object.entries(changes).filter(
    ([field]) => !["updatedAt", "ownerId", "version", "stageHistory"].includes(field),
  );
  return (
    <ul className={classes.changes}>
      {shown.slice(0, 4).map(([field, { before, after }]) => (
        <li key={field}>
          {i18n.exists(`field.${field}`) ? t(`field.${field}`) : field}:{" "}
          {plain(before) && (
            <>
              <s>{plain(before)}</s>{" "}
            </>
          )}
          → {plain(after) || "–"}
        </li>
      ))}
    </ul>
  );
}
