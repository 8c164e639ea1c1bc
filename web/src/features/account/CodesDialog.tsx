import { Button, CopyButton, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Account.module.css";

/** Recovery codes, the one time that they are shown. */
export function CodesDialog({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t("account.codes")}
      size={480}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <div className={classes.setUp}>
        <p className={classes.hint}>{t("account.codesOnce")}</p>
        <ul className={classes.codes}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <CopyButton value={codes.join("\n")}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t("action.copied") : t("action.copy")}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t("account.codesKept")}</Button>
      </div>
    </Modal>
  );
}
