import { Button, FileButton, Modal } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyText } from "@/shared/ui/CopyText";
import { Ago } from "@/shared/ui/values";
import { feedOptions, useFeed, useUpload } from "./api";
import classes from "./Dialogs.module.css";
import { ownZone } from "./time";

interface Props {
  mayCreate: boolean;
  onClose: () => void;
}

/** One's calendar in other programs, and theirs in here. */
export function ConnectDialog({ mayCreate, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("calendar.connect")}
      size={520}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <div className={classes.connect}>
        <Following />
        {mayCreate && <Upload />}
      </div>
    </Modal>
  );
}

function Following() {
  const { t } = useTranslation();
  const feed = useQuery(feedOptions).data;
  const { renew, revoke } = useFeed();
  const [url, setUrl] = useState<string>();
  const error = renew.error ?? revoke.error;
  return (
    <section aria-labelledby="calendar-feed">
      <h3 id="calendar-feed">{t("calendar.feed.title")}</h3>
      <p className={classes.hint}>{t("calendar.feed.hint")}</p>
      {feed?.createdAt && (
        <p className={classes.hint}>
          {t("calendar.feed.since")} <Ago value={feed.createdAt} />
          {feed.readAt && (
            <>
              {" · "}
              {t("calendar.feed.read")} <Ago value={feed.readAt} />
            </>
          )}
        </p>
      )}
      {url && <CopyText label={t("calendar.feed.once")} value={url} />}
      <div className={classes.cardTools}>
        {feed?.createdAt && (
          <Button
            variant="default"
            loading={revoke.isPending}
            onClick={() => revoke.mutate(undefined, { onSuccess: () => setUrl(undefined) })}
          >
            {t("calendar.feed.revoke")}
          </Button>
        )}
        <Button
          variant={feed?.createdAt ? "default" : "filled"}
          loading={renew.isPending}
          onClick={() => renew.mutate(undefined, { onSuccess: (answer) => setUrl(answer.url) })}
        >
          {feed?.createdAt ? t("calendar.feed.renew") : t("calendar.feed.create")}
        </Button>
      </div>
      {error && (
        <p className={classes.bad} role="alert">
          {error.message}
        </p>
      )}
    </section>
  );
}

function Upload() {
  const { t } = useTranslation();
  const upload = useUpload();
  const result = upload.data;
  const told = result?.items.filter((item) => item.problem || item.notes.length) ?? [];
  return (
    <section aria-labelledby="calendar-upload">
      <h3 id="calendar-upload">{t("calendar.upload.title")}</h3>
      <p className={classes.hint}>{t("calendar.upload.hint")}</p>
      <div className={classes.cardTools}>
        <FileButton
          accept=".ics,text/calendar"
          onChange={(file) => file && upload.mutate({ file, timeZone: ownZone() })}
        >
          {(props) => (
            <Button {...props} variant="default" loading={upload.isPending} leftSection={<IconUpload size={14} />}>
              {t("calendar.upload.choose")}
            </Button>
          )}
        </FileButton>
      </div>
      <div aria-live="polite">
        {upload.error && <p className={classes.bad}>{upload.error.message}</p>}
        {result && (
          <p>
            {t("calendar.upload.result", {
              created: result.created,
              updated: result.updated,
              unchanged: result.unchanged,
              refused: result.refused,
            })}
          </p>
        )}
        {told.length > 0 && (
          <ul className={classes.told}>
            {told.slice(0, 50).map((item, index) => (
              <li key={index}>
                <strong>{item.name || t("calendar.unnamed")}</strong>: {item.problem ?? item.notes.join("; ")}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
