import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { recordOptions } from "@/shared/api/resources";
import { useCan } from "@/shared/api/session";
import type { Product } from "@/shared/api/types";
import { Facts } from "@/shared/ui/Facts";
import type { FilterField } from "@/shared/ui/FilterBar";
import type { Fact } from "@/shared/ui/fact";
import { moneyFact, textFact, timeFacts } from "@/shared/ui/factKinds";
import type { ListColumn } from "@/shared/ui/list/DataList";
import { type ListSearch, ResourceList } from "@/shared/ui/list/ResourceList";
import named from "@/shared/ui/named.module.css";
import { Failure, SkeletonFacts } from "@/shared/ui/states";
import { Ago, Blank, Money, Pill } from "@/shared/ui/values";
import classes from "./ProductList.module.css";

interface Props {
  search: ListSearch;
  onSearch: (next: ListSearch) => void;
  onCreate: () => void;
  /** The product that is open, if one is. */
  openId: string | undefined;
  onOpen: (id: string | undefined) => void;
}

export function ProductList({ search, onSearch, onCreate, openId, onOpen }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const columns = useMemo<ListColumn<Product>[]>(
    () => [
      {
        id: "name",
        header: t("field.product"),
        size: 240,
        sort: "name",
        cell: (product) => (
          <button type="button" className={classes.open} onClick={() => onOpen(product.id)}>
            <span className={named.named}>{product.name}</span>
          </button>
        ),
      },
      { id: "sku", header: t("field.sku"), size: 140, sort: "sku", cell: (product) => product.sku ?? <Blank /> },
      {
        id: "family",
        header: t("field.family"),
        size: 140,
        sort: "family",
        cell: (product) => product.family ?? <Blank />,
      },
      {
        id: "price",
        header: t("field.price"),
        size: 130,
        sort: "price",
        align: "right",
        cell: (product) => <Money value={product.price} />,
      },
      {
        id: "active",
        header: t("field.state"),
        path: "active",
        size: 110,
        cell: (product) => (
          <Pill tone={product.active ? "good" : "neutral"}>
            {product.active ? t("product.active") : t("product.retired")}
          </Pill>
        ),
      },
      {
        id: "updatedAt",
        header: t("field.updated"),
        size: 150,
        sort: "updatedAt",
        align: "right",
        cell: (product) => <Ago value={product.updatedAt} />,
      },
    ],
    [t, onOpen],
  );
  const fields = useMemo<FilterField[]>(
    () => [
      { field: "family", label: t("field.family"), kind: "text" },
      { field: "sku", label: t("field.sku"), kind: "text" },
      { field: "price", label: t("field.price"), kind: "number" },
    ],
    [t],
  );
  return (
    <>
      <ResourceList
        resource="products"
        title={t("nav.products")}
        columns={columns}
        fields={fields}
        defaultSort="name"
        search={search}
        onSearch={onSearch}
        create={can("product", "create") ? { label: t("product.new"), onClick: onCreate } : undefined}
        permission="product"
        emptyHint={t("product.emptyHint")}
        onOpen={(product) => onOpen(product.id)}
      />
      {openId && <ProductSheet id={openId} onClose={() => onOpen(undefined)} />}
    </>
  );
}

function ProductSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const can = useCan();
  const product = useQuery(recordOptions("products", id));
  const currency = product.data?.price?.currency ?? "USD";
  const facts = useMemo<Fact<Product>[]>(
    () => [
      textFact<Product>("name", t("field.name")),
      textFact<Product>("sku", t("field.sku")),
      textFact<Product>("family", t("field.family")),
      moneyFact<Product>("price", t("field.price"), currency),
      textFact<Product>("description", t("field.description"), "long"),
      {
        id: "active",
        label: t("field.state"),
        show: ({ active }) => (
          <Pill tone={active ? "good" : "neutral"}>{active ? t("product.active") : t("product.retired")}</Pill>
        ),
        edit: {
          as: "switch",
          read: ({ active }) => String(active),
          write: (value) => ({ active: value === "true" }),
        },
      },
      ...timeFacts<Product>(t),
    ],
    [t, currency],
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={product.data?.name ?? t("field.product")}
      size={480}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      {product.isPending ? (
        <SkeletonFacts label={t("state.loading")} />
      ) : product.isError ? (
        <Failure error={product.error} retry={() => void product.refetch()} />
      ) : (
        <Facts resource="products" record={product.data} facts={facts} editable={can("product", "update")} />
      )}
    </Modal>
  );
}
