import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyText } from "@/shared/ui/CopyText";
import classes from "./Automation.module.css";

/** The secret of a webhook, the one time that it is shown. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t("webhook.secretTitle")}
      size={520}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <div className={classes.form}>
        <p className={classes.warning}>{t("webhook.secretOnce")}</p>
        <CopyText label={t("webhook.secret")} value={secret} />
        <p className={classes.hint}>{t("webhook.secretHint")}</p>
        <Button onClick={onClose}>{t("webhook.kept")}</Button>
      </div>
    </Modal>
  );
}
