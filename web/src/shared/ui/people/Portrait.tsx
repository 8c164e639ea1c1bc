import { Menu } from "@mantine/core";
import { IconCamera, IconPhotoUp, IconTrash } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { Problem } from "@/shared/api/problem";
import { remember } from "@/shared/api/resources";
import type { Company, Contact, Picture } from "@/shared/api/types";
import { toast } from "@/shared/ui/toast";
import { Avatar } from "@/shared/ui/values";
import classes from "./People.module.css";

interface Props {
  list: "contacts" | "companies";
  record: Contact | Company;
  editable: boolean;
}

/** The photo of a person or the logo of a company, or else initials; a click changes it. */
export function Portrait({ list, record, editable }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const file = useRef<HTMLInputElement>(null);
  const square = list === "companies";
  const part = square ? "logo" : "photo";
  const picture = (record as unknown as Record<string, Picture | null | undefined>)[part];
  const path = `/api/v1/${list}/${record.id}/${part}`;
  const change = useMutation({
    mutationFn: (chosen: File | undefined) => {
      const body = new FormData();
      if (chosen) body.append("file", chosen);
      return request<Contact & Company>(
        path,
        chosen ? { method: "PUT", body, version: record.version } : { method: "DELETE", version: record.version },
      );
    },
    onSuccess: (after) => remember(client, list, after),
    onError: (error) =>
      toast({
        message: error instanceof Problem && error.status === 412 ? t("people.pictureMoved") : (error as Error).message,
        bad: true,
      }),
    onSettled: () => void client.invalidateQueries({ queryKey: [list, "record", record.id] }),
  });
  const shown = picture ? (
    <img className={classes.picture} src={`${path}?v=${picture.hash.slice(0, 12)}`} alt="" width={40} height={40} />
  ) : (
    <Avatar name={record.name} square={square} size={40} />
  );
  if (!editable)
    return (
      <span className={classes.frame} data-square={square || undefined}>
        {shown}
      </span>
    );
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <button
            type="button"
            className={classes.portrait}
            data-square={square || undefined}
            aria-label={t(`people.${part}Change`)}
            aria-busy={change.isPending}
          >
            {shown}
            <span className={classes.camera} aria-hidden>
              <IconCamera size={11} />
            </span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPhotoUp size={14} />} onClick={() => file.current?.click()}>
            {t(`people.${part}Upload`)}
          </Menu.Item>
          {picture && (
            <Menu.Item leftSection={<IconTrash size={14} />} onClick={() => change.mutate(undefined)}>
              {t(`people.${part}Remove`)}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <input
        ref={file}
        className={classes.file}
        type="file"
        accept="image/jpeg,image/png,image/gif,image/bmp"
        aria-hidden
        tabIndex={-1}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (chosen) change.mutate(chosen);
        }}
      />
    </>
  );
}
