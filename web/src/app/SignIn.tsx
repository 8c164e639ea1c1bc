import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { signInUrl } from "@/shared/api/session";
import { useTitle } from "@/shared/ui/Page";
import { Logo } from "./Logo";
import classes from "./SignIn.module.css";

/** Where everyone starts; the password is asked for by identity-service, never here. */
export function SignIn() {
  const { t } = useTranslation();
  useTitle(t("signIn.title"));
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Logo size={40} />
        <h1 className={classes.title}>{t("signIn.title")}</h1>
        <p className={classes.hint}>{t("signIn.hint")}</p>
        <Button component="a" href={signInUrl()} size="sm" fullWidth>
          {t("signIn.button")}
        </Button>
      </div>
    </main>
  );
}
