import { getRouteApi } from "@tanstack/react-router";
import { LeadsPage } from "@/features/leads/LeadsPage";
import { LeadDesk } from "@/features/leads/LeadWork";
import { useCreateDialog } from "../create";

const route = getRouteApi("/leads");

export default function Screen() {
  const navigate = route.useNavigate();
  const create = useCreateDialog();
  return (
    <LeadDesk>
      <LeadsPage
        search={route.useSearch()}
        onSearch={(search) => void navigate({ search, replace: true })}
        onCreate={() => create({ what: "lead" })}
      />
    </LeadDesk>
  );
}
