import { ActionIcon, Loader } from "@mantine/core";
import { IconPaperclip, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { formatBytes } from "@/shared/format/format";
import classes from "./Files.module.css";
import type { Uploads } from "./useUploads";

/** The files that are to go with what is being written; each can be taken out again. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const { t, i18n } = useTranslation();
  if (uploads.list.length === 0) return null;
  return (
    <div>
      <ul className={classes.files} aria-label={t("files.list")}>
        {uploads.list.map((file) => (
          <li key={file.key} className={classes.file} data-bad={file.problem ? true : undefined}>
            {file.id || file.problem ? (
              <IconPaperclip size={14} stroke={1.7} aria-hidden />
            ) : (
              <Loader size={12} aria-label={t("files.uploading")} />
            )}
            <span className={classes.name}>{file.name}</span>
            {file.problem ? (
              <span role="alert">{file.problem}</span>
            ) : (
              <span className={classes.size}>{formatBytes(file.size, i18n.language)}</span>
            )}
            <ActionIcon
              size={24}
              aria-label={t("files.remove", { name: file.name })}
              onClick={() => uploads.remove(file.key)}
            >
              <IconX size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {uploads.problem && (
        <p className={classes.problem} role="alert">
          {uploads.problem}
        </p>
      )}
    </div>
  );
}
