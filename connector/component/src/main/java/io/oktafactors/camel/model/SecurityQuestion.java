package io.oktafactors.camel.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;

/** A question that a user may choose. */
public final class SecurityQuestion extends OktaObject {

    private SecurityQuestion(JsonNode tree) {
        super(tree);
    }

    @JsonCreator
    public static SecurityQuestion of(JsonNode tree) {
        return new SecurityQuestion(tree);
    }

    /** The key to enroll with, such as {@code first_award}. */
    public String getQuestion() {
        return text("question");
    }

    /** The question as the user reads it. */
    public String getQuestionText() {
        return text("questionText");
    }
}
