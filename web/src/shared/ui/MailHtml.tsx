import { Button } from "@mantine/core";
import { IconPhotoOff } from "@tabler/icons-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { mailPage, safeMail } from "@/shared/lib/mailHtml";
import classes from "./MailHtml.module.css";

interface Props {
  html: string;
  /** What the mail is, for those who do not see it. */
  title: string;
  /** Our own templates show their images at once. */
  trusted?: boolean;
}

/** A mail as its sender meant it, on paper of its own: no scripts, and no remote images until someone asks for them. */
export function MailHtml({ html, title, trusted = false }: Props) {
  const { t } = useTranslation();
  const [withImages, setWithImages] = useState(trusted);
  const [height, setHeight] = useState(80);
  const frame = useRef<HTMLIFrameElement>(null);
  const safe = useMemo(() => safeMail(html, withImages), [html, withImages]);
  const page = useMemo(() => mailPage(safe.html, withImages), [safe, withImages]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let observer: ResizeObserver | undefined;
    const measure = () => {
      const root = element.contentDocument?.documentElement;
      if (root)
        setHeight(Math.min(4000, Math.max(40, element.contentDocument?.body.scrollHeight ?? root.scrollHeight)));
    };
    const loaded = () => {
      measure();
      const body = element.contentDocument?.body;
      if (!body) return;
      observer?.disconnect();
      observer = new ResizeObserver(measure);
      observer.observe(body);
    };
    element.addEventListener("load", loaded);
    return () => {
      element.removeEventListener("load", loaded);
      observer?.disconnect();
    };
  }, []);

  return (
    <div className={classes.mail}>
      {safe.blocked > 0 && (
        <div className={classes.notice} role="status">
          <IconPhotoOff size={15} stroke={1.6} aria-hidden />
          <span className={classes.text}>{t("mail.imagesBlocked", { count: safe.blocked })}</span>
          <Button variant="subtle" size="compact-xs" onClick={() => setWithImages(true)}>
            {t("mail.showImages")}
          </Button>
        </div>
      )}
      <iframe
        ref={frame}
        className={classes.frame}
        title={title}
        // the same origin only so that its height can be measured; without scripts it can do nothing with it
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        srcDoc={page}
        style={{ height }}
      />
    </div>
  );
}
