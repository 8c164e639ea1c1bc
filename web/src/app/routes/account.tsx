import { AccountPage } from "@/features/account/AccountPage";
import { MailboxPanels } from "@/features/mailbox/MailboxPanel";

export default function Screen() {
  return (
    <AccountPage>
      <MailboxPanels />
    </AccountPage>
  );
}
