package dev.runtimeguard.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTypeTest {

    @ParameterizedTest
    @CsvSource(
            value = {
                "identity-based, IDENTITY_BASED",
                "Identity-Based, IDENTITY_BASED",
                "service control policies, UNKNOWN",
                "' sessions ', SESSION",
                "VPC endpoint policy transitively through a service control, SERVICE_CONTROL",
                "VPC endpoint policy through a session, SESSION",
                "'', UNKNOWN",
                "s, UNKNOWN"
            })
    void isReadFromTheWordsOfADenial(String words, PolicyType type) {
        assertThat(PolicyType.ofWording(words)).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsId(PolicyType type) {
        assertThat(PolicyType.ofId(type.id())).isEqualTo(type);
        assertThat(PolicyType.ofId("no " + type.id())).isEqualTo(PolicyType.UNKNOWN);
        assertThat(PolicyType.ofId(null)).isEqualTo(PolicyType.UNKNOWN);
    }

    @Test
    void eachHasADescriptionOfItsOwn() {
        Set<String> descriptions = new HashSet<>();
        for (PolicyType type : PolicyType.values()) {
            assertThat(type.description()).matches("(an?|the) .*(policy|boundary).*");
            descriptions.add(type.description());
        }
        assertThat(descriptions).hasSize(PolicyType.values().length);
    }
}
