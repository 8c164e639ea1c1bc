import { createContext, useContext } from "react";

export type Creatable = "contact" | "company" | "deal" | "product" | "lead" | "ticket";

export interface CreateRequest {
  what: Creatable;
  contact?: { id: string; name: string } | undefined;
  company?: { id: string; name: string } | undefined;
}

export const CreateContext = createContext<(request: CreateRequest) => void>(() => {});

/** Opens the form that creates a record, over whatever screen is shown. */
export function useCreateDialog() {
  return useContext(CreateContext);
}
