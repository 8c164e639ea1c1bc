package io.klientela.identity.signin;

import io.klientela.identity.signin.Throttle.Limit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who tries to get into an account: a device that was there before is counted for itself, so that strangers, who are
 * counted by address and all together, cannot lock anybody out.
 *
 * @param account what is tried, e.g. an e-mail address in its normal form
 * @param device a known device of this account, or null
 */
record Visitor(String account, String address, @Nullable String device) {
    private static final int FREE_FROM_A_KNOWN_DEVICE = 10;
    private static final int FREE_FROM_ONE_ADDRESS = 5;
    private static final int FREE_FOR_AN_ACCOUNT = 30;
    private static final int FREE_FOR_AN_ADDRESS = 100;

    /** What is counted per account, and forgotten after a success. */
    List<Limit> ofAccount() {
        return device == null
                ? List.of(
                        new Limit("address|" + address + "|" + account, FREE_FROM_ONE_ADDRESS),
                        new Limit("account|" + account, FREE_FOR_AN_ACCOUNT))
                : List.of(new Limit("device|" + device + "|" + account, FREE_FROM_A_KNOWN_DEVICE));
    }

    /** What is counted in any case: one address that tries one account after the other. */
    Limit ofAddress() {
        return new Limit("address|" + address, FREE_FOR_AN_ADDRESS);
    }
}
