package io.oktafactors.camel.wire;

import java.io.IOException;

/** An answer is larger than {@link AnswerBounds} allow. The message names the bound and quotes nothing of the answer. */
public final class AnswerBoundException extends IOException {

    private static final long serialVersionUID = 1L;

    public AnswerBoundException(String message) {
        super(message);
    }
}
