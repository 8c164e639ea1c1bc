package io.klientela.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.identity.password.PasswordRules.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final String EMAIL = "zofia.lecka@klientela.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "many calm otters",
                "zażółć gęślą jaźń",
                "ten kot śpi na piecu",
                "correct-horse-battery",
                "aqvtzxnmprlk"
            })
    void takesALongPasswordWhateverItIsMadeOf(String password) {
        assertThat(PasswordRules.check(password, EMAIL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qwertyuiop[]",
                "1q2w3e4r5t6y",
                "1Q2W3E4R5T6Y",
                "Pássword1234",
                "!!Sunshine2024!!",
                "monkeymonkeymonkey",
                "iloveyou12345",
                "123456789012",
                "aaaaaaaaaaaa",
                "zofia.lecka1",
                "Klientela2026!"
            })
    void refusesWhatEverybodyTriesFirst(String password) {
        assertThat(PasswordRules.check(password, EMAIL)).contains(Fault.TOO_SIMPLE);
    }

    @Test
    void countsCharactersAndNotBytes() {
        assertThat(PasswordRules.check("ąćęłńóśźżąć", EMAIL)).contains(Fault.TOO_SHORT);
        assertThat(PasswordRules.check("x".repeat(257), EMAIL)).contains(Fault.TOO_LONG);
    }

    @Test
    void shipsALongList() {
        assertThat(CommonPasswords.size()).isGreaterThan(40_000);
        assertThat(CommonPasswords.contains("PASSWORD")).isTrue();
        assertThat(CommonPasswords.contains("many calm otters")).isFalse();
    }
}
