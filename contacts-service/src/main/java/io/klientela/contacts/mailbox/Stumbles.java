package io.klientela.contacts.mailbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Counts how often a mail could not be taken, so that one that never can holds up those after it only for a while. */
@Component
class Stumbles {
    private static final int PATIENCE = 5;
    private static final int MOST = 10_000;

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    boolean isOnceTooOften(String mail) {
        if (counts.size() > MOST) {
            counts.clear();
        }
        return counts.merge(mail, 1, Integer::sum) >= PATIENCE;
    }

    void over(String mail) {
        counts.remove(mail);
    }
}
