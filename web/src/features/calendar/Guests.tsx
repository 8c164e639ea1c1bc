import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useUsers } from "@/shared/api/resources";
import { RecordPicker } from "@/shared/ui/RecordPicker";
import classes from "./Dialogs.module.css";
import type { Attendee } from "./types";

interface Props {
  value: Attendee[];
  onChange: (value: Attendee[]) => void;
  error?: string | undefined;
}

const key = (one: Attendee) => one.userId ?? one.contactId ?? one.email ?? one.name ?? "";

/** Who takes part: colleagues, contacts, and whoever has an address. */
export function Guests({ value, onChange, error }: Props) {
  const { t } = useTranslation();
  const users = useUsers();
  const [address, setAddress] = useState("");
  const [round, setRound] = useState(0);
  const add = (one: Attendee) => {
    if (!value.some((known) => key(known) === key(one))) onChange([...value, one]);
    setRound(round + 1);
  };
  const addAddress = () => {
    const email = address.trim().toLowerCase();
    if (!email) return;
    add({ email });
    setAddress("");
  };
  return (
    <fieldset className={classes.guests}>
      <legend>{t("calendar.people")}</legend>
      {value.length > 0 && (
        <ul className={classes.people}>
          {value.map((one) => {
            const name = one.name ?? users.find((user) => user.id === one.userId)?.name ?? one.email ?? "";
            return (
              <li key={key(one)}>
                <span>{name}</span>
                <ActionIcon
                  size={24}
                  aria-label={t("calendar.removeGuest", { name })}
                  onClick={() => onChange(value.filter((other) => key(other) !== key(one)))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
      )}
      <div className={classes.guestAdd} key={round}>
        <RecordPicker
          resource="users"
          within='status == "active"'
          aria-label={t("calendar.addColleague")}
          placeholder={t("calendar.addColleague")}
          value={null}
          onChange={(picked) => picked && add({ userId: picked.id, name: picked.name })}
        />
        <RecordPicker
          resource="contacts"
          aria-label={t("calendar.addContact")}
          placeholder={t("calendar.addContact")}
          value={null}
          onChange={(picked) => picked && add({ contactId: picked.id, name: picked.name })}
        />
      </div>
      <div className={classes.guestAddress}>
        <TextInput
          type="email"
          aria-label={t("calendar.addAddress")}
          placeholder={t("calendar.addAddress")}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
              event.preventDefault();
              addAddress();
            }
          }}
          error={error}
        />
        <Button variant="default" onClick={addAddress} disabled={!address.trim()}>
          {t("calendar.add")}
        </Button>
      </div>
    </fieldset>
  );
}
