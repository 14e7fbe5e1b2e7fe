package dev.runtimeguard.samples.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class AccessKeyIdsTest {
    @Test
    void aRealKeyIdGivesItsAccount() {
        assertThat(AccessKeyIds.accountId("ASIAY34FZKBOKMUTVV7A")).isEqualTo("609629065308");
    }

    @RepeatedTest(20)
    void madeKeyIdsHoldTheirAccount() {
        assertThat(AccessKeyIds.temporary("609629065308")).matches("ASIA[A-Z2-7]{16}");
        assertThat(AccessKeyIds.accountId(AccessKeyIds.temporary("609629065308")))
                .isEqualTo("609629065308");
        assertThat(AccessKeyIds.longTerm("000000000007")).matches("AKIA[A-Z2-7]{16}");
        assertThat(AccessKeyIds.accountId(AccessKeyIds.longTerm("000000000007")))
                .isEqualTo("000000000007");
    }
}
