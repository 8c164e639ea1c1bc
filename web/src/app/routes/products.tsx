import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";
import { ProductList } from "@/features/products/ProductList";
import { useCreateDialog } from "../create";

const route = getRouteApi("/products");

export default function Screen() {
  const navigate = route.useNavigate();
  const create = useCreateDialog();
  const { open, ...search } = route.useSearch();
  const onOpen = useCallback(
    (id: string | undefined) => void navigate({ search: (now) => ({ ...now, open: id }) }),
    [navigate],
  );
  return (
    <ProductList
      search={search}
      onSearch={(next) => void navigate({ search: next, replace: true })}
      onCreate={() => create({ what: "product" })}
      openId={open}
      onOpen={onOpen}
    />
  );
}
