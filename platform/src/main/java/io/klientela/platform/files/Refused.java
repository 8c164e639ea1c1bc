package io.klientela.platform.files;

/** Why a file is not kept. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean size;

    private Refused(String reason, boolean size) {
        super(reason, null, false, false);
        this.size = size;
    }

    static Refused tooLarge(long limit) {
        return new Refused("is larger than %d MB".formatted(limit / 1_000_000), true);
    }

    static Refused program(String type) {
        return new Refused("is a program (%s)".formatted(type), false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    public boolean isForSize() {
        return size;
    }
}
