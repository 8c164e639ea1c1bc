import { useElementSize } from "@mantine/hooks";
import { useMemo } from "react";
import { safeMail } from "@/shared/lib/mailHtml";
import { MailFrame } from "@/shared/ui/MailFrame";
import classes from "./ScaledMail.module.css";

/** Mails are laid out for about 600 pixels; a narrower place shows them smaller and not cut. */
const widths = { wide: 660, narrow: 375 };

/** One of our own mails as a screen or a phone shows it, in whatever room there is. */
export function ScaledMail({ title, html, narrow }: { title: string; html: string; narrow: boolean }) {
  const safe = useMemo(() => safeMail(html, true).html, [html]);
  const { ref, width, height } = useElementSize();
  const wanted = narrow ? widths.narrow : Math.max(width, widths.wide);
  const scale = width ? Math.min(1, width / wanted) : 1;
  return (
    <div ref={ref} className={classes.paper}>
      <div
        className={classes.scaled}
        style={{
          width: wanted,
          marginInlineStart: Math.max(0, (width - wanted * scale) / 2),
          transform: `scale(${scale})`,
        }}
      >
        <MailFrame title={title} html={safe} height={Math.max(240, height / scale)} />
      </div>
    </div>
  );
}
