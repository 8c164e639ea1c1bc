import { getRouteApi } from "@tanstack/react-router";
import { CompanyList } from "@/features/companies/CompanyList";
import { GiveTasks } from "@/features/quality/GiveTasks";
import { useCreateDialog } from "../create";

const route = getRouteApi("/companies");

export default function Screen() {
  const navigate = route.useNavigate();
  const create = useCreateDialog();
  return (
    <CompanyList
      search={route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true })}
      onCreate={() => create({ what: "company" })}
      more={(ids, done) => <GiveTasks list="companies" ids={ids} inBar onGiven={done} />}
    />
  );
}
