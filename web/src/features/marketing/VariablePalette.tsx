import { Button, Menu } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type CustomField, useCustomFields } from "@/shared/api/custom";
import classes from "./Template.module.css";

/** What Liquid can fill in, by the key of its name. */
const variables: [string, string][] = [
  ["firstName", "{{ contact.firstName }}"],
  ["lastName", "{{ contact.lastName }}"],
  ["name", "{{ contact.name }}"],
  ["email", "{{ contact.email }}"],
  ["companyName", "{{ contact.companyName }}"],
  ["jobTitle", "{{ contact.jobTitle }}"],
  ["city", "{{ contact.city }}"],
  ["ownerName", "{{ contact.ownerName }}"],
];

const pieces: [string, string][] = [
  ["fallback", '{{ contact.firstName | default: "" }}'],
  ["condition", "{% if contact.companyName %}\n\n{% endif %}"],
  ["unsubscribe", "{{ unsubscribeUrl }}"],
];

/** A field that an administrator has defined; of what has parts, the part that is read. */
function placeholder({ key, kind }: CustomField): string {
  const path = `contact.custom.${key}`;
  if (kind === "money") return `{{ ${path}.amount }} {{ ${path}.currency }}`;
  return `{{ ${kind === "link" ? `${path}.name` : path} }}`;
}

/** What a template may fill in; the choice goes to where the cursor is. */
export function VariablePalette({ onChoose }: { onChoose: (text: string) => void }) {
  const { t } = useTranslation();
  const custom = useCustomFields("contacts").filter((field) => !field.archived);
  const item = ([key, text]: [string, string], label: string) => (
    <Menu.Item key={key} onClick={() => onChoose(text)} closeMenuOnClick>
      <span className={classes.variable}>
        {label} <code>{text.split("\n")[0]}</code>
      </span>
    </Menu.Item>
  );
  return (
    <Menu width={340} returnFocus={false}>
      <Menu.Target>
        <Button variant="subtle" size="compact-sm" leftSection={<IconBraces size={14} />}>
          {t("template.insert")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("template.variables")}</Menu.Label>
        {variables.map((it) => item(it, t(`person.field.${it[0]}`)))}
        {custom.map((field) => item([field.key, placeholder(field)], field.name))}
        <Menu.Divider />
        <Menu.Label>{t("template.pieces")}</Menu.Label>
        {pieces.map((it) => item(it, t(`template.piece.${it[0]}`)))}
      </Menu.Dropdown>
    </Menu>
  );
}
