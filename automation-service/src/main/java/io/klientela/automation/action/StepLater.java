package io.klientela.automation.action;

/** The action cannot be carried out now, and may be later; the message says why. */
public final class StepLater extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StepLater(String why) {
        super(why, null, false, false);
    }
}
