import { Button } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { request } from "@/shared/api/client";
import { remember, type SeenAs } from "@/shared/api/seeAs";
import classes from "./SeeAs.module.css";

/** Says all the time that the application is seen as somebody else, and leads back. */
export function SeeAsBanner({ seen }: { seen: SeenAs }) {
  const { t } = useTranslation();
  const leave = () => {
    remember(undefined);
    void request(`/api/v1/users/${seen.id}/see-as`, { method: "DELETE" }).finally(() => window.location.assign("/"));
  };
  useEffect(() => {
    const over = setTimeout(() => window.location.reload(), Math.max(0, Date.parse(seen.until) - Date.now()) + 500);
    return () => clearTimeout(over);
  }, [seen.until]);
  return (
    <aside className={classes.banner} aria-label={t("seeAs.label")}>
      <IconEye size={16} aria-hidden />
      <p role="status">{t("seeAs.banner", { name: seen.name })}</p>
      <Button size="compact-sm" variant="white" color="dark" onClick={leave}>
        {t("seeAs.leave")}
      </Button>
    </aside>
  );
}
