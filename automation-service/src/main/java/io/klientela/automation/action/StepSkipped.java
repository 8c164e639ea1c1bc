package io.klientela.automation.action;

/** There is nothing to do, as the record lacks what the action needs; the message says what. */
public final class StepSkipped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StepSkipped(String why) {
        super(why, null, false, false);
    }
}
