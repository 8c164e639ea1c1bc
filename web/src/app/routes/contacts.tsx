import { getRouteApi } from "@tanstack/react-router";
import { ContactList } from "@/features/contacts/ContactList";
import { ContactBulk } from "../ContactBulk";
import { useCreateDialog } from "../create";

const route = getRouteApi("/contacts");

export default function Screen() {
  const navigate = route.useNavigate();
  const create = useCreateDialog();
  return (
    <ContactList
      search={route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true })}
      onCreate={() => create({ what: "contact" })}
      many={(meant) => <ContactBulk meant={meant} />}
    />
  );
}
