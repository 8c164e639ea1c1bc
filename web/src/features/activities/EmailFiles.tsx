import { useTranslation } from "react-i18next";
import { FileList } from "@/shared/ui/files/FileList";
import { type EmailFile, fileUrl } from "./emails";

/** The files that came with a mail. */
export function EmailFiles({ emailId, files }: { emailId: string; files: EmailFile[] }) {
  const { t } = useTranslation();
  return <FileList label={t("email.files")} files={files} urlOf={(id) => fileUrl(emailId, id)} />;
}
