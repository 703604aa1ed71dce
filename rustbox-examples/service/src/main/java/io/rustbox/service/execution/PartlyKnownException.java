package io.rustbox.service.execution;

/** Some submissions of a batch are known and others are not, so it is not the batch that it was before. */
public final class PartlyKnownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PartlyKnownException(int known, int all) {
        super(known + " of " + all + " submissions are known already");
    }
}
