package io.klientela.sales.deal;

import io.klientela.events.Money;
import io.klientela.events.sales.DealLine;
import io.klientela.events.sales.DealState;
import io.klientela.platform.web.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a deal is worth: what somebody says, else the sum of its lines. */
final class Amounts {

    private Amounts() {}

    /**
     * An amount that was the sum of the lines before follows them when they change.
     *
     * @throws Problem 422 where it is negative, or where lines in several currencies have no sum
     */
    static @Nullable Money of(@Nullable Money stated, List<DealLine> lines, @Nullable DealState before) {
        if (stated != null && stated.amount().signum() < 0) {
            throw Problem.unprocessable("The amount of a deal is not negative.").field("amount", "is negative");
        }
        boolean follows = before != null
                && stated != null
                && stated.equals(before.amount())
                && !lines.equals(before.lines())
                && hasOneCurrency(before.lines())
                && stated.equals(sum(before.lines()));
        if (stated != null && !follows) {
            return stated;
        }
        if (!hasOneCurrency(lines)) {
            throw Problem.unprocessable("The lines are in several currencies. Say what the deal is worth.")
                    .field("amount", "cannot be the sum of lines in several currencies");
        }
        return sum(lines);
    }

    private static boolean hasOneCurrency(List<DealLine> lines) {
        return lines.stream()
                        .map(DealLine::unitPrice)
                        .filter(Objects::nonNull)
                        .map(Money::currency)
                        .distinct()
                        .count()
                <= 1;
    }

    private static @Nullable Money sum(List<DealLine> lines) {
        Money sum = null;
        for (DealLine line : lines) {
            Money price = line.unitPrice();
            if (price != null) {
                Money value = new Money(price.amount().multiply(line.quantity()), price.currency());
                sum = sum == null ? value : sum.plus(value);
            }
        }
        return sum;
    }
}
