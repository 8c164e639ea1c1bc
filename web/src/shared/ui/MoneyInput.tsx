import { NumberInput, Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Pair } from "./FormDialog";

const currencies = ["USD", "PLN", "EUR", "GBP"];

interface Props {
  label: string;
  /** Empty while there is none. */
  amount: string | number;
  currency: string;
  onAmount: (amount: string | number) => void;
  onCurrency: (currency: string) => void;
  onBlur?: () => void;
  error?: string | undefined;
}

/** An amount and its currency, side by side. */
export function MoneyInput({ label, amount, currency, onAmount, onCurrency, onBlur, error }: Props) {
  const { t } = useTranslation();
  return (
    <Pair>
      <NumberInput
        label={label}
        size="xs"
        min={0}
        hideControls
        thousandSeparator=" "
        value={amount}
        onChange={onAmount}
        {...(onBlur ? { onBlur } : {})}
        error={error}
      />
      <Select
        label={t("field.currency")}
        data={currencies}
        value={currency}
        onChange={(next) => next && onCurrency(next)}
        allowDeselect={false}
      />
    </Pair>
  );
}
