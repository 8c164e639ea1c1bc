import { useState } from "react";
import { EmailThread } from "./EmailThread";
import classes from "./EmailThread.module.css";

/** A mail's subject, which opens its conversation. */
export function EmailSubject({ id, subject }: { id: string; subject: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={classes.subject} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {subject}
      </button>
      {open && <EmailThread id={id} subject={subject} onClose={() => setOpen(false)} />}
    </>
  );
}
