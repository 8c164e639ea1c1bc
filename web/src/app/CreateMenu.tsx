import { Button, Kbd, Menu } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Can } from "@/shared/api/session";
import { creatables } from "./creatables";
import type { CreateRequest } from "./create";
import classes from "./Shell.module.css";

interface Props {
  opened: boolean;
  onChange: (opened: boolean) => void;
  can: Can;
  onCreate: (request: CreateRequest) => void;
}

export function CreateMenu({ opened, onChange, can, onCreate }: Props) {
  const { t } = useTranslation();
  const options = creatables(can);
  if (options.length === 0) return null;
  return (
    <Menu opened={opened} onChange={onChange} width={200}>
      <Menu.Target>
        <Button
          className={classes.create as string}
          leftSection={<IconPlus size={14} />}
          rightSection={
            <Kbd size="xs" className={classes.createKey as string}>
              C
            </Kbd>
          }
          variant="default"
          aria-label={t("create.label")}
        >
          <span className={classes.createText}>{t("create.label")}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {options.map(({ what, icon: Icon }) => (
          <Menu.Item key={what} leftSection={<Icon size={16} stroke={1.6} />} onClick={() => onCreate({ what })}>
            {t(`create.${what}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
