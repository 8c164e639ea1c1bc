import { IconPaperclip } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { formatBytes } from "@/shared/format/format";
import classes from "./Files.module.css";

interface Props {
  label: string;
  files: { id: string; name: string; size: number }[];
  urlOf: (id: string) => string;
}

/** The files that came with what was written, to be saved. */
export function FileList({ label, files, urlOf }: Props) {
  const { i18n } = useTranslation();
  if (files.length === 0) return null;
  return (
    <ul className={classes.files} aria-label={label}>
      {files.map(({ id, name, size }) => (
        <li key={id} className={classes.kept}>
          <a className={classes.file} href={urlOf(id)} download={name}>
            <IconPaperclip size={14} stroke={1.7} aria-hidden />
            <span className={classes.name}>{name}</span>
            <span className={classes.size}>{formatBytes(size, i18n.language)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
