import { Button, Tooltip } from "@mantine/core";
import { IconAddressBook } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** Downloads a person as a card for phones and mail programs. */
export function CardButton({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Tooltip label={t("people.vcardHint")}>
      <Button
        component="a"
        href={`/api/v1/contacts/${id}/vcard`}
        download
        variant="default"
        leftSection={<IconAddressBook size={14} />}
      >
        {t("people.vcard")}
      </Button>
    </Tooltip>
  );
}
