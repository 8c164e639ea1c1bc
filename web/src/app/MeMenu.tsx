import { Menu, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { IconLogout, IconShieldLock } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { sessionOptions, signOut } from "@/shared/api/session";
import type { Me } from "@/shared/api/types";
import { chooseLanguage, languageNames, languages } from "@/shared/i18n";
import { applyDensity, type Density, type Scheme, useStored } from "@/shared/theme/preferences";
import { Avatar } from "@/shared/ui/values";
import classes from "./Shell.module.css";

const schemes: Scheme[] = ["light", "dark", "auto"];
const densities: Density[] = ["compact", "regular", "roomy"];

/** Who I am, and how I like it: colours, density, language, and the way out. */
export function MeMenu({ me }: { me: Me | undefined }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  // keepTransitions: switching them off would need an inline <style>
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const [density] = useStored("density");
  const leave = async () => {
    const next = await signOut().catch(() => undefined);
    if (next) return window.location.assign(next);
    client.setQueryData(sessionOptions.queryKey, { authenticated: false });
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
  };
  return (
    <Menu width={220}>
      <Menu.Target>
        <UnstyledButton className={classes.me} aria-label={t("me.menu", { name: me?.name ?? "" })}>
          <Avatar name={me?.name ?? "?"} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <p className={classes.whoName}>{me?.name}</p>
          <p className={classes.whoMail}>{me?.email}</p>
        </div>
        <Menu.Divider />
        <Choices
          label={t("me.theme")}
          name={(it) => t(`me.scheme.${it}`)}
          options={schemes}
          chosen={colorScheme}
          onChoose={setColorScheme}
        />
        <Menu.Divider />
        <Choices
          label={t("me.density")}
          name={(it) => t(`me.densities.${it}`)}
          options={densities}
          chosen={(density as Density | null) ?? "regular"}
          onChoose={applyDensity}
        />
        <Menu.Divider />
        <Choices
          label={t("me.language")}
          name={(it) => languageNames[it] ?? it}
          options={languages}
          chosen={i18n.language}
          onChoose={(it) => void chooseLanguage(it)}
        />
        <Menu.Divider />
        <Menu.Item leftSection={<IconShieldLock size={16} stroke={1.6} />} component={Link} to="/account">
          {t("me.account")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={() => void leave()}>
          {t("me.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ChoicesProps<T extends string> {
  label: string;
  name: (option: T) => ReactNode;
  options: T[];
  chosen: T;
  onChoose: (option: T) => void;
}

function Choices<T extends string>({ label, name, options, chosen, onChoose }: ChoicesProps<T>) {
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      <Menu.RadioGroup value={chosen} onChange={(option) => onChoose(option as T)} aria-label={label}>
        {options.map((option) => (
          <Menu.RadioItem key={option} value={option}>
            {name(option)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}
