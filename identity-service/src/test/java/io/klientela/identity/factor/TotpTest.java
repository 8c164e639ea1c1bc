package io.klientela.identity.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

    /** RFC 6238, appendix B, the rows for SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void makesTheCodesOfTheStandard(long time, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(time)), 8)).isEqualTo(code);
    }

    @Test
    void acceptsACodeOfTheStepBeforeAndAfterAndNoOther() {
        Instant now = Instant.parse("2026-03-02T10:00:00Z");
        long step = Totp.step(now);
        assertThat(Totp.matchingStep(SECRET, Totp.code(SECRET, step - 1, 6), now, 0))
                .hasValue(step - 1);
        assertThat(Totp.matchingStep(SECRET, Totp.code(SECRET, step + 1, 6), now, 0))
                .hasValue(step + 1);
        assertThat(Totp.matchingStep(SECRET, Totp.code(SECRET, step - 2, 6), now, 0))
                .isEmpty();
        assertThat(Totp.matchingStep(SECRET, Totp.code(SECRET, step + 2, 6), now, 0))
                .isEmpty();
        assertThat(Totp.matchingStep(SECRET, "", now, 0)).isEmpty();
    }

    @Test
    void acceptsNoCodeThatWasUsedBefore() {
        Instant now = Instant.parse("2026-03-02T10:00:00Z");
        long step = Totp.step(now);
        String code = Totp.code(SECRET, step, 6);
        assertThat(Totp.matchingStep(SECRET, code, now, step - 1)).hasValue(step);
        assertThat(Totp.matchingStep(SECRET, code, now, step)).isEmpty();
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesBase32(String text, String expected) {
        assertThat(Totp.base32(text.getBytes(US_ASCII))).isEqualTo(expected);
    }
}
