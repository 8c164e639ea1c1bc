import { getRouteApi } from "@tanstack/react-router";
import { ContactList } from "@/features/contacts/ContactList";
import { GiveTasks } from "@/features/quality/GiveTasks";
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
      more={(ids, done) => (
        <>
          <ContactBulk ids={ids} />
          <GiveTasks list="contacts" ids={ids} inBar onGiven={done} />
        </>
      )}
    />
  );
}
