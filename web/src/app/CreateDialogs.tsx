import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CreateCompany } from "@/features/companies/CreateCompany";
import { CreateContact } from "@/features/contacts/CreateContact";
import { CreateDeal } from "@/features/deals/CreateDeal";
import { LikelyMatches } from "@/features/duplicates/LikelyMatches";
import { CreateLead } from "@/features/leads/CreateLead";
import { CreateProduct } from "@/features/products/CreateProduct";
import { CreateTicket } from "@/features/tickets/CreateTicket";
import { toast } from "@/shared/ui/toast";
import type { CreateRequest } from "./create";

/** The form of whatever is to be created; the new record opens. */
export default function CreateDialogs({ request, onClose }: { request: CreateRequest; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const created = (name: string) => {
    onClose();
    toast({ message: t("create.done", { name }) });
  };
  switch (request.what) {
    case "ticket":
      return (
        <CreateTicket
          contact={request.contact}
          onClose={onClose}
          onCreated={({ id, name }) => {
            created(name);
            void navigate({ to: "/tickets/$id", params: { id } });
          }}
        />
      );
    case "contact":
      return (
        <CreateContact
          company={request.company}
          onClose={onClose}
          onCreated={({ id, name }) => {
            created(name);
            void navigate({ to: "/contacts/$id", params: { id } });
          }}
          warning={(draft) => (
            <LikelyMatches
              draft={draft}
              onOpen={(id) => {
                onClose();
                void navigate({ to: "/contacts/$id", params: { id } });
              }}
            />
          )}
        />
      );
    case "company":
      return (
        <CreateCompany
          onClose={onClose}
          onCreated={({ id, name }) => {
            created(name);
            void navigate({ to: "/companies/$id", params: { id } });
          }}
        />
      );
    case "deal":
      return (
        <CreateDeal
          company={request.company}
          onClose={onClose}
          onCreated={({ id, name }) => {
            created(name);
            void navigate({ to: "/deals/$id", params: { id } });
          }}
        />
      );
    case "lead":
      return (
        <CreateLead
          onClose={onClose}
          onCreated={({ id, name }) => {
            created(name);
            void navigate({ to: "/leads/$id", params: { id } });
          }}
        />
      );
    case "product":
      return (
        <CreateProduct
          onClose={onClose}
          onCreated={({ id, name }) => {
            created(name);
            void navigate({ to: "/products", search: { open: id } });
          }}
        />
      );
  }
}
