import { Button } from "@mantine/core";
import { IconAddressBook, IconShieldCheck } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { download } from "@/shared/api/client";
import { useCan } from "@/shared/api/session";
import { toast } from "@/shared/ui/toast";

const BulkConsentDialog = lazy(() => import("@/features/consents/BulkConsentDialog"));

/** So many the server takes at once. */
const MOST = 1000;

/** What can be done with chosen people beside what all records have: cards, and what they have decided. */
export function ContactBulk({ ids }: { ids: string[] }) {
  const { t } = useTranslation();
  const can = useCan();
  const [deciding, setDeciding] = useState<string[]>();
  const cards = useMutation({
    mutationFn: (chosen: string[]) =>
      download("/api/v1/contacts/vcards", "contacts.vcf", { method: "POST", body: { ids: chosen } }),
    onError: (error) => toast({ message: error.message }),
  });
  if (ids.length > MOST) return null;
  return (
    <>
      {can("contact", "export") && (
        <Button
          variant="default"
          leftSection={<IconAddressBook size={14} />}
          loading={cards.isPending}
          onClick={() => cards.mutate(ids)}
        >
          {t("people.vcard")}
        </Button>
      )}
      {can("consent", "create") && (
        <Button variant="default" leftSection={<IconShieldCheck size={14} />} onClick={() => setDeciding(ids)}>
          {t("consent.bulk.button")}
        </Button>
      )}
      {deciding && (
        <Suspense>
          <BulkConsentDialog contactIds={deciding} onClose={() => setDeciding(undefined)} />
        </Suspense>
      )}
    </>
  );
}
