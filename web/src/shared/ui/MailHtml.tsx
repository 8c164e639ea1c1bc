import { Button } from "@mantine/core";
import { IconPhotoOff } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { safeMail } from "@/shared/lib/mailHtml";
import { MailFrame } from "@/shared/ui/MailFrame";
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
  const safe = useMemo(() => safeMail(html, withImages), [html, withImages]);

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
      <MailFrame html={safe.html} images={withImages} title={title} />
    </div>
  );
}
