package io.klientela.automation.action;

/** The action fails, now and whenever it is repeated as it is; the message says why. */
public final class StepRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StepRefused(String why) {
        super(why, null, false, false);
    }
}
