package dev.runtimeguard.iam.sts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StsQuestionTest {

    @Test
    void isAnsweredByWhoeverIsAsked() {
        assertThat(StsQuestion.ask(() -> "a role").await(StsQuestion.MAX_WAIT_MS))
                .isEqualTo("a role");
    }

    @Test
    void hasNoAnswerWhereAskingFails() {
        assertThat(StsQuestion.ask(() -> {
                            throw new NoClassDefFoundError();
                        })
                        .await(StsQuestion.MAX_WAIT_MS))
                .isNull();
    }

    @Test
    void hasNoAnswerWhereNoThreadIsLeftToAskIn() {
        StsQuestion<String> question = StsQuestion.ask(() -> "a role", thread -> {
            throw new OutOfMemoryError("unable to create native thread");
        });

        assertThat(question.await(StsQuestion.MAX_WAIT_MS)).isNull();
    }
}
