import { Button, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FilterBuilder, type FilterField } from "./FilterBuilder";
import classes from "./FormDialog.module.css";

interface Props {
  fields: FilterField[];
  value: string;
  onApply: (filter: string) => void;
  onClose: () => void;
}

/** A filter with groups of conditions, built by choosing. */
export default function BuildFilter({ fields, value, onApply, onClose }: Props) {
  const { t } = useTranslation();
  const phone = useMediaQuery("(max-width: 720px)") ?? false;
  const [text, setText] = useState(value);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("filter.build")}
      size={720}
      fullScreen={phone}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <div className={classes.form}>
        <FilterBuilder
          label={t("filter.label")}
          fields={fields}
          value={text}
          onChange={setText}
          empty={t("filter.everything")}
          example={t("filter.example")}
        />
        <div className={classes.footer}>
          <Button variant="default" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          <Button onClick={() => onApply(text.trim())}>{t("filter.apply")}</Button>
        </div>
      </div>
    </Modal>
  );
}
