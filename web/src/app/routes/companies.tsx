import { getRouteApi } from "@tanstack/react-router";
import { CompanyList } from "@/features/companies/CompanyList";
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
    />
  );
}
