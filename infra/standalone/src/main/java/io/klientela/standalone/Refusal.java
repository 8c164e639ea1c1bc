package io.klientela.standalone;

/** Why the platform cannot start, in a sentence that says what to do. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refusal(String sentence) {
        super(sentence, null, false, false);
    }
}
