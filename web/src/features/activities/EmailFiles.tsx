import { IconPaperclip } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { formatBytes } from "@/shared/format/format";
import classes from "./EmailThread.module.css";
import { type EmailFile, fileUrl } from "./emails";

/** The files that came with a mail, to be saved. */
export function EmailFiles({ emailId, files }: { emailId: string; files: EmailFile[] }) {
  const { t, i18n } = useTranslation();
  if (files.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={t("email.files")}>
      {files.map((file) => (
        <li key={file.id}>
          <a href={fileUrl(emailId, file.id)} download={file.name} className={classes.file}>
            <IconPaperclip size={13} stroke={1.7} aria-hidden /> {file.name} ({formatBytes(file.size, i18n.language)})
          </a>
        </li>
      ))}
    </ul>
  );
}
