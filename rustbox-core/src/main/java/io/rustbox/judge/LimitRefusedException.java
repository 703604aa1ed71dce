package io.rustbox.judge;

/** A submission asks for more than its language's configured maximum, so it was not run. */
public final class LimitRefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final LimitName limit;

    LimitRefusedException(LimitName limit, long wanted, long maximum) {
        super(limit.spelling() + ": " + limit.told(wanted) + " is above the configured maximum of "
                + limit.told(maximum));
        this.limit = limit;
    }

    /** {@return which limit} */
    public LimitName limit() {
        return limit;
    }
}
