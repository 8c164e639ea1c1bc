import { ApiClientsPage } from "@/features/users/ApiClientsPage";

export default function Screen() {
  return <ApiClientsPage />;
}
