package io.klientela.events.sales;

import io.klientela.events.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A product in a deal; no unit price means that none was agreed yet. */
public record DealLine(
        String productId,
        String productName,
        BigDecimal quantity,
        @Nullable Money unitPrice) {}
