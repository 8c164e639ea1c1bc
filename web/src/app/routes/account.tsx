import { AccountPage } from "@/features/account/AccountPage";

export default function Screen() {
  return <AccountPage />;
}
