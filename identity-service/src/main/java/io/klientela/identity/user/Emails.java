package io.klientela.identity.user;

import java.text.Normalizer;
import java.util.Locale;

/** The one form in which an e-mail address is kept and compared. */
public final class Emails {

    private Emails() {}

    public static String normal(String email) {
        return Normalizer.normalize(email.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
